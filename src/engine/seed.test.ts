import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Row } from './connector.ts';
import { filesIn, Pipeline, planIn, seedFolder } from './pipeline.test-helper.ts';

const present = existsSync(seedFolder);
if (!present) console.warn('The acceptance data is not here: its tests are skipped.');

const ours = (name: string) => name.startsWith('_') || name === 'create_dt' || name === 'update_dt';
const comparable = (value: unknown) => {
  const text = value === null || value === undefined ? '' : String(value as string);
  return /^-?[\d.]+(e[+-]?\d+)?$/.test(text) ? String(Number(text)) : text;
};

/** Rows as sorted texts of their columns, numbers as numbers, so that two tables compare as sets. */
function asSet(rows: Row[], columns: string[]): string[] {
  return rows.map((row) => columns.map((name) => comparable(row[name])).join('|')).sort();
}

describe.skipIf(!present)('the acceptance data, with its unmodified configuration', () => {
  let pipeline: Pipeline;
  let first: Awaited<ReturnType<Pipeline['run']>>;
  beforeAll(async () => {
    pipeline = await Pipeline.open(await planIn(join(seedFolder, 'configs')));
    first = await pipeline.run(filesIn(join(seedFolder, 'data_sample')));
  });
  afterAll(() => pipeline.close());

  it('runs every job', () => {
    expect(first.record.jobs.filter((job) => job.status !== 'done')).toEqual([]);
    expect(first.record.jobs).toHaveLength(52);
  });

  const expected = present ? readdirSync(join(seedFolder, 'expected')) : [];
  for (const file of expected)
    it(`gives ${file}`, async () => {
      const text = readFileSync(join(seedFolder, 'expected', file), 'utf8');
      const { data, meta } = Papa.parse<Row>(text, { header: true, skipEmptyLines: true });
      const columns = meta.fields!.filter((name) => !ours(name));
      const rows = await pipeline.table(file.replace('.csv', ''));
      expect(asSet(rows, columns)).toEqual(asSet(data, columns));
    });

  it.each([
    ['bi_hcp_activity_scorecard', 300],
    ['bi_product_sales_timeline', 1769],
    ['bi_site_performance', 30],
    ['bi_top_delayed_products', 10],
  ])('publishes %s with %i rows', async (table, rows) => {
    expect(first.figures(`publish ${table}`)).toEqual({ rows });
  });

  it('gives the figures of the two published dashboards', async () => {
    const [performance] = await pipeline.table(
      'bi_product_performance',
      'sum(total_units_sold) AS units, round(avg(avg_rating), 2) AS rating',
    );
    expect(performance).toEqual({ units: 51764, rating: 3.04 });
    expect(await pipeline.table('bi_product_issue_monitor', 'sum(total_delayed_shipments) AS n')).toEqual([
      { n: 774 },
    ]);
    expect(await pipeline.table('bi_site_performance', 'round(avg(on_time_rate), 2) AS rate')).toEqual([
      { rate: 23.07 },
    ]);
    expect(
      await pipeline.table('bi_shipment_delays_by_region', 'round(avg(avg_delay_days), 2) AS days'),
    ).toEqual([{ days: 4.01 }]);
  });

  it('changes nothing in a second run', async () => {
    const second = await pipeline.run(filesIn(join(seedFolder, 'data_sample')), '2025-07-02 08:00:00');
    for (const job of second.record.jobs) {
      if (job.job === 'stage') expect(job.figures).toMatchObject({ inserted: 0, updated: 0, superseded: 0 });
      if (job.job === 'ingest') expect(job.figures['read']).toBe(0);
      if (job.job === 'dedup') expect(job.figures).toEqual({ removed: 0 });
    }
    const moved = await pipeline.table(
      'gold_hcp_feedback',
      'count(*) AS n',
      `WHERE update_dt > TIMESTAMP '2025-07-01 08:00:00'`,
    );
    expect(moved).toEqual([{ n: 0 }]);
  });
});
