import { afterEach, expect, it } from 'vitest';
import { ConfigEdit } from '../core/config/edit.ts';
import { duckdb } from '../core/dialects/duckdb.ts';
import { repairsFor } from '../core/propose/repairs.ts';
import { Pipeline, smallProject } from './pipeline.test-helper.ts';
import { quarantineOf } from './quarantine.ts';

const orders = [
  'id,name,amount,day',
  '1,bob,5,2025-01-01',
  '2,Bobb,6,31.12.2025',
  '3,Bobb,x,31.12.2024',
  '4,,8,',
  ',eve,9,',
  '',
].join('\n');
const rules = ['std_orders,name,VALID_SET,"bob,eve",who is that,Y', 'std_orders,id,NOT_NULL,,no id,Y'];

let pipeline: Pipeline | undefined;
afterEach(() => pipeline?.close());

async function opened(lines: Parameters<typeof smallProject>[0] = {}, deliveries = [orders]) {
  pipeline = await Pipeline.open(await smallProject({ dq_rule_config: rules, ...lines }));
  for (const [at, text] of deliveries.entries())
    await pipeline.run({ 'orders.csv': text }, `2025-07-0${at + 1} 08:00:00`);
  const { jobs } = pipeline.plan;
  const job = jobs.find(({ kind }) => kind === 'dq')!;
  const groups = await quarantineOf(job, jobs, (sql) => pipeline!.connector.query(sql), duckdb);
  return { job, jobs, groups };
}

it('tells rejected rows by reason and value', async () => {
  const { groups } = await opened();
  expect(groups.map(({ reason, rows, column, values }) => ({ reason, rows, column, values }))).toEqual([
    { reason: 'who is that', rows: 2, column: 'name', values: [{ value: 'Bobb', rows: 2 }] },
    {
      reason: 'day: not a valid DATE',
      rows: 2,
      column: 'day',
      values: [
        { value: '31.12.2024', rows: 1 },
        { value: '31.12.2025', rows: 1 },
      ],
    },
    { reason: 'no id', rows: 1, column: 'id', values: [{ value: null, rows: 1 }] },
    { reason: 'amount: not a valid INTEGER', rows: 1, column: 'amount', values: [{ value: 'x', rows: 1 }] },
  ]);
});

it('tells checks apart that give the same reason, each with its own values', async () => {
  const same = [
    'std_orders,name,NOT_NULL,,something is missing,Y',
    'std_orders,id,NOT_NULL,,something is missing,Y',
    'std_orders,day,UNIQUE,,something is missing,Y',
  ];
  const { groups } = await opened({ dq_rule_config: same }, [
    `${orders}6,,7,2025-03-03\n7,tom,7,2025-03-03\n`,
  ]);
  const told = groups.filter(({ reason }) => reason === 'something is missing');
  expect(told.map(({ rows, column, place, values }) => [column, place?.line, rows, values])).toEqual([
    ['name', 2, 2, [{ value: null, rows: 2 }]],
    ['day', 4, 2, [{ value: '2025-03-03', rows: 2 }]],
    ['id', 3, 1, [{ value: null, rows: 1 }]],
  ]);
});

it('leaves out no row that none of several checks with one reason would reject by now', async () => {
  const same = ['name', 'id'].map((column) => `std_orders,${column},NOT_NULL,,something is missing,Y`);
  const { job, jobs } = await opened({ dq_rule_config: same }, [`${orders}6,,7,2025-03-03\n`]);
  const { connector } = pipeline!;
  const extract = jobs.find(({ kind }) => kind === 'extract')!;
  await connector.run(`UPDATE ${duckdb.table(extract.targetTable)} SET name = 'ann' WHERE id = '6'`);
  const groups = await quarantineOf(job, jobs, (sql) => connector.query(sql), duckdb);
  const told = groups.filter(({ reason }) => reason === 'something is missing');
  expect(told.map(({ rows, column }) => [column, rows])).toEqual([
    ['name', 1],
    ['id', 1],
    ['', 1],
  ]);
});

it('tells a value that is not of the type that earlier loads have given its column', async () => {
  const first = 'id,name,amount,day\n1,ann,5,2025-01-01\n';
  const lines = { data_model: [], dq_rule_config: [] };
  const { groups } = await opened(lines, [first, 'id,name,amount,day\n2,bob,many,2025-01-02\n']);
  expect(groups).toEqual([
    expect.objectContaining({
      reason: 'amount: not a valid INTEGER',
      column: 'amount',
      rows: 1,
      values: [{ value: 'many', rows: 1 }],
    }),
  ]);
});

it('tells reasons that no check of the configuration gives any more', async () => {
  const { job, jobs } = await opened();
  const silent = { ...job, rules: { ...job.rules, checks: [] } };
  const groups = await quarantineOf(silent, jobs, (sql) => pipeline!.connector.query(sql), duckdb);
  expect(groups.map(({ reason, rows, column }) => [reason, rows, column])).toContainEqual([
    'who is that',
    2,
    '',
  ]);
});

it('proposes changes that let the rows pass', async () => {
  const { job, jobs, groups } = await opened();
  const repairs = (at: number) =>
    repairsFor(job, jobs, { ...groups[at]!, value: groups[at]!.values[0]!.value }).map(
      ({ title, table }) => `${table}: ${title}`,
    );
  expect(repairs(0)).toEqual([
    'ref_data: Map “Bobb” to “bob”',
    'dq_rule_config: Allow “Bobb”',
    'ref_data: Take “Bobb” for missing',
  ]);
  expect(repairs(1)).toEqual([
    'cleansing_rules: Read the dates of day as dd.MM.yyyy',
    'ref_data: Take “31.12.2024” for missing',
  ]);
  expect(repairs(2)).toEqual([]);
  // What the configuration reads as NULL can't be mapped.
  for (const [value, titles] of [
    ['null', ['Allow “null”']],
    [' ', []],
  ] as const)
    expect(repairsFor(job, jobs, { column: 'name', rule: 0, value }).map(({ title }) => title)).toEqual(
      titles,
    );

  // Each of the first ones mends its group.
  const head = {
    ref_data: 'table_name,column_name,actual_value,std_value,is_active\n',
    cleansing_rules: 'table_name,column_name,cleanse_type,is_active\n',
  };
  for (const at of [0, 1]) {
    const [repair] = repairsFor(job, jobs, { ...groups[at]!, value: groups[at]!.values[0]!.value });
    const table = repair!.table as keyof typeof head;
    const [header, ...lines] = repair!.change(new ConfigEdit(head[table])).trim().split('\n');
    const mended = await Pipeline.open(
      await smallProject({ dq_rule_config: rules, [table]: { header: header!, lines } }),
    );
    await mended.run({ 'orders.csv': orders });
    const reasons = await mended.table('dq_orders', 'dq_chk');
    expect(reasons.filter((row) => String(row['dq_chk']).includes(groups[at]!.reason))).toEqual([]);
    await mended.close();
  }
});
