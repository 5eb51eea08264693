import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../core/config/config.ts';
import { duckdb } from '../../core/dialects/duckdb.ts';
import { planOf, type Plan } from '../../core/plan.ts';
import { checks as kinds } from '../../core/rules/checks/checks.ts';
import { translateConfig } from '../../translate/translate-config.ts';
import { fileOf, Pipeline } from '../pipeline.test-helper.ts';
import { impactOf, type CheckImpact, type Impact } from './impact.ts';
import { oneOf } from './sampled.ts';

// Of these 12 rows those with the numbers 1, 2, 5 and 10 are looked at. Their twins, and the rows they refer to, are others.
const files = {
  'orders.csv': [
    'id,code,customer,parent,amount,note',
    '3,a,C1,2,3,',
    '6,e,C4,5,many,x',
    '1,a,C1,,many,x',
    '2,b,C2,1,many,x',
    '9,g,C8,none,9,x',
    '4,c,C4,3,many,x',
    '5,d,C5,4,5,x',
    '7,E,C7,6,7,x',
    '8,f,C8,7,8,x',
    '12,i,C13,11,12,',
    '10,h,C9,9,10,x',
    '11,i,C9,10,11,',
    '',
  ].join('\n'),
  'customers.csv': `id,city\n${Array.from({ length: 12 }, (_, at) => `C${at + 1},${at % 2 ? 'Ulm' : 'Bonn'}\n`).join('')}`,
};
const part = oneOf(3);

interface Lines {
  checks?: string[];
  steps?: string[];
  mappings?: string[];
  model?: string[];
}

const model = [
  ...['id', 'code', 'customer', 'parent', 'note'].map((column) => `gold_orders,${column},VARCHAR`),
  'gold_orders,amount,VARCHAR',
  'gold_customers,id,VARCHAR',
  'gold_customers,city,VARCHAR',
];

/** A project of orders, which refer to customers and to each other. */
async function project({
  checks = [],
  steps = [],
  mappings = [],
  model: types = model,
}: Lines): Promise<Plan> {
  const jobs = (name: string) => [
    `silver,cleanse,${name},cleansed_${name},lake,main,cleansing_rules,Y`,
    `silver,std,cleansed_${name},std_${name},lake,main,ref_data,Y`,
    `silver,dq,std_${name},dq_${name},lake,main,dq_rule_config,Y`,
    `silver,stage,dq_${name},stage_${name},lake,main,id,Y`,
    `gold,ingest,stage_${name},gold_${name},lake,main,id,Y`,
  ];
  const table = (...lines: string[]) => lines.join('\n');
  const texts = {
    pipeline_config: table(
      'layer,table_name,file_path,file_format,catalog_name,schema_name,is_active',
      ...['orders', 'customers'].map((name) => `bronze,${name},${name}.csv,csv,lake,main,Y`),
    ),
    main_pipeline_config: table(
      'layer,job_typ,source,target,catalog_name,schema_name,ref_table,is_active',
      ...jobs('customers'),
      ...jobs('orders'),
    ),
    cleansing_rules: table('table_name,column_name,cleanse_type,seq_no,is_active', ...steps),
    ref_data: table('table_name,column_name,actual_value,std_value,seq_no,is_active', ...mappings),
    dq_rule_config: table(
      'table_name,column_name,rule_type,rule_condition,rule_desc,severity,tolerance,is_active',
      ...checks,
    ),
    sql_repos: table('name,table_name,sql_txt,dialect,seq_no,is_active'),
    data_model: table('table_name,column_name,data_type', ...types),
  };
  const plan = planOf(await translateConfig(readConfig(texts, '')));
  expect(plan.problems).toEqual([]);
  return plan;
}

let open: Pipeline[] = [];
afterEach(async () => {
  await Promise.all(open.map((pipeline) => pipeline.close()));
  open = [];
});

async function ran(lines: Lines): Promise<Pipeline> {
  const pipeline = await Pipeline.open(await project(lines));
  open.push(pipeline);
  await pipeline.run(files);
  return pipeline;
}

const tables = ['dq_customers', 'dq_orders'];

/** The reasons of the rows that are looked at, as a run on all rows gives them. */
async function reasons(pipeline: Pipeline, table: string): Promise<string[][]> {
  const rows = await pipeline.table(table, 'dq_chk', `WHERE ${part} ORDER BY _row`);
  return rows.map(({ dq_chk }) => String(dq_chk).split(' | ').filter(Boolean));
}

/** What changes of the rows that are looked at, told from two runs on all rows. */
async function truth(before: Pipeline, after: Pipeline): Promise<CheckImpact[]> {
  const found: CheckImpact[] = [];
  for (const table of tables) {
    const [old, now] = [await reasons(before, table), await reasons(after, table)];
    const count = (rows: string[][], is: (row: string[], at: number) => boolean) => rows.filter(is).length;
    const rejected = (row: string[]) => row.length > 0;
    const impact: CheckImpact = {
      table,
      before: count(old, rejected),
      after: count(now, rejected),
      rejected: count(now, (row, at) => rejected(row) && !rejected(old[at]!)),
      accepted: count(now, (row, at) => !rejected(row) && rejected(old[at]!)),
      reasons: [...new Set([...old, ...now].flat())]
        .map((reason) => {
          const has = (row: string[]) => row.includes(reason);
          return { reason, before: count(old, has), after: count(now, has) };
        })
        .filter((reason) => reason.before !== reason.after),
    };
    if (impact.rejected + impact.accepted + impact.reasons.length > 0) found.push(impact);
  }
  return found;
}

/** What an edit does, on a part of the rows; and the truth of that. */
async function onPart(before: Lines, after: Lines): Promise<{ told: Impact; true: CheckImpact[] }> {
  const [old, now] = [await ran(before), await ran(after)];
  const told = await impactOf({
    before: old.plan.jobs,
    after: now.plan.jobs,
    connector: old.connector,
    dialect: duckdb,
    at: '2025-07-02 08:00:00',
    file: (name) => Promise.resolve(fileOf(name, files[name as keyof typeof files])),
    mostRows: 4,
  });
  expect(told.sample).toEqual({ of: 12, rows: 4 });
  expect(told.failed).toEqual([]);
  return { told, true: await truth(old, now) };
}

const inOrder = (impacts: readonly CheckImpact[]) =>
  impacts.map((impact) => ({
    ...impact,
    reasons: [...impact.reasons].sort((a, b) => (a.reason < b.reason ? -1 : 1)),
  }));

const note = 'std_orders,note,NOT_NULL,,no note,,,Y';
const city = 'std_customers,city,VALID_SET,Ulm,not in Ulm,,,Y';
/** The checks whose verdict on one row hangs on others. */
const checks: Readonly<Record<string, string>> = {
  UNIQUE: 'std_orders,code,UNIQUE,,twice,,,Y',
  ROW_COUNT: 'std_orders,,ROW_COUNT,10..,too few,,,Y',
  'FOREIGN_KEY of its own table': 'std_orders,parent,FOREIGN_KEY,gold_orders.id,no parent,,,Y',
  'FOREIGN_KEY of another table': 'std_orders,customer,FOREIGN_KEY,gold_customers.id,no customer,,,Y',
  'a tolerance that is kept': 'std_orders,note,NOT_NULL,,hardly a note,,30%,Y',
  'a tolerance that is exceeded': 'std_orders,amount,RANGE,1..,no number,,30%,Y',
  'CUSTOM_EXPR with a window': 'std_orders,,CUSTOM_EXPR,count(*) OVER (PARTITION BY code) = 1,not alone,,,Y',
  'CUSTOM_EXPR with a subquery':
    'std_orders,,CUSTOM_EXPR,code NOT IN (SELECT code FROM lake.main.std_orders GROUP BY code HAVING count(*) > 1),not one,,,Y',
  'CUSTOM_EXPR with another table':
    "std_orders,,CUSTOM_EXPR,customer IN (SELECT id FROM lake.main.dq_customers WHERE dq_chk = ''),no customer,,,Y",
  'CUSTOM_EXPR with an unchecked table':
    "std_orders,,CUSTOM_EXPR,customer NOT IN (SELECT id FROM lake.main.std_customers WHERE city <> 'Ulm'),not there,,,Y",
};

describe('the impact on a part of the rows', () => {
  it('is looked at for every check that sees other rows', () => {
    const seeing = kinds.filter(({ examples }) => examples.some(({ among }) => among));
    for (const { name } of seeing)
      expect(
        Object.keys(checks).some((title) => title.startsWith(name)),
        name,
      ).toBe(true);
  });

  describe.each(Object.entries(checks))('%s', (_, line) => {
    it.each<[string, Lines, Lines]>([
      ['another check of the table is new', { checks: [line] }, { checks: [line, note] }],
      ['another check of the table is gone', { checks: [note, line] }, { checks: [line] }],
      ['it is new itself', { checks: [note] }, { checks: [note, line] }],
      ['it is gone itself', { checks: [note, line] }, { checks: [note] }],
      ['other values are cleansed', { checks: [line] }, { checks: [line], steps: ['orders,note,upper,1,Y'] }],
      ['its values are cleansed', { checks: [line] }, { checks: [line], steps: ['orders,code,lower,1,Y'] }],
      ['rows of the other table are rejected', { checks: [line] }, { checks: [line, city] }],
      ['rows of the other table pass', { checks: [line, city] }, { checks: [line] }],
    ])('is told as a run on all rows tells it where %s', async (_case, before, after) => {
      const found = await onPart(before, after);
      expect(inOrder(found.told.checks)).toEqual(inOrder(found.true));
    });
  });

  it('finds the types of the values as they would be, of all rows', async () => {
    const nine = { model: [], mappings: ['cleansed_orders,id,9,nine,1,Y'] };
    const found = await onPart({ model: [] }, nine);
    expect(found.told.checks).toEqual([]);
    expect(found.true).toEqual([]);
    expect(found.told.values).toMatchObject([{ column: 'id', rows: 1 }]);
    const many = "std_orders,,CUSTOM_EXPR,typeof(id) = 'VARCHAR',a number,,,Y";
    const all = await onPart({ model: [], checks: [many] }, { ...nine, checks: [many] });
    expect(all.true).toHaveLength(1);
    expect(inOrder(all.told.checks)).toEqual(inOrder(all.true));
  });

  it('sees all rows of a table that a condition names', async () => {
    const passed = checks['CUSTOM_EXPR with another table']!;
    const found = await onPart({ checks: [passed] }, { checks: [passed, city, note] });
    expect(found.true).toHaveLength(2);
    expect(inOrder(found.told.checks)).toEqual(inOrder(found.true));
  });
});
