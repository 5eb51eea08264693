import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '../core/jobs/job.ts';
import { Pipeline, smallProject } from '../engine/pipeline.test-helper.ts';
import type { GridRelation } from '../grid/relation.ts';
import { RowSource } from '../grid/row-source.ts';
import {
  markedRelation,
  previewRelation,
  rejectedRelation,
  unreadableRelation,
  writtenRelation,
} from './job-relations.ts';

type Shown = Record<string, string | null>;

/** The rows as a grid fetches them, in windows of so many. */
async function rowsOf({ connector }: Pipeline, relation: GridRelation, size = 2): Promise<Shown[]> {
  const source = await RowSource.open(
    relation,
    (sql) => connector.look(sql),
    (sql) => connector.lookRun(sql),
  );
  const all = source.columns.map((_, index) => index);
  const rows: Shown[] = [];
  for (let first = 0; first < source.count; first += size)
    for (const cells of await source.window(first, size, all))
      rows.push(Object.fromEntries(cells.map(({ text }, at) => [source.columns[at]!.name, text])));
  await source.close();
  return rows;
}

function jobOf({ plan }: Pipeline, kind: Job['kind']): Job {
  return plan.jobs.find((job) => job.kind === kind)!;
}

/** The values that are marked, a text a row: `Why: column column`. */
function hits(relation: GridRelation, rows: readonly Shown[]): string[] {
  return rows.map(
    (row) =>
      `${row['Why']}: ${Object.keys(row)
        .filter((column) => relation.isHit!(row, column))
        .join(' ')}`,
  );
}

describe('the rows that a load has written', () => {
  let pipeline: Pipeline;
  beforeAll(async () => void (pipeline = await Pipeline.open(await smallProject())));
  afterAll(() => pipeline.close());

  /** Loads orders at a time and tells which rows of stage and gold the load has written: `change id name`. */
  async function written(at: string, ...lines: string[]): Promise<Record<string, string[] | undefined>> {
    const { figures } = await pipeline.run({ 'orders.csv': ['id,name,amount,day', ...lines].join('\n') }, at);
    const tell = async (kind: 'stage' | 'ingest') => {
      const job = jobOf(pipeline, kind);
      const relation = writtenRelation(job, { figures: figures(job.id) });
      const rows = relation && (await rowsOf(pipeline, relation, 128));
      return rows?.map((row) => `${row['Change']} ${row['id']} ${row['name']}`);
    };
    return { stage: await tell('stage'), ingest: await tell('ingest') };
  }

  it('are those that it inserted or updated, none where nothing differs', async () => {
    const first = ['inserted 1 ada', 'inserted 2 bob'];
    const lines = ['1,ada,1,2025-01-01', '2,bob,2,2025-01-02'];
    expect(await written('2025-07-01 08:00:00', ...lines)).toEqual({ stage: first, ingest: first });
    expect(await written('2025-07-02 08:00:00', ...lines)).toEqual({ stage: undefined, ingest: undefined });
    const second = ['updated 2 bo', 'inserted 3 cy'];
    const next = await written(
      '2025-07-03 08:00:00',
      '3,cy,3,2025-01-03',
      '1,ada,1,2025-01-01',
      '2,bo,2,2025-01-02',
    );
    expect(next).toEqual({ stage: second, ingest: second });
  });

  it('come once each, however many windows there are', async () => {
    const lines = Array.from({ length: 3000 }, (_, n) => `n${n},name ${n},1,2025-01-01`);
    const { stage } = await written('2025-07-04 08:00:00', ...lines);
    expect(new Set(stage).size).toBe(3000);
    expect(stage).toHaveLength(3000);
  });
});

describe('the rows that are only marked', () => {
  it('say which record and why, and mark the values', async () => {
    const header = 'table_name,column_name,rule_type,rule_condition,rule_desc,severity,is_active';
    const lines = [
      'std_orders,name,NOT_NULL,,name is missing,WARN,Y',
      'std_orders,id,NOT_NULL,,no id,ERROR,Y',
      'std_orders,amount,RANGE,0..10,odd amount,WARN,Y',
    ];
    const pipeline = await Pipeline.open(await smallProject({ dq_rule_config: { header, lines } }));
    const orders = ['id,name,amount,day', '1,ada,1,', '2,,20,', ',bob,3,', ',eve,40,', ''].join('\n');
    const { figures } = await pipeline.run({ 'orders.csv': orders });
    const job = jobOf(pipeline, 'dq');
    const relation = markedRelation(job);
    const rows = await rowsOf(pipeline, relation);
    expect(rows.map((row) => row['Record'])).toEqual(['orders.csv row 2', 'orders.csv row 4']);
    expect(figures(job.id)['marked']).toBe(2);
    expect(hits(relation, rows)).toEqual(['name is missing · odd amount: name amount', 'odd amount: amount']);
    expect(Object.keys(rows[0]!)).not.toContain('dq_warn');
    await pipeline.close();
  });
});

describe('the rows of a job', () => {
  let pipeline: Pipeline;
  beforeAll(async () => {
    const rule = (column: string, type: string, condition: string, words: string) =>
      `std_orders,${column},${type},${condition},${words},Y`;
    const plan = await smallProject({
      dq_rule_config: [
        rule('name', 'NOT_NULL', '', 'name is missing'),
        rule('id', 'NOT_NULL', '', 'no | id'),
        rule('Why', 'NOT_NULL', '', 'why not'),
        rule('Record', 'NOT_NULL', '', 'record'),
        rule('day', 'NOT_NULL', '', 'day'),
        rule('amount', 'NOT_NULL', '', 'amount'),
      ],
      data_model: ['id', 'name', 'Why', 'Record', 'day', 'amount'].map(
        (name) => `gold_orders,${name},${name === 'amount' ? '"DECIMAL(9,2)",' : 'VARCHAR'}`,
      ),
    });
    pipeline = await Pipeline.open(plan);
    await pipeline.run({
      'orders.csv': [
        'id,name,Why,Record,day,amount',
        '1,ada,w,r,d,1',
        '2,,w,r,d,2',
        ',,w,r,d,3',
        '4,dan,w,r,d,many',
        '5,eve,,r,d,5',
        '6,fay,,,,',
        '7,"gil',
      ].join('\n'),
    });
  });
  afterAll(() => pipeline.close());

  it.each(['extract', 'cleanse', 'std', 'dq', 'stage', 'ingest'] as const)(
    'are all of its table’s or view’s: %s',
    async (kind) => {
      const job = jobOf(pipeline, kind);
      const relation = previewRelation(job);
      const rows = await rowsOf(pipeline, relation);
      const all = await pipeline.table(job.target);
      expect(rows.map((row) => row['id'])).toEqual(all.map((row) => row['id']));
      expect(rows.length).toBeGreaterThan(0);
      expect(relation.hasRowid).toBe(!['cleanse', 'std'].includes(kind));
      expect(Object.keys(rows[0]!).filter((name) => relation.dim!.has(name))).toEqual([
        '_file',
        '_row',
        '_load',
      ]);
    },
  );

  it('that are rejected say which record and why, and mark the values', async () => {
    const relation = rejectedRelation(jobOf(pipeline, 'dq'));
    const rows = await rowsOf(pipeline, relation);
    expect(Object.keys(rows[0]!)).toEqual([
      'Record',
      'Why',
      'id',
      'name',
      'Why_1',
      'Record_1',
      'day',
      'amount',
    ]);
    expect(rows.map((row) => row['Record'])).toEqual([2, 3, 4, 5, 6].map((row) => `orders.csv row ${row}`));
    expect(hits(relation, rows)).toEqual([
      'name is missing: name',
      'name is missing · no · id: id name',
      'amount: not a valid DECIMAL(9,2): amount',
      'why not: Why_1',
      'why not · record · day · amount: Why_1 Record_1 day amount',
    ]);
    expect(relation.dim).toEqual(new Set(['Record']));
  });

  it('that can’t be read are shown with their line, their text and the reason', async () => {
    const rows = await rowsOf(pipeline, unreadableRelation(jobOf(pipeline, 'extract')));
    expect(rows).toEqual([
      { Record: 'orders.csv row 7', Line: '8', Why: expect.stringMatching(/\w/) as string, Text: '7,"gil' },
    ]);
  });
});
