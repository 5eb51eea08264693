import { describe, expect, it } from 'vitest';
import { duckdb } from '../core/dialects/duckdb.ts';
import { checkPlan } from '../core/check.ts';
import { formatProblem } from '../core/problem.ts';
import { changedValues, type ColumnChanges } from './changed-values.ts';
import { Pipeline, smallConfig, smallProject } from './pipeline.test-helper.ts';

const orders = 'id,name,amount,day\n1, ann,5,2025-01-01\n2,bob,x,2025-01-02\n3,,7,2025-01-03\n';

async function corrected(lines: string[], file = orders, rules: string[] = []) {
  const project = await smallConfig({
    corrections: lines,
    cleansing_rules: ['orders,name,trim,1,Y', ...rules],
  });
  const pipeline = await Pipeline.open(project.plan);
  const run = await pipeline.run({ 'orders.csv': file });
  const isThere = run.figures('ingest gold_orders')['read'] !== undefined;
  const gold = isThere ? await pipeline.table('gold_orders', '*', 'ORDER BY id') : [];
  const bronze = await pipeline.table('orders', '*', 'ORDER BY _row');
  return {
    figures: run.figures,
    message: run.message,
    problems: [...project.plan.problems, ...checkPlan(project.plan, project.config)].map(formatProblem),
    gold: gold.map(({ id, name, amount }) => [id, name, amount === null ? null : Number(amount)]),
    bronze: bronze.map(({ amount }) => amount),
    pipeline,
  };
}

describe('a correction', () => {
  it('puts a value right before the steps, by the record’s number, and leaves bronze as the file is', async () => {
    const found = await corrected([
      'orders,orders.csv,2,,amount,x,9,typo,Y',
      'orders,orders.csv,3,,name,,  cy ,,Y',
    ]);
    expect(found.gold).toEqual([
      ['1', 'ann', 5],
      ['2', 'bob', 9],
      ['3', 'cy', 7],
    ]);
    expect(found.bronze).toEqual(['5', 'x', '7']);
    expect(found.figures('cleanse cleansed_orders')).toEqual({ rows: 3, nulled: 0, corrected: 2 });
    await found.pipeline.close();
  });

  it('is one of as many as somebody has made', async () => {
    const rows = Array.from({ length: 1500 }, (_, at) => `${at + 1},n${at},x,2025-01-01`);
    const lines = rows.map((_, at) => `orders,orders.csv,${at + 1},,amount,x,${at},,Y`);
    const found = await corrected(lines, `id,name,amount,day\n${rows.join('\n')}\n`);
    expect(found.figures('cleanse cleansed_orders')).toEqual({ rows: 1500, nulled: 0, corrected: 1500 });
    expect(found.gold).toHaveLength(1500);
    await found.pipeline.close();
  });

  it('puts a value right by a key, wherever the record stands in a later file', async () => {
    const lines = ['orders,,,"id=2, name=bob",amount,x,9,,Y'];
    const later = 'id,name,amount,day\n7,ann,5,2025-01-01\n2,bob,x,2025-01-02\n';
    for (const file of [orders, later]) {
      const found = await corrected(lines, file);
      expect(found.gold).toContainEqual(['2', 'bob', 9]);
      await found.pipeline.close();
    }
  });

  it('does nothing where the value is another one by now, and to NULL where it says so', async () => {
    const found = await corrected([
      'orders,orders.csv,1,,amount,6,9,,Y',
      'orders,orders.csv,2,,amount,x,,,Y',
      'orders,orders.csv,3,,amount,7,8,,N',
      'orders,other.csv,3,,amount,7,8,,Y',
    ]);
    expect(found.gold).toEqual([
      ['1', 'ann', 5],
      ['2', 'bob', null],
      ['3', null, 7],
    ]);
    expect(found.figures('cleanse cleansed_orders')['corrected']).toBe(1);
    await found.pipeline.close();
  });

  it('is told apart from SQL', async () => {
    const found = await corrected([`orders,orders.csv,1,,name," ann","x' OR '1'='1",,Y`]);
    expect(found.gold.map(([, name]) => name)).toContain("x' OR '1'='1");
    await found.pipeline.close();
  });

  it('is taken into account by what the steps after it change', async () => {
    const plan = await smallProject({
      corrections: ['orders,orders.csv,1,,name, ann, ANN ,,Y', 'orders,,,nothing=1,name,bob,rob,,Y'],
      cleansing_rules: ['orders,name,trim,1,Y'],
    });
    const pipeline = await Pipeline.open(plan);
    const { events } = await pipeline.run({ 'orders.csv': orders });
    const job = plan.jobs.find(({ kind }) => kind === 'cleanse')!;
    const changes = changedValues(job, (sql) => pipeline.connector.query(sql), duckdb);
    const { value } = (await changes.next()) as { value: ColumnChanges };
    expect(value.rules[0]!.samples).toEqual([{ before: ' ANN ', after: 'ANN', rows: 1 }]);
    const messages = events.flatMap((event) => (event.type === 'done' ? event.messages : []));
    expect(messages).toContain('corrections.csv:3 key: orders has no column nothing; the line does nothing');
    await pipeline.close();
  });

  it.each([
    ['orders,,,,amount,x,9,,Y', 'corrections.csv:2 _row: is empty, and so is key'],
    ['orders,,2,,amount,x,9,,Y', 'corrections.csv:2 _file: is empty'],
    ['orders,orders.csv,1.5,,amount,x,9,,Y', '"1.5" is no number of a record'],
    ['orders,,,id,amount,x,9,,Y', 'write it as column=value'],
  ])('that can’t be understood keeps its job from running: %s', async (line, message) => {
    const found = await corrected([line]);
    expect(found.problems.join('\n')).toContain(message);
    expect(found.message('cleanse cleansed_orders')).toContain(message);
    expect(found.gold).toEqual([]);
    await found.pipeline.close();
  });

  it.each([
    [
      'order,orders.csv,1,,amount,x,9,,Y',
      'no job reads the table order, so the line does nothing; did you mean orders?',
    ],
    ['orders,orders.csv,1,,amout,x,9,,Y', 'orders has no column amout; did you mean amount?'],
  ])('for what is not there is told: %s', async (line, message) => {
    const found = await corrected([line]);
    expect(found.problems.join('\n')).toContain(message);
    await found.pipeline.close();
  });
});
