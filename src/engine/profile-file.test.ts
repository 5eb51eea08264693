import { afterAll, beforeAll, expect, it } from 'vitest';
import { proposeTable } from '../core/propose/new-table.ts';
import type { Connector } from './connector.ts';
import { openNative } from './node.ts';
import { fileOf } from './pipeline.test-helper.ts';
import { profileFile } from './profile-file.ts';

let connector: Connector;
beforeAll(async () => (connector = await openNative()));
afterAll(() => connector.close());

const rows = Array.from({ length: 60 }, (_, at) => {
  const day = String((at % 28) + 1).padStart(2, '0');
  const region = ['North', 'South', 'NORTH'][at % 3]!;
  return [
    `${1000 + at}`,
    ` ann ${at}`,
    region,
    `${day}.03.2025`,
    at === 0 ? '' : String(at - 1),
    '',
    `a${at % 7}`,
  ].join(';');
});
const file = `id;name;region;day;amount;"odd ""name""";part\n${rows.join('\n')}\n`;

it('tells what is in the columns of a file, and what they speak for', async () => {
  const found = await profileFile(fileOf('visits.csv', file), connector);
  expect(found).toMatchObject({ format: 'csv', header: true, records: 60, complete: true });
  const column = (name: string) => found.columns.find((one) => one.name === name)!;
  expect(column('id')).toMatchObject({ type: 'INTEGER', distinct: 60, digits: 60, shortest: 4, longest: 4 });
  expect(column('name')).toMatchObject({ spaced: 60, type: 'VARCHAR' });
  expect(column('region')).toMatchObject({
    distinct: 3,
    folded: 2,
    top: [
      ['NORTH', 20],
      ['North', 20],
      ['South', 20],
    ],
  });
  expect(column('day').dates).toMatchObject({ 'dd.MM.yyyy': 60 });
  expect(column('amount')).toMatchObject({ empty: 1, type: 'INTEGER' });
  expect(column('odd "name"')).toMatchObject({ empty: 60 });
  const table = proposeTable('visits', found.columns, found.pairs);
  expect(table.columns.filter(({ isKey }) => isKey).map(({ name }) => name)).toEqual(['id']);
  expect(table.columns.map(({ type }) => type)).toEqual([
    'INTEGER',
    'VARCHAR',
    'VARCHAR',
    'DATE',
    'INTEGER',
    'VARCHAR',
    'VARCHAR',
  ]);
});

it('finds a pair of columns where no single one tells the rows apart', async () => {
  const text = 'a,b,c\n1,x,1\n1,y,1\n2,x,1\n2,y,1\n';
  const { pairs } = await profileFile(fileOf('pairs.csv', text), connector);
  expect(pairs).toEqual([['a', 'b']]);
});

it('works for a file without records, and says what is no data', async () => {
  const { columns } = await profileFile(fileOf('none.csv', 'a,b\n'), connector);
  expect(columns.map(({ rows: count }) => count)).toEqual([0, 0]);
  await expect(
    profileFile(fileOf('x.csv', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')), connector),
  ).rejects.toThrow(/no data|no text/);
});
