import { describe, expect, it } from 'vitest';
import { Graph } from '../../notebook/graph.ts';
import { jobFiles } from '../../export/jobs.ts';
import { predecessors } from '../../export/databricks/job-resource.ts';
import { compileJobs, printScript } from '../compile.ts';
import { readConfig } from '../config/config.ts';
import { spark } from '../dialects/spark.ts';
import { lineageOf } from '../lineage/lineage.ts';
import { openLineageEvents } from '../lineage/open-lineage.ts';
import { LineageIndex } from '../lineage/reach.ts';
import { planOf, type Plan } from '../plan.ts';
import { formatProblem } from '../problem.ts';
import { affectedJobs } from '../redirect.ts';

const names = ['orders', 'sites', 'carriers'];
const table = (...lines: string[]) => lines.join('\n');

/** A project of orders, sites and carriers in this order, with conditions as `table: condition`. */
function planWith(conditions: readonly string[], steps: readonly string[] = []): Plan {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rules = conditions.map((line) => {
    const [, name, condition] = /^(\w+): (.*)$/s.exec(line)!;
    return `std_${name},,CUSTOM_EXPR,${quoted(condition!)},no,Y`;
  });
  return planOf(
    readConfig(
      {
        pipeline_config: table(
          'layer,table_name,file_path,file_format,catalog_name,schema_name,is_active',
          ...names.map((name) => `bronze,${name},${name}.csv,csv,lake,hc,Y`),
        ),
        main_pipeline_config: table(
          'layer,job_typ,source,target,catalog_name,schema_name,ref_table,is_active',
          ...names.flatMap((name) => [
            `silver,cleanse,${name},cleansed_${name},lake,hc,cleansing_rules,Y`,
            `silver,std,cleansed_${name},std_${name},lake,hc,ref_data,Y`,
            `silver,dq,std_${name},dq_${name},lake,hc,dq_rule_config,Y`,
            `silver,stage,dq_${name},stage_${name},lake,hc,id,Y`,
            `gold,ingest,stage_${name},gold_${name},lake,hc,id,Y`,
          ]),
        ),
        cleansing_rules: table('table_name,column_name,cleanse_type,seq_no,is_active', ...steps),
        ref_data: 'table_name,column_name,actual_value,std_value,seq_no,is_active',
        dq_rule_config: table(
          'table_name,column_name,rule_type,rule_condition,rule_desc,is_active',
          ...rules,
        ),
        sql_repos: table(
          'name,table_name,sql_txt,seq_no,is_active,dialect',
          'Load BI Table,lake.hc.bi_orders,INSERT INTO {table_name} SELECT id FROM lake.hc.gold_orders,1,Y,duckdb',
        ),
        data_model: table(
          'table_name,column_name,data_type',
          ...names.flatMap((name) => [`gold_${name},id,VARCHAR`, `gold_${name},${name}_city,VARCHAR`]),
        ),
      },
      '',
    ),
  );
}

const checksOf = ({ jobs }: Plan) => jobs.filter(({ kind }) => kind === 'dq').map(({ target }) => target);
const job = ({ jobs }: Plan, id: string) => jobs.find((one) => one.id === id)!;
const reads = (plan: Plan, id: string) => job(plan, id).reads.map((name) => name.table);
const problems = (plan: Plan) => plan.problems.map(formatProblem);

describe('a table that a condition names', () => {
  const passed = "orders: id IN (SELECT id FROM lake.hc.dq_carriers WHERE dq_chk = '')";

  it('is read by the job of the check, and checked before', () => {
    const plan = planWith([passed]);
    expect(problems(plan)).toEqual([]);
    expect(reads(plan, 'dq dq_orders')).toEqual(['std_orders', 'dq_carriers']);
    expect(checksOf(plan)).toEqual(['dq_carriers', 'dq_orders', 'dq_sites']);
    expect(checksOf(planWith([]))).toEqual(['dq_orders', 'dq_sites', 'dq_carriers']);
  });

  it('may stand in a chain of conditions', () => {
    const chain = [
      'orders: EXISTS (FROM dq_sites)',
      'sites: (SELECT count(*) FROM hc.dq_carriers JOIN lake.hc.std_orders USING (id)) > 0',
    ];
    const plan = planWith(chain);
    expect(checksOf(plan)).toEqual(['dq_carriers', 'dq_sites', 'dq_orders']);
    expect(reads(plan, 'dq dq_sites')).toEqual(['std_sites', 'std_orders', 'dq_carriers']);
  });

  it.each([
    ['a name that WITH makes', 'id IN (WITH dq_sites AS (SELECT 1 AS id) SELECT id FROM dq_sites)'],
    ['an alias', 'id IN (SELECT dq_sites.id FROM std_orders dq_sites)'],
    ['a column', 'dq_sites IS NULL OR dq_sites.id = 1'],
    ['a text', "id <> ' FROM dq_sites' AND id IN (SELECT 'FROM lake.hc.dq_sites')"],
    ['a comment', 'id > 0 -- FROM dq_sites\n/* JOIN dq_sites */'],
    ['a table of another schema', 'id IN (SELECT id FROM other.dq_sites)'],
    ['a table that nobody fills', 'id IN (SELECT id FROM dq_site)'],
    ['its own source', 'id NOT IN (SELECT id FROM std_orders GROUP BY id HAVING count(*) > 1)'],
  ])('is not %s', (_, condition) => {
    const plan = planWith([`orders: ${condition}`]);
    expect(problems(plan)).toEqual([]);
    expect(reads(plan, 'dq dq_orders')).toEqual(['std_orders']);
    expect(checksOf(plan)).toEqual(checksOf(planWith([])));
  });

  it('takes the check along where it changes, and what hangs on that', () => {
    for (const named of ['dq_sites', 'std_sites', 'cleansed_sites', 'lake.hc.dq_sites']) {
      const condition = `orders: id IN (SELECT id FROM ${named})`;
      const affected = affectedJobs(
        planWith([condition]).jobs,
        planWith([condition], ['sites,id,trim,1,Y']).jobs,
      );
      expect([...affected], named).toEqual(
        expect.arrayContaining([
          'dq dq_orders',
          'stage stage_orders',
          'ingest gold_orders',
          'publish bi_orders',
        ]),
      );
      expect([...affected].filter((id) => id.endsWith('carriers'))).toEqual([]);
    }
  });

  it('is upstream of the check in the notebook, so that it makes it stale', () => {
    const graph = new Graph(planWith(['orders: id IN (SELECT id FROM std_sites)']).jobs);
    expect(graph.direct('dq dq_orders')).toEqual(['std std_orders', 'std std_sites']);
    expect(graph.downstream('extract sites')).toContain('publish bi_orders');
    expect(graph.needed(['dq dq_orders'], () => false)).toContain('extract sites');
  });

  it('stands in the lineage, its columns where they are named', () => {
    const plan = planWith(["orders: id IN (SELECT id FROM dq_sites WHERE sites_city = 'Ulm')"]);
    const lineage = lineageOf(plan.jobs);
    const id = (name: string) => `lake.hc.${name}`;
    expect(lineage.jobs.find((one) => one.id === 'dq dq_orders')!.reads).toEqual([
      id('std_orders'),
      id('dq_sites'),
    ]);
    const edges = lineage.edges.filter(
      ({ from }) => from.dataset === id('dq_sites') && from.column !== '_row',
    );
    const ofCheck = edges.filter((edge) => edge.job === 'dq dq_orders');
    expect(ofCheck.map(({ from, to, kind, direct }) => [from.column, to.column, kind, direct])).toEqual([
      ['', 'dq_chk', 'compared', false],
      ['id', 'dq_chk', 'compared', false],
      ['sites_city', 'dq_chk', 'compared', false],
    ]);
    expect(ofCheck[0]!.places).toEqual([{ file: 'dq_rule_config.csv', line: 2 }]);
    const ran = { id: 'dq dq_orders', status: 'done', figures: {}, message: '' } as const;
    const time = { started: '2025-01-01T00:00:00Z', ended: '2025-01-01T00:00:01Z' };
    const names = { tables: 'duckdb://lake', filePath: (name: string) => name, runId: () => '' };
    const events = openLineageEvents(
      lineage,
      { ...time, jobs: [{ ...ran, ...time }] },
      { ...names, jobs: plan.jobs },
    );
    expect((events[1]!['inputs'] as { name: string }[]).map(({ name }) => name)).toEqual([
      id('std_orders'),
      id('dq_sites'),
    ]);
    const found = new LineageIndex(lineage).upstream(id('gold_orders'), 'id');
    expect(found.map(({ ref }) => `${ref.dataset} ${ref.column}`)).toContain('file:sites.csv sites_city');
  });

  it('comes first in what is compiled for Spark, and in the tasks of a bundle', () => {
    const { jobs } = planWith(['orders: id IN (SELECT id FROM lake.hc.dq_sites)']);
    const script = printScript(compileJobs(jobs, spark, { at: '2025-01-01 00:00:00', load: 'x' }), spark);
    expect(script.indexOf('-- dq dq_sites')).toBeLessThan(script.indexOf('-- dq dq_orders'));
    expect(predecessors(jobs).get('dq dq_orders')).toEqual(['std std_orders', 'dq dq_sites']);
    const list = JSON.parse(jobFiles(jobs)['jobs.json']!) as { id: string; reads: string[] }[];
    const ids = list.map(({ id }) => id);
    expect(ids.indexOf('dq dq_sites')).toBeLessThan(ids.indexOf('dq dq_orders'));
    expect(list.find(({ id }) => id === 'dq dq_orders')!.reads).toContain('`lake`.`hc`.`dq_sites`');
  });
});

describe('a table that is filled after the check', () => {
  it('counts with its rows of the run before, which is said', () => {
    const plan = planWith(['orders: id IN (SELECT id FROM gold_sites)']);
    expect(problems(plan)).toEqual([
      'dq_rule_config.csv:2 rule_condition: warning: gold_sites is filled after this check: the condition sees its ' +
        'rows of the run before, and fails as long as there is no such table; dq_sites has those of this run',
    ]);
    expect(job(plan, 'dq dq_orders').problems).toEqual([]);
    expect(reads(plan, 'dq dq_orders')).toEqual(['std_orders']);
    expect(checksOf(plan)).toEqual(checksOf(planWith([])));
  });

  it('is written only once the check has read it, where jobs run side by side', () => {
    const { jobs } = planWith(['orders: id IN (SELECT id FROM gold_sites)']);
    expect(predecessors(jobs).get('ingest gold_sites')).toEqual(['stage stage_sites', 'dq dq_orders']);
  });

  it.each(['dq_orders', 'stage_orders', 'hc.gold_orders', 'lake.hc.bi_orders'])(
    'can’t wait for the check itself: %s',
    (named) => {
      const plan = planWith([`orders: id NOT IN (SELECT id FROM ${named})`]);
      const name = named.split('.').pop()!;
      expect(problems(plan)).toEqual([
        `dq_rule_config.csv:2 rule_condition: ${name} waits for this check itself, so that neither can come first`,
      ]);
      expect(job(plan, 'dq dq_orders').problems).toHaveLength(1);
      expect(reads(plan, 'dq dq_orders')).toEqual(['std_orders']);
    },
  );

  it('can’t wait for the check by way of others', () => {
    const around = ['orders: id IN (SELECT id FROM dq_sites)', 'sites: id IN (SELECT id FROM gold_orders)'];
    expect(problems(planWith(around))).toEqual([
      'dq_rule_config.csv:3 rule_condition: gold_orders waits for this check itself, so that neither can come first',
    ]);
    const both = ['orders: id IN (SELECT id FROM gold_sites)', 'sites: id IN (SELECT id FROM gold_orders)'];
    expect(problems(planWith(both))[0]).toBe(
      'dq_rule_config.csv:2 rule_condition: gold_sites waits for this check itself, so that neither can come first',
    );
  });
});

describe('checks that name each other’s table', () => {
  it('are told so, and the order stays whole', () => {
    const plan = planWith([
      'orders: id IN (SELECT id FROM dq_sites)',
      'sites: id IN (SELECT id FROM dq_orders)',
    ]);
    expect(problems(plan)).toEqual([
      'dq_rule_config.csv:3 rule_condition: dq_sites and dq_orders refer to each other, so that neither can be checked first',
    ]);
    expect([...checksOf(plan)].sort()).toEqual(['dq_carriers', 'dq_orders', 'dq_sites']);
  });
});
