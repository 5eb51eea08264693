import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../core/config/config.ts';
import { planOf } from '../core/plan.ts';
import { tidyProblems } from '../core/problem.ts';
import { Pipeline, smallProject } from './pipeline.test-helper.ts';

const orders = ['id,name,amount,day', '1,ann,5,', '2,,6,', '3,bob,700,', '4,eve,8,', '4,eva,9,', ''].join(
  '\n',
);
const header = 'table_name,column_name,rule_type,rule_condition,rule_desc,severity,tolerance,is_active';

/** The project with these lines of checks, whose table says how severe they are. */
async function project(...lines: string[]) {
  return smallProject({ dq_rule_config: { header, lines } });
}

let pipeline: Pipeline | undefined;
afterEach(() => pipeline?.close());

async function checked(...lines: string[]) {
  pipeline = await Pipeline.open(await project(...lines));
  const { figures } = await pipeline.run({ 'orders.csv': orders });
  const rows = await pipeline.table('dq_orders', '*', 'ORDER BY _row');
  return {
    figures: figures('dq dq_orders'),
    reasons: rows.map((row) => row['dq_chk']),
    marks: rows.map((row) => row['dq_warn']),
    gold: (await pipeline.table('gold_orders', '_row', 'ORDER BY _row')).map((row) => Number(row['_row'])),
    columns: Object.keys((await pipeline.table('gold_orders'))[0] ?? {}),
  };
}

describe('the severity of a check', () => {
  it('rejects a row, or marks it and lets it go on', async () => {
    const found = await checked(
      'std_orders,name,NOT_NULL,,no name,ERROR,,Y',
      'std_orders,amount,RANGE,0..100,amount is odd,WARN,,Y',
    );
    expect(found.figures).toEqual({ rows: 5, rejected: 1, marked: 1 });
    expect(found.reasons).toEqual(['', 'no name', '', '', '']);
    expect(found.marks).toEqual(['', '', 'amount is odd', '', '']);
    expect(found.gold).toEqual([1, 3, 5]);
    expect(found.columns).not.toContain('dq_warn');
  });

  it('is ERROR where nothing says it, and no column is added then', async () => {
    const found = await checked('std_orders,name,NOT_NULL,,no name,,,Y');
    expect(found.figures).toEqual({ rows: 5, rejected: 1 });
    expect(found.marks).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });
});

describe('a tolerated share', () => {
  it('only marks as long as no more rows fail', async () => {
    const found = await checked('std_orders,name,NOT_NULL,,no name,,20%,Y');
    expect(found.figures).toEqual({ rows: 5, rejected: 0, marked: 1 });
    expect(found.marks[1]).toBe('no name');
  });

  it('rejects all that fail once they are more', async () => {
    const found = await checked('std_orders,name,NOT_NULL,,no name,,0.19,Y');
    expect(found.figures).toEqual({ rows: 5, rejected: 1, marked: 0 });
    expect(found.reasons[1]).toBe('no name');
  });
});

describe('checks of the delivery as a whole', () => {
  it('reject all records that share a value, and all of one that is too small', async () => {
    const found = await checked(
      'std_orders,id,UNIQUE,,id is repeated,,,Y',
      'std_orders,,ROW_COUNT,6..,too few records,WARN,,Y',
    );
    expect(found.reasons).toEqual(['', '', '', 'id is repeated', 'id is repeated']);
    expect(new Set(found.marks)).toEqual(new Set(['too few records']));
  });
});

it.each([
  ['std_orders,name,NOT_NULL,,x,WRN,,Y', 'severity', 'did you mean WARN?'],
  ['std_orders,name,NOT_NULL,,x,,lots,Y', 'tolerance', '"lots" is no share'],
  ['std_orders,name,NOT_NULL,,x,,150%,Y', 'tolerance', 'more than all rows'],
  ['std_orders,amount,RANGE,10,x,,,Y', 'rule_condition', 'is no range'],
  ['std_orders,amount,RANGE,9..1,x,,,Y', 'rule_condition', 'ends before it begins'],
  ['std_orders,amount,RANGE,a..1,x,,,Y', 'rule_condition', '"a" is no number'],
  ['std_orders,name,LENGTH,..,x,,,Y', 'rule_condition', 'says nothing'],
  ['std_orders,day,DATE_RANGE,2025-02-30..,x,,,Y', 'rule_condition', 'is no date'],
  ['std_orders,,UNIQUE,,x,,,Y', 'column_name', 'is empty'],
])('%s is told of at %s', (line, column, message) => {
  const main =
    'layer,job_typ,source,target,catalog_name,schema_name,ref_table,seq_no,is_active\nsilver,dq,std_orders,dq_orders,lake,main,dq_rule_config,1,Y';
  const config = readConfig({ main_pipeline_config: main, dq_rule_config: `${header}\n${line}` }, '');
  const problems = tidyProblems([...config.problems, ...planOf(config).problems]).filter(
    ({ file }) => file === 'dq_rule_config.csv',
  );
  expect(problems).toEqual([
    expect.objectContaining({ line: 2, column, message: expect.stringContaining(message) as string }),
  ]);
});
