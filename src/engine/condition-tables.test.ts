import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { readConfig, type Config } from '../core/config/config.ts';
import { configTables } from '../core/config/tables.ts';
import { duckdb } from '../core/dialects/duckdb.ts';
import { planOf, type Plan } from '../core/plan.ts';
import { formatProblem, tidyProblems } from '../core/problem.ts';
import { translateConfig } from '../translate/translate-config.ts';
import { dryRun } from './dry-run.ts';
import { impactOf } from './impact/impact.ts';
import { openNative } from './node.ts';
import { fileOf, filesIn, Pipeline, shippedModel } from './pipeline.test-helper.ts';

const texts = Object.fromEntries(
  configTables
    .filter(({ optional }) => !optional)
    .map(({ name }) => [name, readFileSync(`configs/${name}.csv`, 'utf8')] as const),
);

/** The shipped project with more lines in its tables. */
async function configWith(lines: Partial<Record<string, string[]>>): Promise<Config> {
  const more = Object.entries(lines).map(
    ([name, own]) => [name, `${texts[name]!.trimEnd()}\n${own!.join('\n')}\n`] as const,
  );
  return translateConfig(readConfig({ ...texts, ...Object.fromEntries(more) }, shippedModel));
}
const planWith = async (...rules: string[]) => planOf(await configWith({ dq_rule_config: rules }));

/** A check of the first table on one that is checked after it, unless something asks for another order. */
const passes = (table: string, name: string) =>
  `std_${table},,CUSTOM_EXPR,hcp_id IN (SELECT hcp_id FROM workspace.healthintel360.${name}),HCP is not there,Y`;

let open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.map((one) => one.close()));
  open = [];
});
async function opened(plan: Plan): Promise<Pipeline> {
  const pipeline = await Pipeline.open(plan);
  open.push(pipeline);
  return pipeline;
}

const files = filesIn('data_sample');
const failing = async (pipeline: Pipeline, table: string) =>
  (await pipeline.table(table, 'hcp_id', "WHERE contains(dq_chk, 'HCP is not there') ORDER BY _row")).map(
    ({ hcp_id }) => hcp_id,
  );

describe('a condition on another table', () => {
  it('sees its rows of the same run, whatever order the jobs are listed in', async () => {
    const pipeline = await opened(await planWith(passes('hcp_data', "dq_hcp_feedback WHERE dq_chk = ''")));
    expect(pipeline.plan.problems).toEqual([]);
    const { record } = await pipeline.run(files);
    expect(new Set(record.jobs.map(({ status }) => status))).toEqual(new Set(['done']));
    const without = await pipeline.table(
      'std_hcp_data',
      'hcp_id',
      "WHERE hcp_id NOT IN (SELECT hcp_id FROM workspace.healthintel360.dq_hcp_feedback WHERE dq_chk = '') ORDER BY _row",
    );
    expect(without.length).toBeGreaterThan(0);
    expect(await failing(pipeline, 'dq_hcp_data')).toEqual(without.map(({ hcp_id }) => hcp_id));
  });

  it('waits for the job that fills it, and is blocked with its name where that fails', async () => {
    const broken = 'std_hcp_feedback,,CUSTOM_EXPR,nothing > 1,x,Y';
    const pipeline = await opened(await planWith(passes('hcp_data', 'dq_hcp_feedback'), broken));
    const { events } = await pipeline.run(files);
    const blocked = events.flatMap((event) =>
      event.type === 'blocked' ? [[event.job.id, event.by.id]] : [],
    );
    expect(blocked).toContainEqual(['dq dq_hcp_data', 'dq dq_hcp_feedback']);
    expect(blocked).toContainEqual(['stage stage_hcp_data', 'dq dq_hcp_feedback']);
  });

  it('sees rows of the run before where the table is filled later', async () => {
    const pipeline = await opened(await planWith());
    await pipeline.run(files);
    const later = await planWith(passes('product_sales', 'gold_hcp_data'));
    expect(later.problems.map(({ severity }) => severity)).toEqual(['warning']);
    const { events } = await pipeline.run({ ...files, 'hcp_data.csv': 'hcp_id\n' }, '2025-07-02 08:00:00', {
      jobs: later.jobs,
    });
    expect(events.filter(({ type }) => type === 'failed' || type === 'blocked')).toEqual([]);
    const unknown = await failing(pipeline, 'dq_product_sales');
    const [{ n } = { n: 0 }] = await pipeline.table('dq_product_sales', 'count(*) AS n');
    expect(unknown.length).toBeGreaterThan(0);
    expect(unknown.length).toBeLessThan(Number(n));
  });

  it('is told where it can’t be before anything runs', async () => {
    const check = async (rule: string, more: Parameters<typeof configWith>[0] = {}) => {
      const plan = planOf(await configWith({ ...more, dq_rule_config: [rule] }));
      const connector = await openNative();
      open.push(connector);
      const found = tidyProblems([...plan.problems, ...(await dryRun(plan, connector, duckdb))]);
      return found.map(formatProblem);
    };
    expect(await check(passes('hcp_data', 'dq_hcp_feedback'))).toEqual([]);
    expect(await check(passes('hcp_data', 'gold_hcp_data'))).toEqual([
      expect.stringMatching(/rule_condition: gold_hcp_data waits for this check itself/),
    ]);
    expect(await check(passes('hcp_data', 'dq_hcp_feedbac'))).toEqual([
      expect.stringMatching(/rule_condition: Table with name dq_hcp_feedbac does not exist/),
    ]);
    // Without a data model only the file tells a table's columns.
    const cities = {
      pipeline_config: ['bronze,cities,cities.csv,csv,workspace,healthintel360,false,true,9,Y'],
      main_pipeline_config: [
        'silver,cleanse,cities,cleansed_cities,workspace,healthintel360,cleansing_rules,9,Y',
      ],
    };
    expect(await check(passes('hcp_data', 'cleansed_cities'), cities)).toEqual([]);
    expect(
      await check(passes('hcp_data', 'cleansed_cities').replace('IN (', 'IN ('.repeat(2)), cities),
    ).toHaveLength(1);
  });

  it('is part of what a change does: as two runs on all rows tell it', async () => {
    const rule = passes('product_sales', "dq_hcp_data WHERE dq_chk = ''");
    const strict = 'std_hcp_data,hcp_id,REGEX,[02468]$,odd,Y';
    const [before, after] = [await opened(await planWith(rule)), await opened(await planWith(rule, strict))];
    await before.run(files);
    await after.run(files);
    const told = await impactOf({
      before: before.plan.jobs,
      after: after.plan.jobs,
      connector: before.connector,
      dialect: duckdb,
      at: '2025-07-02 08:00:00',
      file: (name) => Promise.resolve(fileOf(name, files[name]!)),
    });
    expect(told.failed).toEqual([]);
    const sales = told.checks.find(({ table }) => table === 'dq_product_sales')!;
    const [old, now] = [await failing(before, 'dq_product_sales'), await failing(after, 'dq_product_sales')];
    expect(now.length).toBeGreaterThan(old.length);
    expect(sales.reasons).toEqual([{ reason: 'HCP is not there', before: old.length, after: now.length }]);
    const count = async (pipeline: Pipeline, table: string) =>
      Number((await pipeline.table(table, 'count(*) AS n'))[0]!['n']);
    for (const { target, kind } of after.plan.jobs.filter(
      ({ kind }) => kind === 'ingest' || kind === 'publish',
    )) {
      const rows = { table: target, before: await count(before, target), after: await count(after, target) };
      expect(
        told.rows.find(({ table }) => table === target) ?? { ...rows, after: rows.before },
        kind,
      ).toEqual(rows);
    }
  });
});
