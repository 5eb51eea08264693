import { describe, expect, it } from 'vitest';
import type { ColumnProfile } from './column-profile.ts';
import { linesOf, proposeKeys, proposeTable, tableNameOf, tableNameProblem } from './new-table.ts';
import { noRole, share } from './proposal.ts';
import { proposalKinds } from './proposals.ts';

const plain: ColumnProfile = {
  name: 'x',
  type: 'VARCHAR',
  rows: 100,
  empty: 0,
  distinct: 100,
  folded: 100,
  spaced: 0,
  shortest: 1,
  longest: 9,
  usualLength: 5,
  usual: 20,
  usualDigits: 0,
  digits: 0,
  emails: 0,
  numbers: 0,
  negative: 0,
  lowest: undefined,
  highest: undefined,
  days: 0,
  future: 0,
  ancient: 0,
  dates: {},
  top: [],
};

describe.each(proposalKinds.map((kind) => [kind.name, kind] as const))('%s', (_, kind) => {
  it.each(kind.examples)('%j', ({ profile, role, rules }) => {
    const found = kind.propose({ ...plain, ...profile }, { ...noRole, ...role });
    expect(
      found.map(({ rule, condition, on }) => [rule, condition, on ? '' : 'off'].filter(Boolean).join(' ')),
    ).toEqual(rules);
  });
});

it.each([
  ['Sales 2025-01.csv', 'sales_2025_01'],
  ['Ürün Listesi.xlsx', 'urun_listesi'],
  ['2025.csv.gz', 'table_2025'],
  ['orders.csv', 'orders_3'],
  ['日本.csv', 'table'],
])('names a table after %s', (file, name) => {
  expect(tableNameOf(file, new Set(['orders', 'orders_2']))).toBe(name);
});

it('says what is wrong with a name', () => {
  expect(tableNameProblem('1a', new Set())).toMatch(/begins with a letter/);
  expect(tableNameProblem('Orders', new Set(['orders']))).toMatch(/already/);
  expect(tableNameProblem('orders', new Set())).toBe('');
});

it('finds keys: a unique column called like one, else any, else a pair, else all columns', () => {
  const column = (name: string, distinct: number, empty = 0) => ({ ...plain, name, distinct, empty });
  expect(proposeKeys([column('name', 100), column('site_id', 100)], []).keys).toEqual(['site_id']);
  expect(proposeKeys([column('name', 100), column('id', 99)], []).keys).toEqual(['name']);
  expect(proposeKeys([column('a', 9), column('b', 20)], [['a', 'b']]).keys).toEqual(['a', 'b']);
  expect(proposeKeys([column('a', 9), column('b', 20)], []).keys).toEqual(['a', 'b']);
  expect(proposeKeys([column('a', 100, 1)], []).reason).toMatch(/all columns agree/);
});

it('writes all lines of a table', () => {
  const table = proposeTable(
    'visits',
    [
      { ...plain, name: 'id' },
      { ...plain, name: 'day', spaced: 1, dates: { 'dd.MM.yyyy': 100 }, distinct: 50 },
    ],
    [],
  );
  const lines = linesOf(table, {
    catalog: 'c',
    schema: 's',
    sequence: 7,
    file: { name: 'Visits.csv', format: 'csv', hasHeader: true, settings: { delimiter: '\t' } },
  });
  expect(lines['pipeline_config']).toMatchObject([
    { file_path: 'Visits.csv', delimiter: 'tab', seq_no: '7' },
  ]);
  expect(lines['main_pipeline_config']!.map((line) => line['target'])).toEqual([
    'cleansed_visits',
    'std_visits',
    'dq_visits',
    'stage_visits',
    'gold_visits',
  ]);
  expect(lines['data_model']).toMatchObject([
    { data_type: 'VARCHAR' },
    { column_name: 'day', data_type: 'DATE' },
  ]);
  expect(lines['cleansing_rules']!.map(({ cleanse_type, seq_no }) => `${seq_no} ${cleanse_type}`)).toEqual([
    '1 trim',
    '2 date_format:dd.MM.yyyy',
  ]);
  expect(lines['dq_rule_config']!.map(({ rule_type }) => rule_type)).toEqual(['NOT_NULL', 'NOT_NULL']);
});

it('never rounds a share to all or none', () => {
  expect([share(1, 1), share(9999, 10_000), share(98, 100), share(1, 10_000)]).toEqual([
    'all',
    '> 99.9 %',
    '98 %',
    '< 0.1 %',
  ]);
});
