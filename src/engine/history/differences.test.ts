import { describe, expect, it } from 'vitest';
import { differencesOf, differenceText, withDifferences } from './differences.ts';

const rules = (...lines: string[]) => ['table_name,column_name,rule', ...lines, ''].join('\n');

const before = {
  texts: { dq: rules('a,x,1', 'a,y,2', 'b,z,3', 'c,w,4'), gone: 'h\n1\n' },
  files: { 'a.csv': '11', 'b.csv': '22' },
};
const after = {
  texts: { dq: rules('a,x,1', 'a,y,9', 'c,w,4', 'd,"q\nr",5', 'd,s,6'), wide: 'h,i\n1,2\n' },
  files: { 'a.csv': '12', 'b.csv': '22', 'c.csv': '33' },
};

describe('the differences between two runs', () => {
  const differences = differencesOf(before, after);

  it('are files, tables and the lines of tables, each with its place', () => {
    expect(differences.map(differenceText)).toEqual([
      'a.csv',
      'c.csv',
      'dq.csv:3',
      'dq.csv:5',
      'gone.csv',
      'wide.csv',
    ]);
    expect(differences[2]).toEqual({
      kind: 'lines',
      table: 'dq',
      line: 3,
      before: ['a,y,2', 'b,z,3'],
      after: ['a,y,9'],
    });
  });

  it('lead from one to the other, one after the other', () => {
    expect(withDifferences(before, after, new Set())).toEqual(before);
    expect(withDifferences(before, after, new Set(differences))).toEqual(after);
    const some = withDifferences(before, after, new Set([differences[0]!, differences[3]!]));
    expect(some.files).toEqual({ 'a.csv': '12', 'b.csv': '22' });
    expect(some.texts['dq']).toBe(rules('a,x,1', 'a,y,2', 'b,z,3', 'c,w,4', 'd,"q\nr",5', 'd,s,6'));
  });

  it('are the whole table where its columns are others', () => {
    const other = { ...before, texts: { ...before.texts, dq: 'table_name,rule\na,1\n' } };
    expect(differencesOf(before, other).map(({ kind }) => kind)).toEqual(['table']);
    expect(differencesOf(before, before)).toEqual([]);
  });
});
