import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { duckdb } from '../core/dialects/duckdb.ts';
import { knownColumns } from '../core/lineage/known-columns.ts';
import type { QueryLineage } from '../core/lineage/query-lineage.ts';
import { fullName, tableKey, type TableName } from '../core/names.ts';
import { filesIn, Pipeline, planIn } from '../engine/pipeline.test-helper.ts';
import { queryLineage, type QueryTable } from './query-lineage.ts';

/** What a lineage says, as one line a column: `a.x copied, b.z computed`. */
function told({ outputs }: QueryLineage): Record<string, string> {
  return Object.fromEntries(
    outputs.map(({ name, sources, unknown }) => [
      name,
      unknown !== ''
        ? `? ${unknown}`
        : sources
            .map((source) => sourceText(source))
            .sort()
            .join(', '),
    ]),
  );
}

function sourceText({ table, column, kind }: QueryLineage['rows'][number]): string {
  return `${table.at(-1)!.replace(/^gold_/, '')}.${column || '*'} ${kind}`;
}

const plan = await planIn('configs');
const columns = knownColumns(plan.jobs, new Map());
const queries = plan.jobs.filter((job) => job.kind === 'publish');
const lineages = new Map<string, QueryLineage>();
for (const { target, query, reads } of queries) {
  const tables = reads.map((name) => ({
    name,
    columns: columns.get(tableKey(name))!.map((column) => column.name),
  }));
  lineages.set(target, await queryLineage(query!.sql, tables));
}

/** What each column of the shipped BI tables comes from, read off their queries by hand. */
const expected: Record<string, Record<string, string>> = {
  bi_product_performance: {
    product_id: 'product_ref.product_id copied',
    product_name: 'product_ref.product_name copied',
    category: 'product_ref.category copied',
    total_units_sold: 'product_sales.units_sold aggregated',
    avg_rating: 'hcp_feedback.rating aggregated',
    num_feedbacks: 'hcp_feedback.rating aggregated',
    total_hcps_engaged: 'hcp_feedback.hcp_id aggregated',
    last_sale_date: 'product_sales.sale_date aggregated',
    active_flag: '',
  },
  bi_product_sales_timeline: {
    product_id: 'product_ref.product_id copied',
    product_name: 'product_ref.product_name copied',
    SALE_YEAR: 'product_sales.sale_date computed',
    SALE_MONTH: 'product_sales.sale_date computed',
    total_units: 'product_sales.units_sold aggregated',
    num_hcps: 'product_sales.hcp_id aggregated',
    region: 'product_sales.region copied',
  },
  bi_product_feedback_trends: {
    product_id: 'product_ref.product_id copied',
    product_name: 'product_ref.product_name copied',
    sale_date: 'product_sales.sale_date copied',
    avg_rating: 'hcp_feedback.rating aggregated',
    num_feedbacks: 'hcp_feedback.rating aggregated',
  },
  bi_product_issue_monitor: {
    product_id: 'product_ref.product_id copied',
    product_name: 'product_ref.product_name copied',
    total_negative_ratings: 'hcp_feedback.rating aggregated',
    total_delayed_shipments: 'shipment_data.delay_days aggregated',
    avg_delay_days: 'shipment_data.delay_days aggregated',
    last_reported_issue: 'shipment_data.actual_delivery aggregated',
  },
  bi_patient_impact_score: {
    product_id: 'product_ref.product_id copied',
    product_name: 'product_ref.product_name copied',
    impact_score:
      'hcp_feedback.rating aggregated, product_sales.units_sold aggregated, shipment_data.delay_days aggregated',
    last_sale_date: 'product_sales.sale_date aggregated',
  },
  bi_hcp_engagement: {
    hcp_id: 'hcp_data.hcp_id copied',
    full_name: 'hcp_data.first_name computed, hcp_data.last_name computed',
    specialty: 'hcp_data.specialty copied',
    region: 'hcp_data.region copied',
    total_sales: 'product_sales.units_sold aggregated',
    avg_rating: 'hcp_feedback.rating aggregated',
    feedback_count: 'hcp_feedback.rating aggregated',
    active_flag: 'hcp_data.active_flag computed',
  },
  bi_hcp_activity_scorecard: {
    hcp_id: 'hcp_data.hcp_id copied',
    specialty: 'hcp_data.specialty copied',
    region: 'hcp_data.region copied',
    total_sales: 'product_sales.units_sold aggregated',
    total_feedbacks: 'hcp_feedback.rating aggregated',
    avg_rating: 'hcp_feedback.rating aggregated',
    first_engaged_dt: 'product_sales.sale_date aggregated',
    last_engaged_dt: 'product_sales.sale_date aggregated',
    engagement_score: 'hcp_feedback.rating aggregated, product_sales.units_sold aggregated',
    active_flag: 'hcp_data.active_flag computed',
  },
  bi_shipment_delays_by_region: {
    region: 'site_master.region copied',
    product_id: 'shipment_data.product_id copied',
    avg_delay_days: 'shipment_data.delay_days aggregated',
    num_shipments: 'shipment_data.shipment_id aggregated',
    delayed_shipments: 'shipment_data.delay_days aggregated',
    latest_delivery: 'shipment_data.actual_delivery aggregated',
  },
  bi_site_performance: {
    site_id: 'site_master.site_id copied',
    site_name: 'site_master.site_name copied',
    region: 'site_master.region copied',
    total_shipments: 'shipment_data.delay_days aggregated',
    avg_delay_days: 'shipment_data.delay_days aggregated',
    on_time_rate: 'shipment_data.delay_days aggregated',
  },
  bi_top_delayed_products: {
    product_id: 'shipment_data.product_id copied',
    product_name: 'product_ref.product_name copied',
    avg_delay: 'shipment_data.delay_days aggregated',
    total_delays: 'shipment_data.delay_days aggregated',
    region: 'site_master.region aggregated',
  },
};

describe('the shipped BI queries', () => {
  it('are all followed', () => {
    expect([...lineages.keys()]).toEqual(Object.keys(expected));
    expect([...lineages.values()].filter(({ unknown }) => unknown !== '')).toEqual([]);
  });

  it.each(Object.keys(expected))('%s has the columns that its query makes them of', (target) => {
    expect(told(lineages.get(target)!)).toEqual(expected[target]);
  });

  it('tell what decides on their rows', () => {
    const { rows } = lineages.get('bi_shipment_delays_by_region')!;
    expect(rows.map(sourceText).sort()).toEqual([
      'shipment_data.delay_days filtered',
      'shipment_data.product_id grouped',
      'shipment_data.site_id joined',
      'site_master.region grouped',
      'site_master.site_id joined',
    ]);
  });
});

describe('a column that is said to take no part', async () => {
  const pipeline = await Pipeline.open(plan);
  await pipeline.run(filesIn('data_sample'));
  afterAll(() => pipeline.close());

  /** The values of the named columns of a query in which a table's column holds other rows' values. */
  const result = async (sql: string, names: readonly string[]) => {
    const list = names.map((name) => duckdb.identifier(name)).join(', ');
    return pipeline.rows(`SELECT ${list} FROM (${sql}) ORDER BY ALL`);
  };

  const cases = queries.flatMap(({ target, query, reads }) =>
    reads.map((table) => ({ target, query, table })),
  );
  /** The query on a table in which each row has another row's value in a column. */
  const shuffled = (sql: string, table: TableName, column: string) => {
    const name = duckdb.identifier(column);
    const other =
      `(SELECT * REPLACE (coalesce(lead(${name}, 7) OVER (ORDER BY _row DESC, ${name}), ` +
      `min(${name}) OVER ()) AS ${name}) FROM ${duckdb.table(table)})`;
    return sql.replaceAll(fullName(table), other);
  };

  it.each(cases)('changes nothing of $target ($table.table)', async ({ target, query, table }) => {
    const { outputs, rows } = lineages.get(target)!;
    const takes = (source: QueryLineage['rows'][number], column: string) =>
      source.column === column && source.table.at(-1) === table.table;
    for (const { name: column } of columns.get(tableKey(table))!) {
      if (rows.some((source) => takes(source, column))) continue;
      const untouched = outputs
        .filter(({ sources }) => !sources.some((source) => takes(source, column)))
        .map(({ name }) => name);
      const other = shuffled(query!.sql, table, column);
      expect(other).not.toBe(query!.sql);
      expect(await result(other, untouched), column).toEqual(await result(query!.sql, untouched));
    }
  });

  it('would be noticed if it did take part', async () => {
    const { query, reads } = queries.find(({ target }) => target === 'bi_site_performance')!;
    const table = reads.find((read) => read.table === 'gold_shipment_data')!;
    const names = ['avg_delay_days'];
    const other = await result(shuffled(query!.sql, table, 'delay_days'), names);
    expect(other).not.toEqual(await result(query!.sql, names));
  });
});

describe('DuckDB’s SQL', () => {
  const table = (name: string, ...names: string[]): QueryTable => ({
    name: { catalog: 'l', schema: 'm', table: name },
    columns: names,
  });
  const tables = [table('a', 'id', 'x', 'y'), table('b', 'id', 'z', 'w'), table('odd table', 'Odd Name')];
  let first: Record<string, string>;
  beforeAll(async () => {
    first = told(await queryLineage('SELECT x FROM l.m.a', tables));
  });

  it('is read', () => expect(first).toEqual({ x: 'a.x copied' }));

  it.each<[string, Record<string, string>]>([
    ['SELECT * FROM m.a', { id: 'a.id copied', x: 'a.x copied', y: 'a.y copied' }],
    ['FROM a', { id: 'a.id copied', x: 'a.x copied', y: 'a.y copied' }],
    ['SELECT x, z FROM l.m.a, l.m.b', { x: 'a.x copied', z: 'b.z copied' }],
    ['SELECT "X" FROM L.M.A', { X: 'A.x copied' }],
    ['SELECT "Odd Name" AS o FROM l.m."odd table"', { o: 'odd table.Odd Name copied' }],
    ['SELECT x || y AS q FROM l.m.a', { q: 'a.x computed, a.y computed' }],
    ['SELECT x AS p, p || y AS q FROM l.m.a', { p: 'a.x copied', q: 'a.x computed, a.y computed' }],
    ['SELECT count(*) AS n FROM l.m.a', { n: 'a.* counted' }],
    ["WITH c AS (SELECT count(*) AS n, 'k' AS k FROM l.m.a) SELECT n, k FROM c", { n: 'a.* counted', k: '' }],
    ['WITH c AS (SELECT * FROM l.m.a) SELECT max(y) AS y FROM c', { y: 'a.y aggregated' }],
    ['WITH c(p, q) AS (SELECT id, x FROM l.m.a) SELECT q FROM c', { q: 'a.x copied' }],
    ['WITH a AS (SELECT z AS x FROM l.m.b) SELECT x FROM a', { x: 'b.z copied' }],
    ['SELECT q FROM (SELECT lower(x) AS q FROM l.m.a)', { q: 'a.x computed' }],
    ['SELECT (SELECT max(z) FROM l.m.b WHERE b.id = a.id) AS m FROM l.m.a', { m: 'b.z aggregated' }],
    [
      'SELECT id, x FROM l.m.a UNION ALL SELECT id, z FROM l.m.b',
      { id: 'a.id copied, b.id copied', x: 'a.x copied, b.z copied' },
    ],
    [
      'SELECT row_number() OVER (PARTITION BY id ORDER BY y) AS r FROM l.m.a',
      { r: 'a.id computed, a.y computed' },
    ],
    ['SELECT sum(x) FILTER (WHERE y > 1) AS f FROM l.m.a', { f: 'a.x aggregated, a.y aggregated' }],
    ["SELECT u FROM l.m.a, unnest(string_split(y, ',')) AS s(u)", { u: 'a.y computed' }],
  ])('%s', async (sql, sources) => {
    expect(told(await queryLineage(sql, tables))).toEqual(sources);
  });

  it.each<[string, string]>([
    ['SELECT x FROM l.m.a WHERE y > 1', 'a.y filtered'],
    [
      'SELECT x FROM l.m.a WHERE EXISTS (SELECT 1 FROM l.m.b WHERE b.id = a.id)',
      'a.id filtered, b.id filtered',
    ],
    ['SELECT x FROM l.m.a QUALIFY row_number() OVER (ORDER BY y) = 1', 'a.y filtered, a.y windowed'],
    ['SELECT x FROM l.m.a SEMI JOIN l.m.b ON a.id = b.id', 'a.id joined, b.id joined'],
    ['SELECT p, count(*) FROM (SELECT x AS p FROM l.m.a) GROUP BY p', 'a.x grouped'],
    ['SELECT x FROM l.m.a EXCEPT SELECT z FROM l.m.b', 'b.z filtered'],
  ])('%s: what decides on its rows', async (sql, sources) => {
    const { rows, unknown } = await queryLineage(sql, tables);
    expect([rows.map(sourceText).sort().join(', '), unknown]).toEqual([sources, '']);
  });

  it.each([
    ['SELECT * EXCLUDE (x) FROM l.m.a', 'EXCLUDE'],
    ['SELECT * REPLACE (y AS x) FROM l.m.a', 'REPLACE'],
    ["SELECT COLUMNS('x|y') FROM l.m.a", 'COLUMNS'],
    ['SELECT x AS y, y AS z FROM l.m.a', '“y” may mean two columns'],
    ['SELECT p.x FROM (PIVOT l.m.a ON x USING count(*)) p', 'PIVOT'],
    ['SELECT id FROM l.m.a, l.m.b', 'no table that is known'],
    ['SELECT v FROM l.m.elsewhere', 'no table that is known'],
    [
      'WITH RECURSIVE t AS (SELECT id, x FROM l.m.a UNION ALL SELECT t.x, t.id FROM t) SELECT * FROM t',
      'RECURSIVE',
    ],
  ])('says that it can’t follow %s', async (sql, reason) => {
    const { outputs } = await queryLineage(sql, tables);
    expect(outputs.map(({ unknown }) => unknown).join()).toContain(reason);
  });

  it.each([
    ['SELECT x, count(*) AS n FROM l.m.a GROUP BY ALL', 'GROUP BY ALL'],
    ['SELECT DISTINCT ON (id) x FROM l.m.a', 'DISTINCT ON'],
    ['PIVOT l.m.a ON x USING count(*)', 'SELECT'],
    ['VALUES (1)', 'SELECT'],
    ['SELEC x', 'SELECT'],
  ])('says of %s that its rows may hang on more', async (sql, reason) => {
    expect((await queryLineage(sql, tables)).unknown).toContain(reason);
  });
});
