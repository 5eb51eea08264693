import { afterEach, beforeEach, expect, it } from 'vitest';
import { duckdb } from '../core/dialects/duckdb.ts';
import { proposalsFor } from '../core/propose/proposals.ts';
import { Pipeline, smallProject } from './pipeline.test-helper.ts';
import { profileTable } from './profile-table.ts';

let pipeline: Pipeline;
beforeEach(async () => {
  pipeline = await Pipeline.open(await smallProject({ data_model: [] }));
});
afterEach(() => pipeline.close());

const records = Array.from({ length: 400 }, (_, at) => {
  const phone = at % 100 === 0 ? '123' : `0${123456789 + at}`;
  const day =
    at === 1 ? '1900-01-01' : at === 3 ? '2199-12-31' : `2025-03-${String((at % 28) + 1).padStart(2, '0')}`;
  return [
    `K${1000 + at}x`,
    phone,
    at === 5 ? 'x' : at === 7 ? 9 : (at % 5) + 1,
    day,
    at === 9 ? -1 : at * 3,
  ].join(',');
});
const file = `id,phone,rating,day,amount\n${records.join('\n')}\n`;

async function profile(most?: number) {
  await pipeline.run({ 'orders.csv': file });
  const { targetTable } = pipeline.plan.jobs.find(({ kind }) => kind === 'std')!;
  return profileTable(targetTable, pipeline.connector, duckdb, '2025-07-01', undefined, most);
}

it('tells what the columns of a table speak for, exceptions included', async () => {
  const { columns, rows, looked } = await profile();
  expect([rows, looked]).toEqual([400, 400]);
  const rules = columns.map((column) =>
    proposalsFor(column)
      .filter(({ rule }) => rule !== 'NOT_NULL')
      .map(({ rule, condition, rejects }) => `${column.name} ${rule} ${condition} ${rejects}`),
  );
  expect(rules.flat()).toEqual([
    'id UNIQUE  0',
    'id LENGTH 6..6 0',
    'phone REGEX ^[0-9]{10}$ 4',
    'rating RANGE 1..5 2',
    'day DATE_RANGE 1901-01-01..today 2',
    'amount RANGE 0.. 1',
  ]);
});

it('looks through a part of a large table, by the numbers of its records', async () => {
  const { columns, rows, looked } = await profile(150);
  expect([rows, looked]).toEqual([400, 133]);
  expect(columns[0]).toMatchObject({ name: 'id', rows: 133, distinct: 133 });
});
