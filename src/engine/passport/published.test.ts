import { afterEach, describe, expect, it } from 'vitest';
import { duckdb } from '../../core/dialects/duckdb.ts';
import { Pipeline, smallProject } from '../pipeline.test-helper.ts';
import { explainRow } from './explain-row.ts';
import { explain, valuesOf } from './passport.test-helper.ts';
import type { Passport } from './passport.ts';

const day = (number: number) => `2025-07-0${number} 08:00:00`;
const orders = 'id,name,amount,day\n1,a,5,2025-01-01\n2,a,6,2025-01-02\n3,b,7,\n4,c,x,\n5,d,1,\n5,d,2,\n';
const wait = 60_000;

let pipeline: Pipeline | undefined;
afterEach(async () => {
  await pipeline?.close();
  pipeline = undefined;
});

async function publishing(...queries: string[]): Promise<Pipeline> {
  const lines = queries.map(
    (sql, place) => `Load BI Table,lake.main.bi_${place},"INSERT INTO {table_name} ${sql}",duckdb,${place},Y`,
  );
  pipeline = await Pipeline.open(await smallProject({ sql_repos: lines }));
  await pipeline.run({ 'orders.csv': orders }, day(1));
  return pipeline;
}

function fed(passport: Passport | undefined) {
  return passport!.steps.flatMap((step) =>
    step.kind === 'publish' ? [{ rows: step.rows?.map(valuesOf), count: step.count, note: step.note }] : [],
  );
}

const byKey = (value: string) => ({ key: [value] });

describe('what a row feeds', () => {
  it('is what would be another without it: groups, single rows, shares of a whole', async () => {
    const project = await publishing(
      '(name, total) SELECT name, sum(amount) FROM lake.main.gold_orders GROUP BY name',
      '(id, late) SELECT gold_orders.id, day IS NULL FROM lake.main.gold_orders',
      '(id, share) SELECT id, amount / sum(amount) OVER () FROM lake.main.gold_orders',
      '(n) SELECT count(*) FROM lake.main.gold_orders WHERE amount > 6',
    );
    const [sums, rows, shares, counted] = fed(await explain(project, 'gold_orders', byKey('2'), wait));
    expect(sums).toEqual({ rows: [{ name: 'a', total: '11' }], count: 1, note: '' });
    expect(rows).toEqual({ rows: [{ id: '2', late: 'false' }], count: 1, note: '' });
    expect(shares).toMatchObject({ count: 4, note: '' });
    expect(counted).toEqual({ rows: [], count: 0, note: '' });
  });

  it('is told of the last table that the row has got to, so of a rejected record where the quarantine is published', async () => {
    const project = await publishing(
      `(reason, n) SELECT dq_chk, count(*) FROM lake.main.dq_orders WHERE dq_chk <> '' GROUP BY dq_chk`,
      '(n) SELECT count(*) FROM lake.main.gold_orders',
    );
    expect(fed(await explain(project, 'orders', { record: { file: 'orders.csv', row: 4 } }, wait))).toEqual([
      { rows: [{ reason: 'amount: not a valid INTEGER', n: '1' }], count: 1, note: '' },
    ]);
    const superseded = await explain(project, 'orders', { record: { file: 'orders.csv', row: 5 } }, wait);
    expect(fed(superseded)).toEqual([{ rows: [], count: 0, note: '' }]);
  });

  it('says where the BI table is older than what it is made from', async () => {
    const project = await publishing(
      '(name, total) SELECT name, sum(amount) FROM lake.main.gold_orders GROUP BY name',
    );
    const only = new Set(project.plan.jobs.filter(({ kind }) => kind !== 'publish').map(({ id }) => id));
    await project.run({ 'orders.csv': orders.replace('1,a,5', '1,a,50') }, day(2), { only });
    const [told] = fed(await explain(project, 'gold_orders', byKey('1'), wait));
    expect(told).toEqual({
      rows: [],
      count: 0,
      note: 'bi_0 was published before its tables changed, or by another query',
    });
  });

  it('is left open where there is no time, or where the query can’t be asked so', async () => {
    const project = await publishing(
      '(id) SELECT lake.main.gold_orders.id FROM lake.main.gold_orders',
      '(n) SELECT count(*) FROM lake.main.gold_orders',
    );
    const [refused, other] = fed(await explain(project, 'gold_orders', byKey('1'), wait));
    expect(refused).toMatchObject({ rows: undefined, count: 0 });
    expect(refused!.note).toMatch(/^which of its rows can’t be told: /);
    expect(other).toMatchObject({ count: 1 });
    for (const { rows, note } of fed(await explain(project, 'gold_orders', byKey('1'), 0))) {
      expect(rows).toBeUndefined();
      expect(note).toMatch(/takes too long/);
    }
  });

  it('ends a query that takes too long, and everything once it is aborted', async () => {
    const project = await publishing('(n) SELECT count(*) FROM lake.main.gold_orders, range(1000) AS r(i)');
    const { plan, connector } = project;
    const slow = plan.jobs.map((job) =>
      job.query
        ? { ...job, query: { ...job.query, sql: job.query.sql.replace('1000', '300000000000') } }
        : job,
    );
    const table = plan.jobs.find(({ id }) => id === 'ingest gold_orders')!.targetTable;
    const options = { plan: { ...plan, jobs: slow }, connector, dialect: duckdb, table, row: byKey('1') };
    const [told] = fed(await explainRow({ ...options, patience: 100 }));
    expect(told!.note).toMatch(/takes too long/);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 200);
    await expect(explainRow({ ...options, patience: wait, signal: stop.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(await project.table('gold_orders', '1')).toHaveLength(4);
  });
});
