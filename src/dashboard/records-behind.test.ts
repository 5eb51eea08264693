import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '../core/jobs/job.ts';
import { redirectQuery } from '../core/redirect.ts';
import { filesIn, Pipeline, planIn } from '../engine/pipeline.test-helper.ts';
import { modelIn } from './model.test-helper.ts';
import type { Model } from './model.ts';
import { randomness } from './random.test-helper.ts';
import { recordsBehind, type Behind } from './records-behind.ts';
import type { RowValue } from './row-proof.ts';

let pipeline: Pipeline;
let model: Model;
beforeAll(async () => {
  pipeline = await Pipeline.open(await planIn('configs'));
  await pipeline.run(filesIn('data_sample'));
  model = await modelIn(pipeline.connector);
});
afterAll(() => pipeline.close());

const ask = async (sql: string) => (await pipeline.connector.query(sql)).rows;

/** All rows of a BI table as text, with their columns. */
async function rowsOf(target: string): Promise<RowValue[][]> {
  const { columns } = await pipeline.connector.query(
    `SELECT * FROM workspace.healthintel360_publish.${target}`,
  );
  const rows = await pipeline.table(target, 'CAST(COLUMNS(*) AS VARCHAR)', 'ORDER BY ALL');
  return rows.map((row) =>
    columns.map(({ name, type }) => ({ column: name, type, text: row[name] as string | null })),
  );
}

/** How often the query gives a row from the sources alone, copied to tables of their own; columns that depend on others aside. */
async function countFrom(
  { sources, dependent }: Behind,
  job: Job,
  row: readonly RowValue[],
): Promise<number> {
  for (const { table, sql } of sources)
    await pipeline.connector.run(`CREATE OR REPLACE TEMP TABLE "${table.name}" AS ${sql}`);
  const query = redirectQuery(job.query!.sql, job.reads, ({ table }) => ({
    catalog: 'temp',
    schema: 'main',
    table,
  }));
  const same = row.map(({ column, text, type }, at) => {
    if (dependent.includes(column)) return 'TRUE';
    const value = (written: string) => (type === 'DOUBLE' ? `round(CAST(${written} AS DOUBLE), 6)` : written);
    const literal = text === null ? 'NULL' : `'${text.replaceAll("'", "''")}'`;
    return `${value(`CAST(c${at} AS VARCHAR)`)} IS NOT DISTINCT FROM ${value(literal)}`;
  });
  const [found] = await ask(
    `SELECT count(*) AS n FROM (${query}) AS answer (${row.map((_, at) => `c${at}`).join(', ')}) WHERE ${same.join(' AND ')}`,
  );
  return Number(found!['n']);
}

describe('the records behind a row of a BI table', () => {
  it('give that row, alone, in each of the shipped tables', async () => {
    const random = randomness(7);
    for (const job of pipeline.plan.jobs.filter(({ kind }) => kind === 'publish')) {
      const rows = await rowsOf(job.target);
      for (const row of random.some(4, () => random.pick(rows))) {
        const behind = await recordsBehind(job.query!.sql, row, model, ask);
        expect(behind.isNarrow, job.target).toBe(true);
        expect(behind.sources.map(({ table }) => table.name).sort()).toEqual(
          job.reads.map(({ table }) => table).sort(),
        );
        expect(await countFrom(behind, job, row), `${job.target} ${JSON.stringify(row)}`).toBe(1);
      }
    }
  });

  it('are those of the row’s key, in the tables that it reads', async () => {
    const job = pipeline.plan.jobs.find(({ target }) => target === 'bi_shipment_delays_by_region')!;
    const row = (await rowsOf(job.target))[0]!;
    const [region, product] = row.map(({ text }) => text!);
    const { sources, dependent } = await recordsBehind(job.query!.sql, row, model, ask);
    expect(dependent).toEqual([]);
    const shipments = sources.find(({ table }) => table.name === 'gold_shipment_data')!;
    const found = await ask(
      `SELECT count(*) AS n, any_value(product_id) AS product_id, count(DISTINCT product_id) AS products FROM (${shipments.sql})`,
    );
    const count = row.find(({ column }) => column === 'num_shipments')!.text;
    expect(found).toEqual([{ n: Number(count), product_id: product, products: 1 }]);
    const sites = sources.find(({ table }) => table.name === 'gold_site_master')!;
    expect(await ask(`SELECT DISTINCT region FROM (${sites.sql})`)).toEqual([{ region }]);
  });

  it('name the columns that depend on other rows, too', async () => {
    const job = pipeline.plan.jobs.find(({ target }) => target === 'bi_hcp_activity_scorecard')!;
    const rows = await rowsOf(job.target);
    const score = (row: readonly RowValue[]) =>
      Number(row.find(({ column }) => column === 'engagement_score')!.text ?? 0);
    const lowest = rows.reduce((one, other) => (score(other) < score(one) && score(other) > 0 ? other : one));
    const { dependent, isNarrow } = await recordsBehind(job.query!.sql, lowest, model, ask);
    expect({ dependent, isNarrow }).toEqual({ dependent: ['engagement_score'], isNarrow: true });
  });

  it('are whole tables where the query can’t be followed', async () => {
    const sql =
      'SELECT count(*) AS n FROM workspace.healthintel360.gold_hcp_data UNION ALL SELECT count(*) FROM workspace.healthintel360.gold_site_master';
    const [{ n } = { n: 0 }] = await pipeline.table('gold_hcp_data', 'count(*) AS n');
    const behind = await recordsBehind(sql, [{ column: 'n', type: 'BIGINT', text: String(n) }], model, ask);
    expect(behind).toMatchObject({ isNarrow: false, dependent: [] });
    expect(behind.sources.map(({ sql: rows }) => rows.replaceAll('\n', ' '))).toEqual([
      'SELECT * FROM workspace.healthintel360.gold_hcp_data',
      'SELECT * FROM workspace.healthintel360.gold_site_master',
    ]);
  });
});
