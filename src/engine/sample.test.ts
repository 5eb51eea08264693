import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesIn, Pipeline, planIn } from './pipeline.test-helper.ts';

interface TableManifest {
  records: number;
  rejected: number;
  rejected_by_reason: Record<string, number>;
  superseded: number;
  nulled: number;
  removed_by_dedup: number;
}

const manifest = JSON.parse(readFileSync('data_sample/manifest.json', 'utf8')) as {
  tables: Record<string, TableManifest>;
};

describe('the sample', () => {
  let pipeline: Pipeline;
  let first: Awaited<ReturnType<Pipeline['run']>>;
  beforeAll(async () => {
    pipeline = await Pipeline.open(await planIn('configs'));
    first = await pipeline.run(filesIn('data_sample'));
  });
  afterAll(() => pipeline.close());

  for (const [table, planted] of Object.entries(manifest.tables)) {
    it(`${table}: finds exactly what was planted`, async () => {
      const { records, rejected, superseded, nulled, removed_by_dedup: removed } = planted;
      expect(first.figures(`extract ${table}`)).toEqual({ read: records, loaded: records, unreadable: 0 });
      expect(first.figures(`cleanse cleansed_${table}`)['nulled']).toBe(nulled);
      expect(first.figures(`dq dq_${table}`)).toEqual({ rows: records, rejected });
      expect(first.figures(`stage stage_${table}`)).toMatchObject({ read: records - rejected, superseded });
      expect(first.figures(`dedup gold_${table}`)).toEqual({ removed });
      const rows = await pipeline.table(`dq_${table}`, 'dq_chk', `WHERE dq_chk <> ''`);
      const reasons: Record<string, number> = {};
      for (const reason of rows.flatMap((row) => String(row['dq_chk']).split(' | ')))
        reasons[reason] = (reasons[reason] ?? 0) + 1;
      expect(reasons).toEqual(planted.rejected_by_reason);
    });

    it(`${table}: loses no row`, async () => {
      const count = async (name: string, rest = '') =>
        Number((await pipeline.table(name, 'count(*) AS n', rest))[0]!['n']);
      const extract = first.figures(`extract ${table}`);
      const stage = first.figures(`stage stage_${table}`);
      const { inserted, updated, unchanged, superseded } = stage as Record<string, number>;
      const merged = superseded! + inserted! + updated! + unchanged!;
      expect(extract['read']).toBe(extract['loaded']! + extract['unreadable']!);
      expect(extract['loaded']).toBe((await count(`dq_${table}`, `WHERE dq_chk <> ''`)) + merged);
      expect(await count(`stage_${table}`)).toBe(inserted);
      const { removed } = first.figures(`dedup gold_${table}`) as { removed: number };
      expect(await count(`gold_${table}`)).toBe(first.figures(`ingest gold_${table}`)['inserted']! - removed);
    });

    it(`${table}: every gold row leads back to its record`, async () => {
      const lost = await pipeline.rows(
        `SELECT count(*) AS n FROM workspace.healthintel360.gold_${table} AS g
         ANTI JOIN workspace.healthintel360.${table} AS b ON g._file = b._file AND g._row = b._row AND g._load = b._load`,
      );
      expect(lost).toEqual([{ n: 0 }]);
    });
  }

  it('publishes ten tables, each with rows', () => {
    const published = first.record.jobs.filter((job) => job.job === 'publish');
    expect(published).toHaveLength(10);
    for (const job of published) expect(job.figures['rows']).toBeGreaterThan(0);
  });

  it('loads from a second delivery only what changed', async () => {
    const files = filesIn('data_sample');
    const text = String(files['product_ref.csv']);
    const [, launched] = /^PROD1,[^,]*,[^,]*,(.*)$/m.exec(text)!;
    files['product_ref.csv'] =
      `${text.replace(`,${launched}`, ',2031-01-01')}PROD99,Novel,Oncology,2031-02-02\n`;
    const second = await pipeline.run(files, '2025-07-02 08:00:00');
    expect(second.figures('stage stage_product_ref')).toMatchObject({ inserted: 1, updated: 1 });
    expect(second.figures('ingest gold_product_ref')).toEqual({
      read: 2,
      superseded: 0,
      inserted: 1,
      updated: 1,
      unchanged: 0,
    });
    for (const job of second.record.jobs)
      if (job.job === 'stage' && job.target !== 'stage_product_ref')
        expect(job.figures).toMatchObject({ inserted: 0, updated: 0 });
    const rows = await pipeline.table(
      'gold_product_ref',
      'product_id',
      `WHERE update_dt = TIMESTAMP '2025-07-02 08:00:00' ORDER BY 1`,
    );
    expect(rows).toEqual([{ product_id: 'PROD1' }, { product_id: 'PROD99' }]);
  });
});
