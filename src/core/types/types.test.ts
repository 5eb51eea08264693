import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connector } from '../../engine/connector.ts';
import { openNative } from '../../engine/node.ts';
import { duckdb } from '../dialects/duckdb.ts';
import { dataTypes, findType } from './types.ts';

let connector: Connector;
beforeAll(async () => {
  connector = await openNative();
});
afterAll(() => connector.close());

describe('data types', () => {
  for (const type of dataTypes) {
    for (const [input, output] of type.examples)
      it(`${type.name} ${JSON.stringify(input)} → ${JSON.stringify(output)}`, async () => {
        const value = type.parse(duckdb.literal(input), duckdb);
        const { rows } = await connector.query(`SELECT CAST(${value} AS VARCHAR) AS result`);
        expect(rows[0]!['result']).toBe(output);
      });
    for (const alias of type.aliases)
      it(`${alias} is another word for ${type.name}`, () => {
        expect(findType(alias.toLowerCase())?.name.replace(/\(.*/, '')).toBe(type.name.replace(/\(.*/, ''));
      });
  }
  it('knows the digits of a decimal and no made-up type', () => {
    expect(findType('decimal( 12 , 3 )')?.name).toBe('DECIMAL(12,3)');
    expect(findType('VARCHAR(20)')?.name).toBe('VARCHAR');
    expect(findType('INTEGRE')).toBeUndefined();
  });
});
