import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { duckdb } from '../../core/dialects/duckdb.ts';
import type { Plan } from '../../core/plan.ts';
import { fileOf, Pipeline, smallProject } from '../pipeline.test-helper.ts';
import { impactOf, type ImpactOptions } from './impact.ts';

const orders = [
  'id,name,amount,day',
  '1, ann ,5,2025-01-01',
  '2,bob,6,2025-01-02',
  '3,bob,7,2025-01-03',
  '4,,8,2025-01-04',
  '5,eve,x,2025-01-05',
  '',
].join('\n');
const publish = [
  'Load BI Table,lake.main.bi_total,INSERT INTO {table_name} SELECT count(*) AS n FROM lake.main.gold_orders,duckdb,1,Y',
];
const notNull = 'std_orders,name,NOT_NULL,,no name,Y';
const before = { sql_repos: publish, dq_rule_config: [notNull] };

describe('impactOf', () => {
  let pipeline: Pipeline;
  beforeEach(async () => {
    pipeline = await Pipeline.open(await smallProject(before));
    await pipeline.run({ 'orders.csv': orders });
  });
  afterEach(() => pipeline.close());

  const impact = (after: Plan, more: Partial<ImpactOptions> = {}) =>
    impactOf({
      before: pipeline.plan.jobs,
      after: after.jobs,
      connector: pipeline.connector,
      dialect: duckdb,
      at: '2025-07-02 08:00:00',
      file: (name) => Promise.resolve(fileOf(name, orders)),
      measure: async (ask) => {
        const { rows } = await ask('SELECT n FROM lake.main.bi_total');
        const value = rows[0]?.['n'];
        return new Map(
          value === undefined
            ? []
            : [['n', { dashboard: 'Orders', title: 'How many', value: Number(value) }]],
        );
      },
      ...more,
    });
  const all = async () => [
    await pipeline.table('dq_orders', '*', 'ORDER BY _row'),
    await pipeline.table('gold_orders', '*', 'ORDER BY _row'),
    await pipeline.table('bi_total'),
  ];

  it('says what a check would do, and writes nothing; the run then does just that', async () => {
    const tables = await all();
    const after = await smallProject({
      ...before,
      dq_rule_config: [notNull, 'std_orders,name,REGEX,^b,must begin with b,Y'],
    });
    const found = await impact(after);
    expect(found).toMatchObject({
      checks: [
        {
          table: 'dq_orders',
          before: 2,
          after: 3,
          rejected: 1,
          accepted: 0,
          reasons: [{ reason: 'must begin with b', before: 0, after: expect.any(Number) as number }],
        },
      ],
      values: [],
      rows: [{ table: 'gold_orders', before: 3, after: 2 }],
      figures: [{ dashboard: 'Orders', title: 'How many', before: 3, after: 2 }],
      failed: [],
    });
    expect(await all()).toEqual(tables);

    const other = await Pipeline.open(after);
    await other.run({ 'orders.csv': orders });
    expect(await other.table('gold_orders')).toHaveLength(2);
    expect(Number((await other.table('bi_total'))[0]!['n'])).toBe(2);
    const rejected = await other.table('dq_orders', '_row', "WHERE dq_chk <> ''");
    expect(rejected).toHaveLength(3);
    const reason = await other.table('dq_orders', '_row', "WHERE dq_chk LIKE '%must begin with b%'");
    expect(found.checks[0]!.reasons[0]!.after).toBe(reason.length);
    await other.close();
  });

  it('says which rows a check that is gone lets pass', async () => {
    const found = await impact(await smallProject({ ...before, dq_rule_config: [] }));
    expect(found.checks).toEqual([
      {
        table: 'dq_orders',
        before: 2,
        after: 1,
        rejected: 0,
        accepted: 1,
        reasons: [{ reason: 'no name', before: 1, after: 0 }],
      },
    ]);
  });

  it('says which figures move of tables that are named in short', async () => {
    const after = await smallProject({ ...before, dq_rule_config: [] });
    const found = await impact(after, {
      measure: async (ask) => {
        const { rows } = await ask('SELECT count(*) AS n FROM gold_orders');
        const value = Number(rows[0]?.['n']);
        return new Map([['n', { dashboard: 'Orders', title: 'How many', value }]]);
      },
    });
    expect(found.figures).toEqual([{ dashboard: 'Orders', title: 'How many', before: 3, after: 4 }]);
  });

  it('says which values a cleansing step and a mapping change', async () => {
    const found = await impact(
      await smallProject({
        ...before,
        cleansing_rules: ['orders,name,trim,1,Y'],
        ref_data: ['cleansed_orders,name,bob,Robert,1,Y'],
      }),
    );
    expect(found.values).toEqual([
      {
        table: 'dq_orders',
        column: 'name',
        rows: 3,
        samples: [
          { before: 'bob', after: 'Robert', rows: 2 },
          { before: ' ann ', after: 'ann', rows: 1 },
        ],
      },
    ]);
    expect(found.checks).toEqual([]);
  });

  it('says which jobs would fail', async () => {
    const found = await impact(
      await smallProject({ ...before, sql_repos: [publish[0]!.replace('count(*)', 'count(nothing)')] }),
    );
    expect(found.failed).toEqual([
      { id: 'publish bi_total', message: expect.stringContaining('nothing') as string },
    ]);
  });

  it('looks at a part of the rows where they are many, and says which', async () => {
    const after = await smallProject({
      ...before,
      dq_rule_config: [notNull, 'std_orders,name,REGEX,^b,must begin with b,Y'],
    });
    const found = await impact(after, { mostRows: 2 });
    expect(found.sample).toEqual({ of: 5, rows: 3 });
    expect(found.checks).toMatchObject([{ before: 1, after: 2, rejected: 1 }]);
    expect([found.rows, found.figures]).toEqual([[], []]);
    expect((await impact(after, { mostRows: 5 })).sample).toBe(undefined);
  });

  it('says which rows a check would mark that rejects none, and which would be marked no more', async () => {
    const header = 'table_name,column_name,rule_type,rule_condition,rule_desc,severity,is_active';
    const marking = await smallProject({
      ...before,
      dq_rule_config: {
        header,
        lines: [notNull.replace(',Y', ',,Y'), 'std_orders,name,REGEX,^b,no b,WARN,Y'],
      },
    });
    const mark = { table: 'dq_orders', reasons: [{ reason: 'no b', before: 0, after: 2 }] };
    expect(await impact(marking)).toMatchObject({
      checks: [],
      marks: [{ ...mark, before: 0, after: 2, rejected: 2, accepted: 0 }],
    });
    await pipeline.close();
    pipeline = await Pipeline.open(marking);
    await pipeline.run({ 'orders.csv': orders });
    expect(await impact(await smallProject(before))).toMatchObject({
      checks: [],
      marks: [{ table: 'dq_orders', before: 2, after: 0, rejected: 0, accepted: 2 }],
    });
  });

  it('of what means the same is nothing', async () => {
    expect(await impact(await smallProject(before))).toEqual({
      checks: [],
      marks: [],
      values: [],
      rows: [],
      figures: [],
      failed: [],
      jobs: 0,
    });
  });

  it('can be stopped', async () => {
    const stop = new AbortController();
    stop.abort();
    const after = await smallProject({ ...before, dq_rule_config: [] });
    await expect(impact(after, { signal: stop.signal })).rejects.toThrow();
    expect(await pipeline.table('gold_orders')).toHaveLength(3);
  });
});
