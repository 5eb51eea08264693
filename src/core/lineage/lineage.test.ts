import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planIn, seedFolder, smallProject } from '../../engine/pipeline.test-helper.ts';
import { planLineage } from '../../translate/plan-lineage.ts';
import type { Plan } from '../plan.ts';
import { lineageOf } from './lineage.ts';
import type { ColumnRef, Lineage, LineageEdge } from './model.ts';
import { LineageIndex, type Reached } from './reach.ts';

const short = ({ dataset, column }: ColumnRef) =>
  `${dataset
    .split('.')
    .slice(dataset.startsWith('file:') ? 0 : 2)
    .join('.')} ${column || '(rows)'}`;
const line = ({ from, to, kind, places }: LineageEdge) =>
  [short(from), '→', short(to), kind, ...places.map(({ file, line }) => `${file}:${line}`)].join(' ');
const names = (found: readonly Reached[], direct: boolean) =>
  found.filter((one) => one.direct === direct).map(({ ref }) => short(ref));
const edgesOf = (lineage: Lineage, job: string) => lineage.edges.filter((edge) => edge.job === job).map(line);

const shipped = await planIn('configs');

describe('the lineage of the shipped configuration', async () => {
  const lineage = await planLineage(shipped.jobs);
  const index = new LineageIndex(lineage);
  const bi = (table: string) => `workspace.healthintel360_publish.${table}`;
  const own = (table: string) => `workspace.healthintel360.${table}`;

  it('has every file and table once, with its layer', () => {
    const count = (layer: string) => lineage.datasets.filter((dataset) => dataset.layer === layer).length;
    expect(['file', 'bronze', 'silver', 'gold', 'publish'].map(count)).toEqual([6, 6, 24, 6, 10]);
    expect(new Set(lineage.datasets.map(({ id }) => id)).size).toBe(lineage.datasets.length);
  });

  it('has every job with what it reads and writes', () => {
    expect(lineage.jobs.map(({ id }) => id)).toEqual(shipped.jobs.map(({ id }) => id));
    const publish = lineage.jobs.find(({ id }) => id === 'publish bi_site_performance')!;
    expect(publish.reads.sort()).toEqual([own('gold_shipment_data'), own('gold_site_master')]);
    expect(publish.writes).toBe(bi('bi_site_performance'));
  });

  it('has edges between columns that there are only', () => {
    const columns = new Map(lineage.datasets.map(({ id, columns }) => [id, columns.map(({ name }) => name)]));
    const isThere = ({ dataset, column }: ColumnRef) =>
      column === '' || columns.get(dataset)!.includes(column);
    expect(lineage.edges.filter(({ from, to }) => !isThere(from) || !isThere(to))).toEqual([]);
    expect(lineage.edges.filter(({ kind }) => kind === 'unknown')).toEqual([]);
  });

  it('gives every column of data a source', () => {
    const without = lineage.datasets.flatMap(({ id, layer, columns }) =>
      layer === 'file'
        ? []
        : columns
            .filter(({ name }) => index.edges({ dataset: id, column: name }, 'upstream').length === 0)
            .map(({ name }) => name),
    );
    // The run itself gives these, and a constant stands in one query.
    expect([...new Set(without)].sort()).toEqual([
      '_file',
      '_load',
      '_row',
      'active_flag',
      'create_dt',
      'update_dt',
    ]);
  });

  it('follows the average delay back to the file of shipments', () => {
    const found = index.upstream(bi('bi_site_performance'), 'avg_delay_days');
    expect(names(found, true)).toEqual([
      'gold_shipment_data delay_days',
      'stage_shipment_data delay_days',
      'dq_shipment_data delay_days',
      'std_shipment_data delay_days',
      'cleansed_shipment_data delay_days',
      'shipment_data delay_days',
      'file:shipment_data.csv delay_days',
    ]);
    const steps = found.filter(({ direct }) => direct).map(({ by }) => line(by).replace(/^.*→ /, ''));
    expect(steps).toEqual([
      'bi_site_performance avg_delay_days aggregated sql_repos.csv:' +
        shipped.jobs.find(({ target }) => target === 'bi_site_performance')!.origin.line,
      'gold_shipment_data delay_days copied',
      expect.stringMatching(/^stage_shipment_data delay_days typed data_model.csv:\d+$/),
      expect.stringMatching(/^dq_shipment_data delay_days checked dq_rule_config.csv:23 data_model.csv:\d+$/),
      expect.stringMatching(/^std_shipment_data delay_days mapped ref_data.csv:\d+$/),
      expect.stringMatching(
        /^cleansed_shipment_data delay_days cleansed cleansing_rules.csv:\d+ cleansing_rules.csv:\d+$/,
      ),
      'shipment_data delay_days copied pipeline_config.csv:6',
    ]);
  });

  it('tells what decides on its rows', () => {
    const decides = names(index.upstream(bi('bi_site_performance'), 'avg_delay_days'), false);
    expect(decides).toContain('gold_site_master site_id');
    expect(decides).toContain('dq_shipment_data dq_chk');
    expect(decides).toContain('std_shipment_data shipment_id');
    expect(decides).not.toContain('gold_hcp_data region');
    expect(decides).not.toContain('gold_product_ref category');
  });

  it('follows a column of a file to all figures that it feeds', () => {
    const feeds = names(index.downstream('file:shipment_data.csv', 'delay_days'), true);
    expect(feeds.filter((name) => name.startsWith('bi_')).sort()).toEqual([
      'bi_patient_impact_score impact_score',
      'bi_product_issue_monitor avg_delay_days',
      'bi_product_issue_monitor total_delayed_shipments',
      'bi_shipment_delays_by_region avg_delay_days',
      'bi_shipment_delays_by_region delayed_shipments',
      'bi_site_performance avg_delay_days',
      'bi_site_performance on_time_rate',
      'bi_site_performance total_shipments',
      'bi_top_delayed_products avg_delay',
      'bi_top_delayed_products total_delays',
    ]);
    expect(names(index.downstream('file:shipment_data.csv', 'delay_days'), false)).toContain(
      'bi_top_delayed_products region',
    );
  });

  it('knows the match columns by which duplicates go', () => {
    expect(edgesOf(lineage, 'dedup gold_site_master')).toEqual([
      expect.stringMatching(
        /^gold_site_master site_name → gold_site_master \(rows\) key main_pipeline_config.csv:\d+$/,
      ),
      expect.stringMatching(/^gold_site_master address → gold_site_master \(rows\) key/),
      expect.stringMatching(/^gold_site_master update_dt → gold_site_master \(rows\) ordered/),
      expect.stringMatching(/^gold_site_master _row → gold_site_master \(rows\) ordered/),
    ]);
  });
});

describe('what a rule reads besides its column', () => {
  const edges = async (lines: Parameters<typeof smallProject>[0], job: string) => {
    const plan = await smallProject(lines);
    return edgesOf(lineageOf(plan.jobs), job);
  };

  it('is an indirect edge of a check', async () => {
    const rules = ['std_orders,amount,CUSTOM_EXPR,"amount > length(NAME) or ""day"" is null",too much,Y'];
    const found = await edges({ dq_rule_config: rules }, 'dq dq_orders');
    expect(found).toContain(
      'std_orders amount → dq_orders amount checked dq_rule_config.csv:2 data_model.csv:4',
    );
    expect(found).toContain(
      'std_orders amount → dq_orders dq_chk reason dq_rule_config.csv:2 data_model.csv:4',
    );
    expect(found).toContain('std_orders name → dq_orders dq_chk compared dq_rule_config.csv:2');
    expect(found).toContain('std_orders day → dq_orders dq_chk compared dq_rule_config.csv:2');
    expect(found).not.toContain('std_orders id → dq_orders dq_chk compared dq_rule_config.csv:2');
  });

  it('is an indirect edge of a correction', async () => {
    const corrections = ['orders,orders.csv,2,id=7,name,Ann,Anna,typo,Y'];
    const found = await edges({ corrections }, 'cleanse cleansed_orders');
    expect(found).toContain('orders name → cleansed_orders name cleansed corrections.csv:2');
    expect(found).toContain('orders _row → cleansed_orders name corrected corrections.csv:2');
    expect(found).toContain('orders id → cleansed_orders name corrected corrections.csv:2');
  });
});

describe('a query that nobody can follow', () => {
  const query =
    'Load BI Table,bi_x,"insert into {table_name} (n, m) select * exclude (id, day) from lake.main.gold_orders",duckdb,1,Y';
  const checkUnknown = (lineage: Lineage, plan: Plan) => {
    const gold = lineage.datasets.find(({ name }) => name === 'gold_orders')!;
    const job = plan.jobs.at(-1)!.id;
    const unknown = lineage.edges.filter((edge) => edge.job === job && edge.kind === 'unknown');
    for (const column of ['n', 'm', ''])
      expect(unknown.filter(({ to }) => to.column === column).map(({ from }) => from.column)).toEqual(
        gold.columns.map(({ name }) => name),
      );
  };

  it('may take every column of its tables, and says so', async () => {
    const plan = await smallProject({ sql_repos: [query] });
    checkUnknown(await planLineage(plan.jobs), plan);
  });

  it('does so as well as long as nobody has read it', async () => {
    const plan = await smallProject({ sql_repos: [query] });
    checkUnknown(lineageOf(plan.jobs), plan);
  });
});

describe.skipIf(!existsSync(seedFolder))(
  'the lineage of the seed’s configuration (skipped where it is absent)',
  async () => {
    const plan = existsSync(seedFolder)
      ? await planIn(join(seedFolder, 'configs'))
      : { jobs: [], problems: [] };
    const lineage = await planLineage(plan.jobs);
    const index = new LineageIndex(lineage);

    it('is known through all of its queries', () => {
      expect(lineage.edges.filter(({ kind }) => kind === 'unknown').map(line)).toEqual([]);
    });

    it('follows the average delay by region back to the file', () => {
      const target = lineage.datasets.find(({ name }) => name === 'bi_shipment_delays_by_region')!;
      const found = names(index.upstream(target.id, 'avg_delay_days'), true);
      expect(found.at(-1)).toBe('file:shipment_data.csv delay_days');
      expect(found.every((name) => name.endsWith(' delay_days'))).toBe(true);
    });
  },
);
