import { describe, expect, it } from 'vitest';
import { hasHeader } from './csv-header.ts';

const records = (text: string) => text.split('\n').map((line) => line.split(','));

describe('the first record of a CSV text', () => {
  it.each([
    ['names above numbers', 'id,amount\n1,2.5\n2,3.5'],
    ['names above texts', 'name,city\nAnn,Rome\nBob,Oslo'],
    ['names above codes', 'code,x\nAB-1,a\nAC-2,b'],
    ['nothing but names', 'name,city'],
    ['a number among names', 'id,name,2\n1,Ann,x\n2,Bob,y'],
    ['numbers that count up', 'id,1,2,3\n7,4.5,4.5,3.3\n8,4.5,4.6,4.4'],
    ['years', 'region,2023,2024\nnorth,1.5,2.5\nsouth,3.5,4.5'],
    ['names that are empty', 'id,,\n1,a,b\n2,c,d'],
    ['a header that comes again', 'name,city\nAnn,Rome\nname,city\nBob,Oslo'],
    ['a name above values with gaps', 'id,amount\n1,\n2,3\n3,4'],
  ])('%s: is a header', (_what, text) => {
    const [first, ...body] = records(text);
    expect(hasHeader(first!, body)).toBe(true);
  });

  it.each([
    ['numbers', '1,Ann\n2,Bob'],
    ['one record with a number', '1,Ann'],
    ['dates', 'Ann,2025-01-02\nBob,2025-01-03'],
    ['times', '10:20,a\n11:30,b'],
    ['addresses', 'Ann,ann@example.org\nBob,bob@example.org'],
    ['a gap among numbers', 'N/A,5,x\n3,6,y\n4,7,z'],
    ['years of which all are years', 'Ann,2023\nBob,2024'],
    ['numbers that count up beside a text', 'Ann,1,2,3\nBob,4,4,1'],
    ['values that come again', 'Ann,north\nBob,south\nCid,north'],
    ['codes', 'AB-1,x\nAC-2,y\nAD-3,z'],
    ['amounts of money', '$5.00,x\n$6.50,y'],
  ])('%s: is none', (_what, text) => {
    const [first, ...body] = records(text);
    expect(hasHeader(first!, body)).toBe(false);
  });
});
