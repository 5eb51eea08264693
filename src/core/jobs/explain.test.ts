import { describe, expect, it } from 'vitest';
import { smallConfig, smallProject } from '../../engine/pipeline.test-helper.ts';
import { planOf } from '../plan.ts';
import { failurePlace } from './failure-place.ts';
import { jobKinds } from './kinds.ts';
import type { JobKindName } from './job.ts';

type Lines = Parameters<typeof smallProject>[0];

async function job(kind: JobKindName, lines: Lines = {}) {
  const { jobs } = await smallProject(lines);
  return jobs.find((entry) => entry.kind === kind)!;
}

async function summary(kind: JobKindName, lines: Lines = {}): Promise<string> {
  return jobKinds[kind].summarize(await job(kind, lines));
}

describe('what a job does', () => {
  it('is said in one line', async () => {
    expect(await summary('extract')).toBe('Loads orders.csv (csv), every value as its text.');
    expect(await summary('cleanse')).toBe('No cleansing step: every value stays as it is.');
    const cleansing_rules = ['orders,name,trim,1,Y', 'orders,NAME,upper,2,Y', 'orders,day,trim,1,Y'];
    expect(await summary('cleanse', { cleansing_rules })).toBe('3 cleansing steps on 2 columns.');
    expect(await summary('std', { ref_data: ['cleansed_orders,name,a,b,1,Y'] })).toBe(
      '1 mapping on 1 column.',
    );
    const dq_rule_config = ['std_orders,name,NOT_NULL,,,Y', 'std_orders,,CUSTOM_EXPR,amount > 0,,Y'];
    expect(await summary('dq', { dq_rule_config })).toBe(
      '2 checks on 1 column, 2 columns held against a type.',
    );
    expect(await summary('dq', { data_model: [] })).toBe('No check, types inferred from the values.');
    expect(await summary('stage')).toBe('Merges the rows that passed every check by id.');
    expect(await summary('ingest')).toBe('Merges the rows that changed since the last load by id.');
    expect(await summary('dedup')).toBe('Keeps one of the rows that agree on name and amount.');
    const sql_repos = [
      'Load BI Table,bi_x,"INSERT INTO {table_name} (a,b) SELECT name, id FROM gold_orders",duckdb,1,Y',
    ];
    expect(await summary('publish', { sql_repos })).toBe('2 columns from gold_orders.');
  });

  it('is explained rule by rule, each with its line', async () => {
    const explained = jobKinds.dq.explain(
      await job('dq', {
        dq_rule_config: [
          'std_other,x,NOT_NULL,,,Y',
          'std_orders,name,NOT_NULL,,Name is missing,Y',
          'std_orders,,CUSTOM_EXPR,amount > 0,Amount,Y',
        ],
      }),
    );
    expect(explained.map(({ text, place }) => `${place?.file}:${place?.line} ${text}`)).toEqual([
      'dq_rule_config.csv:3 name: NOT_NULL, else “Name is missing”.',
      'dq_rule_config.csv:4 CUSTOM_EXPR amount > 0, else “Amount”.',
      expect.stringMatching(/^data_model\.csv:4 amount: must be a valid INTEGER/),
      expect.stringMatching(/^data_model\.csv:5 day: must be a valid DATE/),
    ]);
  });

  it('names no line of a data model that the project does not have', async () => {
    const model = (await smallConfig()).config.tables['data_model']!;
    const places = async (own: string[]) => {
      const { config } = await smallConfig({ data_model: own });
      const { jobs } = planOf({ ...config, shippedModel: model });
      return jobKinds.dq.explain(jobs.find(({ kind }) => kind === 'dq')!).map(({ place }) => place?.line);
    };
    expect(await places([])).toEqual([4, 5]);
    expect(await places(['gold_other,x,DATE'])).toEqual([undefined, undefined]);
  });
});

describe('where to look after a failure', () => {
  const dq_rule_config = [
    'std_orders,name,NOT_NULL,,,Y',
    'std_orders,,CUSTOM_EXPR,amuont > 0,Amount is low,Y',
    'std_orders,,CUSTOM_EXPR,lengthh(name) > amount,Name is short,Y',
  ];
  const column = 'Referenced column "amuont" not found in FROM clause! Candidate bindings: "amount"';

  it('is the rule where only one can be meant', async () => {
    const dq = await job('dq', { dq_rule_config });
    expect(failurePlace(dq, column)).toEqual({
      text: 'This rule: CUSTOM_EXPR amuont > 0, else “Amount is low”.',
      place: { file: 'dq_rule_config.csv', line: 3 },
    });
    expect(failurePlace(dq, 'Referenced column "name" not found in FROM clause!')?.text).toContain('short');
    const unknown = 'Scalar Function with name lengthh does not exist!';
    expect(failurePlace(dq, unknown)?.place).toEqual({ file: 'dq_rule_config.csv', line: 4 });
    const one = await job('dq', { dq_rule_config: dq_rule_config.slice(0, 2) });
    expect(failurePlace(one, "Could not convert string 'x' to INT32")?.place?.line).toBe(3);
  });

  it('is the job’s line where more than one can be meant, and the query’s line of a BI table', async () => {
    const dq = await job('dq', { dq_rule_config });
    const origin = { text: 'This job:', place: { file: 'main_pipeline_config.csv', line: 4 } };
    expect(failurePlace(dq, "Could not convert string 'amuont' to INT32")).toEqual(origin);
    expect(failurePlace(dq, 'Out of Memory')).toEqual(origin);
    const sql_repos = ['Load BI Table,bi_x,SELECT x FROM gold_orders,duckdb,1,Y'];
    expect(failurePlace(await job('publish', { sql_repos }), 'Referenced column "x" not found')).toEqual({
      text: 'This query:',
      place: { file: 'sql_repos.csv', line: 2 },
    });
  });

  it('is left to the message where that names its lines', async () => {
    const dq = await job('dq', { dq_rule_config });
    expect(failurePlace(dq, 'dq_rule_config.csv:3 rule_type: unknown "REGX"')).toBeUndefined();
  });
});
