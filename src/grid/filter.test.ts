import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connector } from '../engine/connector.ts';
import { openNative } from '../engine/node.ts';
import { kindOf, shortType, type GridColumn } from './column.ts';
import { badValue, filterSql, filterWords, testsOf, valuesOf, type ColumnFilter } from './filter.ts';
import { searchSql } from './search.ts';

let engine: Connector;
beforeAll(async () => {
  engine = await openNative({ threads: 1 });
});
afterAll(() => engine.close());

/** The positions, from 0, of the values that pass a filter. */
async function passing(
  type: string,
  values: string[],
  filter: Omit<ColumnFilter, 'column'>,
): Promise<number[]> {
  const column: GridColumn = { name: 'v', type, kind: kindOf(type) };
  const list = values.map((value, index) => `(${index}, CAST(${value} AS ${type}))`).join(', ');
  const condition = filterSql({ column: 'v', ...filter }, column, '_r."v"');
  const { rows } = await engine.query(
    `SELECT i FROM (VALUES ${list}) AS _r(i, v) WHERE ${condition} ORDER BY i`,
  );
  return rows.map((row) => Number(row['i']));
}

describe('a filter on text', () => {
  const hostile = [
    `' OR 1=1 --`,
    '%',
    '_',
    '\\',
    `"; DROP TABLE x`,
    'a%b',
    'İstanbul',
    '\u0000'.slice(1),
    '$$',
  ];
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

  it.each(hostile)('takes every sign as itself: %s', async (text) => {
    const values = [quoted(text), `'plain'`, `NULL`, quoted(`x${text}y`)];
    const isEmpty = text === '';
    expect(await passing('VARCHAR', values, { test: 'equals', value: text })).toEqual([0]);
    expect(await passing('VARCHAR', values, { test: 'contains', value: text })).toEqual(
      isEmpty ? [0, 1, 3] : [0, 3],
    );
  });

  it('finds whatever the case, and tells NULL from the empty text', async () => {
    const values = [`'Zürich'`, `''`, `NULL`, `'NULL'`];
    expect(await passing('VARCHAR', values, { test: 'contains', value: 'ZÜR' })).toEqual([0]);
    expect(await passing('VARCHAR', values, { test: 'empty' })).toEqual([1]);
    expect(await passing('VARCHAR', values, { test: 'null' })).toEqual([2]);
    expect(await passing('VARCHAR', values, { test: 'not null' })).toEqual([0, 1, 3]);
  });

  it('reads the text of an ENUM, a list and a blob', async () => {
    expect(
      await passing(`ENUM('a', 'it''s')`, [`'a'`, `'it''s'`], { test: 'equals', value: `it's` }),
    ).toEqual([1]);
    expect(await passing('INTEGER[]', ['[1, 2]', '[]'], { test: 'contains', value: '1, 2' })).toEqual([0]);
    expect(await passing('BLOB', [`'\\x00'`, `'a'`], { test: 'contains', value: '\\x00' })).toEqual([0]);
  });
});

describe('a filter on numbers', () => {
  it.each(['=', '≠', '<', '≤', '>', '≥'] as const)('compares exactly: %s 1.5', async (test) => {
    const expected = { '=': [], '≠': [0, 1], '<': [0], '≤': [0], '>': [1], '≥': [1] }[test];
    expect(await passing('INTEGER', ['1', '2', 'NULL'], { test, value: '1.5' })).toEqual(expected);
  });

  it.each([
    ['BIGINT', '9223372036854775807', '9223372036854775806'],
    ['HUGEINT', '170141183460469231731687303715884105727', '170141183460469231731687303715884105726'],
    ['UBIGINT', '18446744073709551615', '18446744073709551614'],
    ['DECIMAL(18,2)', '0.30', '0.31'],
    ['DOUBLE', '0.1', '0.2'],
    ['FLOAT', '0.1', '0.2'],
    ['DOUBLE', '1e300', '1e299'],
    ['DOUBLE', '-.5', '.5'],
    ['DOUBLE', '5.', '6'],
  ])('compares %s %s', async (type, value, other) => {
    expect(await passing(type, [`'${value}'`, `'${other}'`, 'NULL'], { test: '=', value })).toEqual([0]);
  });

  it('includes both ends of a range', async () => {
    const range = { test: 'between', value: '1', upper: ' 2 ' } as const;
    expect(await passing('INTEGER', ['0', '1', '2', '3'], range)).toEqual([1, 2]);
  });

  it.each(['', '1 OR 1=1', '1; DROP TABLE x', `1'`, '--', '0x10', 'NULL', '1e'])(
    'refuses %s',
    async (value) => {
      await expect(passing('INTEGER', ['1'], { test: '=', value })).rejects.toThrow('Type a number');
    },
  );
});

describe('a filter on dates and times', () => {
  const times = [
    `'2024-02-28 23:59:59'`,
    `'2024-02-29 00:00:00'`,
    `'2024-02-29 23:59:59.999'`,
    `'2024-03-01'`,
  ];
  const cases = [
    ['=', [1, 2]],
    ['≠', [0, 3]],
    ['<', [0]],
    ['≤', [0, 1, 2]],
    ['>', [3]],
    ['≥', [1, 2, 3]],
  ] as const;

  it.each(cases)('means the whole day by a date: %s', async (test, expected) => {
    for (const type of ['TIMESTAMP', 'TIMESTAMP WITH TIME ZONE', 'TIMESTAMP_NS'])
      expect(await passing(type, times, { test, value: '2024-02-29' })).toEqual(expected);
  });

  it('compares a day, a time and a moment', async () => {
    expect(
      await passing('DATE', [`'2024-01-01'`, `'2024-01-02'`], { test: '>', value: '2024-01-01' }),
    ).toEqual([1]);
    expect(await passing('TIME', [`'10:00:00'`, `'10:00:01'`], { test: '≤', value: '10:00' })).toEqual([0]);
    expect(await passing('TIMESTAMP', times, { test: '=', value: '2024-02-29T23:59:59.999' })).toEqual([2]);
    const days = { test: 'between', value: '2024-02-28', upper: '2024-02-29' } as const;
    expect(await passing('TIMESTAMP', times, days)).toEqual([0, 1, 2]);
  });

  it.each(['2024-02-30', '29.02.2024', `2024-01-01' OR '1`, ''])('refuses %s', (value) => {
    expect(badValue('date', value)).toMatch(/^Type a date/);
    expect(badValue('timestamp', value)).toMatch(/^Type a date/);
  });
});

it('a filter on booleans tells three states apart', async () => {
  const values = ['true', 'false', 'NULL'];
  expect(await passing('BOOLEAN', values, { test: 'true' })).toEqual([0]);
  expect(await passing('BOOLEAN', values, { test: 'false' })).toEqual([1]);
  expect(await passing('BOOLEAN', values, { test: 'null' })).toEqual([2]);
});

describe('the search', () => {
  const columns = [
    ['i', 'INTEGER', '12345'],
    ['d', 'DECIMAL(5,2)', '7.50'],
    ['x', 'DOUBLE', `'inf'`],
    ['t', 'VARCHAR', `'50%_off\\ İ'`],
    ['b', 'BOOLEAN', 'true'],
    ['l', 'DECIMAL(3,1)[]', '[1.5]'],
    ['s', 'STRUCT(a VARCHAR)', `{'a': 'Inside'}`],
    ['n', 'VARCHAR', 'NULL'],
  ] as const;
  const found: [text: string, hit: boolean][] = [
    ['234', true],
    ['7.50', true],
    ['INF', true],
    ['%_OFF\\', true],
    ['5_', false],
    ['TRUE', true],
    ['[1.5', true],
    ['inside', true],
    ['NULL', false],
    [`' OR true --`, false],
  ];

  it.each(found)('over all columns: %s → %s', async (text, hit) => {
    const typed = columns.map(([name, type]) => ({ name, type, kind: kindOf(type) }));
    const select = columns.map(([name, type, value]) => `CAST(${value} AS ${type}) AS ${name}`).join(', ');
    const condition = searchSql(text, typed, ({ name }) => `_r.${name}`);
    const { rows } = await engine.query(`SELECT 1 FROM (SELECT ${select}) AS _r WHERE ${condition}`);
    expect(rows.length > 0).toBe(hit);
  });
});

describe('types', () => {
  it('have a kind and a short name', () => {
    expect(['INTEGER', 'DECIMAL(18,2)', 'INTEGER[]', 'TIMESTAMP_NS', `ENUM('a(', 'b')`].map(kindOf)).toEqual([
      'number',
      'number',
      'other',
      'timestamp',
      'text',
    ]);
    expect(["ENUM('a')[]", 'STRUCT(a INTEGER)', 'MAP(VARCHAR, INTEGER)', 'DATE'].map(shortType)).toEqual([
      'ENUM[]',
      'STRUCT',
      'MAP',
      'DATE',
    ]);
  });

  it('offer tests that the engine understands', async () => {
    const samples = {
      INTEGER: '1',
      DATE: '2024-01-01',
      TIMESTAMP: '2024-01-01 10:00',
      TIME: '10:00:00',
      VARCHAR: 'a',
      BOOLEAN: '',
      'INTEGER[]': '1',
    };
    for (const [type, value] of Object.entries(samples))
      for (const test of testsOf(kindOf(type))) {
        expect(filterWords({ column: 'v', test, value, upper: value })).toMatch(/^v /);
        expect(valuesOf(test)).toBeLessThanOrEqual(2);
        await passing(type, ['NULL'], { test, value, upper: value });
      }
  });
});
