import { afterEach, describe, expect, it } from 'vitest';
import { duckdb } from '../core/dialects/duckdb.ts';
import type { JobKindName } from '../core/jobs/job.ts';
import { jobKinds } from '../core/jobs/kinds.ts';
import type { Extent } from '../core/jobs/changed-values.ts';
import { changedValues, type ColumnChanges } from './changed-values.ts';
import { Pipeline, planIn, smallProject } from './pipeline.test-helper.ts';
import { readFileSync, readdirSync } from 'node:fs';

const open: Pipeline[] = [];
afterEach(async () => {
  for (const pipeline of open.splice(0)) await pipeline.close();
});

type Lines = Parameters<typeof smallProject>[0];

async function ran(lines: Lines, json: unknown[]): Promise<Pipeline> {
  const pipeline = await Pipeline.open(await smallProject(lines, 'json'));
  open.push(pipeline);
  await pipeline.run({ 'orders.json': JSON.stringify(json) });
  return pipeline;
}

async function changes(pipeline: Pipeline, kind: JobKindName, extent?: Extent): Promise<ColumnChanges[]> {
  const job = pipeline.plan.jobs.find((entry) => entry.kind === kind)!;
  const found: ColumnChanges[] = [];
  for await (const column of changedValues(job, (sql) => pipeline.connector.query(sql), duckdb, extent))
    found.push(column);
  return found;
}

/** The changes as text: one line a rule, `place rows/pairs: before → after ×rows, …`. */
function told(columns: ColumnChanges[]): string[] {
  const text = (value: string | null) => (value === null ? 'NULL' : JSON.stringify(value));
  return columns.flatMap(({ column, rules }) =>
    rules.map(({ rule, rows, pairs, samples }) => {
      const list = samples.map((s) => `${text(s.before)} → ${text(s.after)} ×${s.rows}`);
      return `${column} #${rule} ${rows}/${pairs}: ${list.join(', ')}`;
    }),
  );
}

const named = (...names: (string | null)[]) => names.map((name, at) => ({ id: String(at), name }));

describe('the values that a cleanse job changes', () => {
  it('are told step by step, each step on what the steps before have left', async () => {
    const pipeline = await ran(
      { cleansing_rules: ['orders,name,trim,1,Y', 'orders,name,upper,2,Y', 'orders,name,nullify,3,Y'] },
      named(' ada ', ' ada ', 'ada', 'ADA', '  ', '', null),
    );
    expect(told(await changes(pipeline, 'cleanse'))).toEqual([
      'name #0 3/2: " ada " → "ada" ×2, "  " → "" ×1',
      'name #1 3/1: "ada" → "ADA" ×3',
      'name #2 2/1: "" → NULL ×2',
    ]);
  });

  it('are told even where a later step undoes them, and 0 rows where nothing changes', async () => {
    const pipeline = await ran(
      { cleansing_rules: ['orders,name,upper,1,Y', 'orders,name,lower,2,Y', 'orders,name,trim,3,Y'] },
      named('ada', 'ada', '42'),
    );
    expect(told(await changes(pipeline, 'cleanse'))).toEqual([
      'name #0 2/1: "ada" → "ADA" ×2',
      'name #1 2/1: "ADA" → "ada" ×2',
      'name #2 0/0: ',
    ]);
  });

  it('keep quotes, line breaks and markup as they are', async () => {
    const wild = `<b onclick="x('1')">\n\t"Zoë'; DROP TABLE orders; --`;
    const pipeline = await ran({ cleansing_rules: ['orders,name,trim,1,Y'] }, named(` ${wild}`, '\u00a0x '));
    const [column] = await changes(pipeline, 'cleanse');
    expect(column!.rules[0]!.samples).toEqual([
      { before: ` ${wild}`, after: wild, rows: 1 },
      { before: '\u00a0x ', after: '\u00a0x', rows: 1 },
    ]);
  });

  it('are found in columns whose names need quotes, whatever their case in the rule', async () => {
    const column = 'Na"me; n, v0';
    const pipeline = await ran(
      {
        cleansing_rules: [
          `orders,"${column.toLowerCase().replaceAll('"', '""')}",trim,1,Y`,
          'orders,v1,upper,1,Y',
        ],
        data_model: [],
      },
      [{ id: '1', [column]: ' a', v1: 'b' }],
    );
    expect(told(await changes(pipeline, 'cleanse'))).toEqual([
      `${column} #0 1/1: " a" → "a" ×1`,
      'v1 #1 1/1: "b" → "B" ×1',
    ]);
  });

  it('are none for a column that is not there, which is said', async () => {
    const pipeline = await ran(
      { cleansing_rules: ['orders,nmae,trim,1,Y', 'orders,name,trim,1,Y'] },
      named(' a'),
    );
    const found = await changes(pipeline, 'cleanse');
    expect(found.map(({ column, missing }) => [column, missing])).toEqual([
      ['nmae', true],
      ['name', false],
    ]);
    expect(told(found)[0]).toBe('nmae #0 0/0: ');
  });

  it('are those of the most frequent pairs; the counts are of all', async () => {
    const names = Array.from({ length: 40 }, (_, at) => ` ${at % 8}`);
    const pipeline = await ran({ cleansing_rules: ['orders,name,trim,1,Y'] }, named(...names, ' 7', ' 7'));
    const [{ rules } = { rules: [] }] = await changes(pipeline, 'cleanse', { samples: 2, rows: 1000 });
    expect(rules).toEqual([
      {
        rule: 0,
        rows: 42,
        pairs: 8,
        samples: [
          { before: ' 7', after: '7', rows: 7 },
          { before: ' 0', after: '0', rows: 5 },
        ],
      },
    ]);
  });

  it('come from the first rows of a long table, which is said', async () => {
    const pipeline = await ran({ cleansing_rules: ['orders,name,trim,1,Y'] }, named(' a', ' b', ' c'));
    const [column] = await changes(pipeline, 'cleanse', { samples: 5, rows: 2 });
    expect(column).toMatchObject({ firstRows: 2, rules: [{ rows: 2, pairs: 2 }] });
    expect((await changes(pipeline, 'cleanse', { samples: 5, rows: 3 }))[0]).not.toHaveProperty('firstRows');
  });
});

describe('the values that a std job changes', () => {
  it('belong to the first mapping that matches; a trigger takes what is left', async () => {
    const pipeline = await ran(
      {
        ref_data: [
          'cleansed_orders,name,none,null,1,Y',
          'cleansed_orders,name,same,same,2,Y',
          'cleansed_orders,name,none,never,3,Y',
          'cleansed_orders,name,__TRIGGER__,__STD_PHONE_LOGIC__,4,Y',
          'cleansed_orders,amount,__NEGATIVE__,0,5,Y',
        ],
      },
      [
        { name: 'none', amount: '-2' },
        { name: 'none', amount: '-0.5' },
        { name: 'same', amount: '-2' },
        { name: '735-714-3217x85', amount: null },
        { name: '7357143217', amount: 'x' },
        { name: null, amount: '2' },
      ],
    );
    expect(told(await changes(pipeline, 'std'))).toEqual([
      'name #0 2/1: "none" → NULL ×2',
      'name #1 0/0: ',
      'name #2 0/0: ',
      'name #3 1/1: "735-714-3217x85" → "7357143217" ×1',
      'amount #4 3/2: "-2" → "0" ×2, "-0.5" → "0" ×1',
    ]);
  });

  it('are told with each mapping’s words and line', async () => {
    const pipeline = await ran(
      { ref_data: ['cleansed_orders,name,a,b,1,Y', 'cleansed_orders,name,c,d,1,N'] },
      [],
    );
    const job = pipeline.plan.jobs.find((entry) => entry.kind === 'std')!;
    expect(jobKinds.std.explain(job)).toEqual([
      { text: 'name: “a” becomes “b”.', place: { file: 'ref_data.csv', line: 2 } },
    ]);
    expect(told(await changes(pipeline, 'std'))).toEqual(['name #0 0/0: ']);
  });
});

describe('the changes of the sample', () => {
  it('agree with what the jobs have written', async () => {
    const pipeline = await Pipeline.open(await planIn('configs'));
    open.push(pipeline);
    const files = readdirSync('data_sample').map(
      (name) => [name, readFileSync(`data_sample/${name}`)] as const,
    );
    await pipeline.run(Object.fromEntries(files));
    let compared = 0;
    for (const job of pipeline.plan.jobs.filter(({ kind }) => kind === 'cleanse' || kind === 'std')) {
      const [source, target] = [job.sourceTable!, job.targetTable].map(duckdb.table);
      for await (const { column, rules } of changedValues(
        job,
        (sql) => pipeline.connector.query(sql),
        duckdb,
      )) {
        // A view of the source keeps its rows in order, so that both can be laid side by side.
        const name = duckdb.identifier(column);
        const [row] = await pipeline.rows(
          `SELECT count(*) AS n FROM (SELECT ${name} AS a FROM ${source}) ` +
            `POSITIONAL JOIN (SELECT ${name} AS b FROM ${target}) WHERE a IS DISTINCT FROM b`,
        );
        const rows = rules.map((rule) => rule.rows);
        const sum = rows.reduce((total, count) => total + count, 0);
        // Steps may change a row more than once, mappings only once.
        if (job.kind === 'std' || rows.filter((count) => count > 0).length < 2) {
          expect(sum, `${job.id} ${column}`).toBe(Number(row!['n']));
          compared++;
        } else expect(sum).toBeGreaterThanOrEqual(Number(row!['n']));
      }
    }
    expect(compared).toBeGreaterThan(10);
  });
});
