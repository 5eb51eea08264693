import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomness } from '../../dashboard/random.test-helper.ts';
import { filesIn, Pipeline, planIn } from '../pipeline.test-helper.ts';
import type { Row } from '../connector.ts';
import { explain, stepOf, valuesOf } from './passport.test-helper.ts';
import type { Change, Passport } from './passport.ts';

const tables = ['hcp_data', 'site_master', 'product_ref', 'product_sales', 'shipment_data', 'hcp_feedback'];

/** The values after changes, each of which must begin where the one before on its column has ended. */
function afterChanges(values: Record<string, string | null>, changes: readonly Change[]) {
  const after = { ...values };
  for (const change of changes) {
    expect(after[change.column]).toBe(change.before);
    expect(change.after).not.toBe(change.before);
    after[change.column] = change.after;
  }
  return after;
}

describe('the passport of any row of the sample', () => {
  let pipeline: Pipeline;
  beforeAll(async () => {
    pipeline = await Pipeline.open(await planIn('configs'));
    await pipeline.run(filesIn('data_sample'));
  });
  afterAll(() => pipeline.close());

  /** A record as a table holds it, data columns as text. */
  async function held(table: string, { record }: Passport): Promise<Row | undefined> {
    const own = "COLUMNS(c -> NOT starts_with(c, '_') AND c NOT IN ('dq_chk', 'create_dt', 'update_dt'))";
    const where = `WHERE _file = '${record.file}' AND _row = ${record.row} AND _load = '${record.load}'`;
    const [row] = await pipeline.table(table, `CAST(${own} AS VARCHAR)`, where);
    return row;
  }

  it.each(tables)('says what each layer of %s holds', async (table) => {
    const random = randomness(20 + tables.indexOf(table));
    const { jobs } = pipeline.plan;
    const file = jobs.find(({ id }) => id === `extract ${table}`)!.file!.name;
    const [{ n } = { n: 0 }] = await pipeline.table(table, 'count(*) AS n');
    const rows = new Set(random.some(12, () => 1 + Math.floor(random.next() * Number(n))));
    const rejected = await pipeline.table(`dq_${table}`, '_row', `WHERE dq_chk <> '' ORDER BY _row`);
    for (let count = 0; count < 4 && rejected.length > 0; count++)
      rows.add(Number(random.pick(rejected)['_row']));
    for (const row of rows) {
      const passport = (await explain(pipeline, table, { record: { file, row } }))!;
      const raw = valuesOf(stepOf(passport, 'extract')!.values!);
      const cleansed = afterChanges(raw, stepOf(passport, 'cleanse')!.changes);
      const standard = afterChanges(cleansed, stepOf(passport, 'std')!.changes);
      expect(raw).toEqual(await held(table, passport));
      expect(cleansed).toEqual(await held(`cleansed_${table}`, passport));
      expect(standard).toEqual(await held(`std_${table}`, passport));
      expect(valuesOf(stepOf(passport, 'cleanse')!.values!)).toEqual(cleansed);
      expect(valuesOf(stepOf(passport, 'std')!.values!)).toEqual(standard);
      expect(
        passport.steps.map(({ note }) => note).filter((note) => note !== '' && !/too long/.test(note)),
      ).toEqual([]);

      const [checked] = await pipeline.table(`dq_${table}`, 'dq_chk', `WHERE _row = ${row}`);
      const failed = stepOf(passport, 'dq')!.checks.filter(({ passed }) => !passed);
      expect(failed.map(({ reason }) => reason).join(' | ')).toBe(checked!['dq_chk']);
      expect(passport.reason).toBe(checked!['dq_chk']);
      expect(passport.outcome === 'rejected').toBe(checked!['dq_chk'] !== '');

      const staged = await held(`stage_${table}`, passport);
      const gold = await held(`gold_${table}`, passport);
      expect(['inserted', 'duplicate'].includes(passport.outcome)).toBe(staged !== undefined);
      expect(passport.outcome === 'inserted').toBe(gold !== undefined);
      if (staged) expect(valuesOf(stepOf(passport, 'stage')!.row!.values)).toEqual(staged);
      if (gold) expect(valuesOf(stepOf(passport, 'ingest')!.row!.values)).toEqual(gold);
    }
  });

  it.each(tables)('finds any row of gold_%s by its key', async (table) => {
    const random = randomness(40 + tables.indexOf(table));
    const { keys } = pipeline.plan.jobs.find(({ id }) => id === `ingest gold_${table}`)!;
    const rows = await pipeline.table(
      `gold_${table}`,
      `_row, ${keys.map((key, place) => `CAST(${key} AS VARCHAR) AS k${place}`).join(', ')}`,
      'ORDER BY _row',
    );
    for (const row of random.some(5, () => random.pick(rows))) {
      const key = keys.map((_, place) => row[`k${place}`] as string | null);
      for (const asked of [`gold_${table}`, `std_${table}`]) {
        const passport = (await explain(pipeline, asked, { key }))!;
        expect(passport).toMatchObject({ held: true, current: true });
        expect(passport.record.row).toBe(Number(row['_row']));
        expect(passport.key.map(({ value }) => value)).toEqual(key);
      }
    }
  });

  it('tells of every record of a table what became of it', async () => {
    const [{ n } = { n: 0 }] = await pipeline.table('site_master', 'count(*) AS n');
    const counts: Record<string, number> = {};
    for (let row = 1; row <= Number(n); row++) {
      const passport = await explain(pipeline, 'site_master', { record: { file: 'site_master.csv', row } });
      counts[passport!.outcome] = (counts[passport!.outcome] ?? 0) + 1;
    }
    const [gold] = await pipeline.table('gold_site_master', 'count(*) AS n');
    expect(counts['inserted']).toBe(Number(gold!['n']));
  });

  it('tells the BI rows that a row feeds', async () => {
    const [sale] = await pipeline.table('gold_product_sales', '*', 'ORDER BY _row LIMIT 1');
    const key = [String(sale!['sale_id'])];
    const passport = (await explain(pipeline, 'gold_product_sales', { key }, 60_000))!;
    const published = passport.steps.filter((step) => step.kind === 'publish');
    expect(published.map(({ table }) => table)).toEqual(
      pipeline.plan.jobs
        .filter(
          ({ kind, reads }) =>
            kind === 'publish' && reads.some(({ table }) => table === 'gold_product_sales'),
        )
        .map(({ target }) => target),
    );
    const engagement = published.find(({ table }) => table === 'bi_hcp_engagement')!;
    const text = 'CAST(COLUMNS(*) AS VARCHAR)';
    expect(engagement.rows!.map(valuesOf)).toEqual(
      await pipeline.table('bi_hcp_engagement', text, `WHERE hcp_id = '${String(sale!['hcp_id'])}'`),
    );
    expect(engagement.count).toBe(1);
    for (const { count, note } of published)
      expect({ count: count > 0, note }).toEqual({ count: true, note: '' });
  });
});
