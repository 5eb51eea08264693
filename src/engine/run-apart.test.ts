import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { duckdb } from '../core/dialects/duckdb.ts';
import { affectedJobs } from '../core/redirect.ts';
import type { Plan } from '../core/plan.ts';
import { fileOf, Pipeline, smallProject } from './pipeline.test-helper.ts';
import { runApart, type ApartOptions, type ApartTables } from './run-apart.ts';

const orders = 'id,name,amount,day\n1,ann,5,2025-01-01\n2,bob,x,2025-01-02\n3,,7,2025-01-03\n';
const publish = [
  'Load BI Table,lake.main.bi_total,INSERT INTO {table_name} SELECT count(*) AS n FROM lake.main.gold_orders,duckdb,1,Y',
  'Load BI Table,lake.main.bi_double,INSERT INTO {table_name} SELECT 2 * n AS n FROM lake.main.bi_total,duckdb,2,Y',
];

describe('runApart', () => {
  let pipeline: Pipeline;
  let changed: Plan;
  beforeEach(async () => {
    pipeline = await Pipeline.open(await smallProject({ sql_repos: publish }));
    await pipeline.run({ 'orders.csv': orders });
    changed = await smallProject({
      sql_repos: publish,
      dq_rule_config: ['std_orders,name,NOT_NULL,,no name,Y'],
    });
  });
  afterEach(() => pipeline.close());

  const apart = <Value>(
    work: (tables: ApartTables) => Promise<Value>,
    more: Partial<ApartOptions> = {},
  ): Promise<Value> =>
    runApart(
      {
        jobs: changed.jobs,
        only: affectedJobs(pipeline.plan.jobs, changed.jobs),
        connector: pipeline.connector,
        dialect: duckdb,
        at: '2025-07-02 08:00:00',
        load: 'apart',
        file: (name) => fileOf(name, orders),
        ...more,
      },
      work,
    );
  const table = (name: string) => changed.jobs.find((job) => job.target === name)!.targetTable;
  const count = async (tables: ApartTables, name: string) => {
    const { rows } = await tables.query(`SELECT * FROM ${duckdb.table(tables.place(table(name)))}`);
    return rows.length;
  };
  const databases = async () =>
    (await pipeline.rows('SELECT database_name AS name FROM duckdb_databases() WHERE NOT internal')).map(
      ({ name }) => name,
    );

  it('gives what the changed jobs would write, and leaves the tables as they are', async () => {
    const before = await databases();
    const found = await apart(async (tables) => ({
      gold: await count(tables, 'gold_orders'),
      total: (await tables.query(`SELECT n FROM ${duckdb.table(tables.place(table('bi_total')))}`)).rows,
      double: (await tables.query(`SELECT n FROM ${duckdb.table(tables.place(table('bi_double')))}`)).rows,
      failed: [...tables.failed],
    }));
    expect(found).toMatchObject({ gold: 1, failed: [] });
    expect(Number(found.total[0]!['n'])).toBe(1);
    expect(Number(found.double[0]!['n'])).toBe(2);
    expect(await pipeline.table('gold_orders')).toHaveLength(2);
    expect(Number((await pipeline.table('bi_double'))[0]!['n'])).toBe(4);
    expect(await databases()).toEqual(before);
  });

  it('keeps some rows of a table, whose checks see all of them', async () => {
    changed = await smallProject({ dq_rule_config: ['std_orders,,ROW_COUNT,3..,too few,Y'] });
    const keeps: ApartOptions['keeps'] = ({ table: name }) =>
      name === 'dq_orders' ? "_row <> 2 AND dq_chk = ''" : undefined;
    expect(await apart((tables) => count(tables, 'dq_orders'), { keeps })).toBe(2);
  });

  it('can leave tables out that are there', async () => {
    const only = new Set(['ingest gold_orders']);
    const failed = await apart((tables) => Promise.resolve([...tables.failed.values()]), {
      only,
      isMissing: ({ table: name }) => name === 'stage_orders',
    });
    expect(failed).toEqual([expect.stringContaining('stage_orders')]);
  });

  it('runs a whole plan from its files', async () => {
    const all = new Set(changed.jobs.map(({ id }) => id));
    expect(await apart((tables) => count(tables, 'orders'), { only: all })).toBe(3);
  });

  it('tells which jobs fail and which wait for them', async () => {
    changed = await smallProject({
      sql_repos: [publish[0]!.replace('count(*)', 'count(nothing)'), publish[1]!],
    });
    const failed = await apart((tables) => Promise.resolve([...tables.failed.keys()]));
    expect(failed).toEqual(['publish bi_total', 'publish bi_double']);
  });

  it('leaves nothing behind where it is stopped, and where the work fails', async () => {
    const before = await databases();
    const stop = new AbortController();
    const stopped = apart(() => Promise.resolve(1), {
      signal: stop.signal,
      only: new Set(changed.jobs.map(({ id }) => id)),
      file: (name) => {
        stop.abort();
        return fileOf(name, orders);
      },
    });
    await expect(stopped).rejects.toThrow();
    await expect(apart(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await databases()).toEqual(before);
    expect(await pipeline.table('gold_orders')).toHaveLength(2);
  });
});
