import { describe, expect, it } from 'vitest';
import { duckdb } from './dialects/duckdb.ts';
import { checkPlan } from './check.ts';
import { formatProblem } from './problem.ts';
import { dryRun } from '../engine/dry-run.ts';
import { openNative } from '../engine/node.ts';
import { projectIn, smallConfig, smallProject } from '../engine/pipeline.test-helper.ts';
import type { Config } from './config/config.ts';
import type { Plan } from './plan.ts';

async function problemsOf({ plan, config }: { plan: Plan; config: Config }): Promise<string[]> {
  const connector = await openNative();
  const found = [...plan.problems, ...checkPlan(plan, config), ...(await dryRun(plan, connector, duckdb))];
  await connector.close();
  return found.map(formatProblem);
}

describe('checking a configuration', () => {
  it('finds nothing wrong with the shipped one', async () => {
    expect(await problemsOf(await projectIn('configs'))).toEqual([]);
  });

  it.each([
    [
      'dq_rule_config',
      'std_orders,name,NOT_NULL,,no name | or so,Y',
      'dq_rule_config.csv:2 rule_desc: warning: holds “ | ”, which stands between reasons: it is told as several; write it otherwise',
    ],
    [
      'cleansing_rules',
      'orders,name,trimm,1,Y',
      'cleansing_rules.csv:2 cleanse_type: unknown "trimm"; did you mean trim?',
    ],
    [
      'cleansing_rules',
      'orders,day,date_format,1,Y',
      "cleansing_rules.csv:2 cleanse_type: date_format needs a pattern of Java's letters, such as yyyy-MM-dd, as date_format:…",
    ],
    [
      'cleansing_rules',
      'orders,day,date_format:yyyy-QQ,1,Y',
      'cleansing_rules.csv:2 cleanse_type: the letters "QQ" of a date pattern are not understood',
    ],
    [
      'cleansing_rules',
      'orders,nam,trim,1,Y',
      'cleansing_rules.csv:2 column_name: warning: orders has no column nam; did you mean name?',
    ],
    [
      'ref_data',
      'cleansed_orders,name,__NEGATVE__,0,1,Y',
      'ref_data.csv:2 actual_value: unknown "__NEGATVE__"; did you mean __NEGATIVE__?',
    ],
    [
      'dq_rule_config',
      'std_order,id,NOT_NULL,,x,Y',
      'dq_rule_config.csv:2 table_name: no job reads the table std_order, so the line does nothing; did you mean std_orders?',
    ],
    [
      'cleansing_rules',
      'ordrs,id,trim,1,Y',
      'cleansing_rules.csv:2 table_name: warning: no job reads the table ordrs, so the line does nothing; did you mean orders?',
    ],
    [
      'dq_rule_config',
      'std_orders,,CUSTOM_EXPR,amount > 1) or (1 = 1,x,Y',
      'dq_rule_config.csv:2 rule_condition: has brackets that do not match',
    ],
    [
      'sql_repos',
      'Load BI Table,bi_x,insert into {table_name} (a) select id from lake.main.gold_orders; drop table lake.main.gold_orders,duckdb,1,Y',
      'sql_repos.csv:2 sql_txt: holds more than one statement; only one is allowed',
    ],
    [
      'sql_repos',
      'Load BI Table,lake.main.gold_orders,insert into {table_name} (a) select 1,duckdb,1,Y',
      'sql_repos.csv:2 table_name: gold_orders is the table of main_pipeline_config.csv:6 (ingest) already',
    ],
    ['dq_rule_config', 'std_orders,,NOT_NULL,,x,Y', 'dq_rule_config.csv:2 column_name: is empty'],
    [
      'dq_rule_config',
      'std_orders,nam,NOT_NULL,,x,Y',
      'dq_rule_config.csv:2 column_name: std_orders has no column nam; did you mean name?',
    ],
    [
      'dq_rule_config',
      'std_orders,name,REGEX,(?=a),x,Y',
      'dq_rule_config.csv:2 rule_condition: look-around "(?=" is not supported by the engine (RE2)',
    ],
    [
      'dq_rule_config',
      'std_orders,name,REGEX,[a,x,Y',
      'dq_rule_config.csv:2 rule_condition: the regular expression does not parse: /[a/: Unterminated character class',
    ],
    [
      'dq_rule_config',
      'std_orders,name,VALID_SET,,x,Y',
      'dq_rule_config.csv:2 rule_condition: VALID_SET needs the values allowed, separated by commas',
    ],
    [
      'dq_rule_config',
      'std_orders,amount,CUSTOM_EXPR,amount >,x,Y',
      'dq_rule_config.csv:2 rule_condition: Syntax error near ")".',
    ],
    [
      'sql_repos',
      'Load BI Table,bi_x,insert into {table_name} (a) select amount from gold_order,duckdb,1,Y',
      'sql_repos.csv:2 sql_txt: Table with name gold_order does not exist! Did you mean "lake.gold_orders"?',
    ],
    [
      'sql_repos',
      'Load BI Table,bi_x,"insert into {table_name} (a) select amount, id from lake.main.gold_orders",duckdb,1,Y',
      'sql_repos.csv:2 sql_txt: INSERT names 1 columns, the query has 2',
    ],
    [
      'sql_repos',
      'Load BI Table,bi_x,update x,duckdb,1,Y',
      'sql_repos.csv:2 sql_txt: must be INSERT INTO {table_name} (columns) SELECT …',
    ],
    [
      'data_model',
      'gold_orders,id,INTEGRE',
      'data_model.csv:2 data_type: unknown "INTEGRE"; did you mean INTEGER?',
    ],
    [
      'cleansing_rules',
      'orders,day,date_format:yyyy-mm-dd,1,Y',
      'cleansing_rules.csv:2 cleanse_type: a date pattern needs a month (MM; mm are minutes)',
    ],
    [
      'data_model',
      'gold_orders,id,VARCHAR,gold_x.id',
      'data_model.csv:2 references: warning: the data model has no column gold_x.id',
    ],
  ] as const)('%s: %s', async (table, line, message) => {
    expect(await problemsOf(await smallConfig({ [table]: [line] }))).toContain(message);
  });

  it('names every faulty line of a table, not only the first', async () => {
    const rules = ['std_orders,name,REGEX,[a,x,Y', 'std_orders,amount,CUSTOM_EXPR,amont > 1,x,Y'];
    const found = await problemsOf(await smallConfig({ dq_rule_config: rules }));
    expect(found.map((line) => line.replace(/:.*/, ''))).toEqual([
      'dq_rule_config.csv',
      'dq_rule_config.csv',
    ]);
  });

  it('says that a BI query reads a table which is published after it', async () => {
    const sql_repos = [
      'Load BI Table,lake.main.bi_a,insert into {table_name} (a) select a from lake.main.bi_b,duckdb,1,Y',
      'Load BI Table,lake.main.bi_b,insert into {table_name} (a) select id from lake.main.gold_orders,duckdb,2,Y',
    ];
    expect(await problemsOf(await smallConfig({ sql_repos }))).toContain(
      'sql_repos.csv:2 seq_no: warning: reads bi_b, which is published later: give that a lower seq_no',
    );
  });

  it('lets a condition over several columns go without a column of its own', async () => {
    const rule = `std_orders,,CUSTOM_EXPR,amount > 0 OR day IS NULL,x,Y`;
    expect(await problemsOf(await smallConfig({ dq_rule_config: [rule] }))).toEqual([]);
  });

  it.each([
    ['a check in a line that is too short', { dq_rule_config: ['std_orders,id,NOT_NULL'] }, 'dq dq_orders'],
    [
      'a quote that swallows the lines behind it',
      { dq_rule_config: ['std_x,id,NOT_NULL,,"x,Y', 'std_orders,id,NOT_NULL,,x,Y'] },
      'dq dq_orders',
    ],
    ['an unknown check', { dq_rule_config: ['std_orders,id,NOTNULL,,x,Y'] }, 'dq dq_orders'],
    ['an unknown step', { cleansing_rules: ['orders,id,trimm,1,Y'] }, 'cleanse cleansed_orders'],
  ])('lets no row past %s: the job can’t run', async (_what, lines, id) => {
    const plan = await smallProject(lines);
    expect(plan.jobs.filter((job) => job.problems.length > 0).map((job) => job.id)).toEqual([id]);
  });

  it('leaves jobs alone whose lines are right', async () => {
    const plan = await smallProject({
      dq_rule_config: ['std_other,id,NOTNULL,,x,Y', 'std_orders,id,NOT_NULL,,x,Y'],
    });
    expect(plan.problems).toHaveLength(1);
    expect(plan.jobs.flatMap((job) => job.problems)).toEqual([]);
  });
});
