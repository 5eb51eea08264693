import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDashboard } from '../charts/charts.ts';
import { pickValue, type Pick } from '../charts/pick.ts';
import { shippedDashboard } from '../charts/shipped.test-helper.ts';
import type { Row } from '../engine/connector.ts';
import { filesIn, Pipeline, planIn } from '../engine/pipeline.test-helper.ts';
import { drillQuery } from './drill-query.ts';
import { filteredQuery } from './filtered-query.ts';
import type { Filter } from './filter.ts';
import { filtersFrom } from './filters-from.ts';
import { modelIn } from './model.test-helper.ts';
import type { Model } from './model.ts';

const chapters = ['02-executive-summary', '10-operations-risk', '11-explore'];
const dashboards = chapters.map((chapter) => parseDashboard(shippedDashboard(chapter)).spec);
const tiles = dashboards.flatMap((dashboard) => dashboard.tiles);
const gold = dashboards[2]!.tiles.map(({ title }) => title);
/** The titles of the tiles that each column's filter reaches. */
const reached: Record<string, string[]> = {
  region: [
    ...['Slowest products', 'On-time delivery rate', 'Average delay', 'Delay by region and site'],
    ...['Lowest rated by HCPs', 'Delay by region', ...gold],
  ],
  category: [
    ...['Total units sold', 'Average rating', 'Delayed shipments', 'Units by category', 'Slowest products'],
    ...['HCP feedback trend', 'Patient impact score'],
    ...['Average delay', 'Delayed shipments', 'Delay by region', 'Recent issues', ...gold],
  ],
  site_name: ['On-time delivery rate', 'Delay by region and site', 'Lowest rated by HCPs', ...gold],
  sale_date: [
    ...['HCP feedback trend', 'Units sold', 'Units sold by week', 'Units by category and region'],
    'What sells and what pleases',
  ],
  SALE_YEAR: [],
};
reached['product_name'] = reached['category']!;

describe('the shipped dashboards', () => {
  let pipeline: Pipeline;
  let model: Model;
  /** Filters on each column by a value that the sample has. */
  const filters: Filter[] = [];
  beforeAll(async () => {
    pipeline = await Pipeline.open(await planIn('configs'));
    await pipeline.run(filesIn('data_sample'));
    model = await modelIn(pipeline.connector);
    // As in the notebook, a table's own name is enough.
    const schemas = ['healthintel360', 'healthintel360_publish'].map((schema) => `workspace.${schema}`);
    await pipeline.connector.run(`SET search_path = '${schemas.join(',')}'`);
    const values = async (column: string, table: string) => {
      const rows = await pipeline.table(table, `DISTINCT ${column} AS v`, 'ORDER BY 1 LIMIT 2');
      return rows.map((row) => pickValue(row['v']));
    };
    filters.push(
      { column: 'region', values: ['NORTH'] },
      { column: 'category', values: await values('category', 'gold_product_ref') },
      { column: 'product_name', values: [...(await values('product_name', 'gold_product_ref')), null] },
      { column: 'site_name', values: await values('site_name', 'gold_site_master') },
      { column: 'sale_date', from: '2025-01-06', to: '2025-03-03', open: true },
      { column: 'SALE_YEAR', values: [2025] },
    );
  });
  afterAll(() => pipeline.close());

  it('answer under every filter, each tile that has to do with it', async () => {
    for (const filter of filters) {
      const names: string[] = [];
      for (const tile of tiles) {
        const { sql, unreached } = filteredQuery(tile.data, [filter], model);
        if (unreached.length === 0) names.push(tile.title);
        else expect(sql).toBe(tile.data);
        const [all, kept] = [await pipeline.rows(tile.data), await pipeline.rows(sql)];
        expect(kept.length).toBeLessThanOrEqual(all.length);
        if (unreached.length === 0) expect(kept.length).toBeGreaterThan(0);
      }
      expect([filter.column, names]).toEqual([filter.column, reached[filter.column]]);
    }
  });

  it('answer under all filters at once', async () => {
    for (const tile of tiles) {
      const { sql, unreached } = filteredQuery(tile.data, filters, model);
      expect(unreached.length).toBeLessThan(filters.length);
      await pipeline.rows(sql);
    }
  });

  it('lead from each mark to the rows behind it', async () => {
    for (const tile of tiles.filter(({ type }) => type === 'mark')) {
      const seen: string[] = [];
      for (const picks of marksOf(await pipeline.rows(tile.data))) {
        const behind = await pipeline.rows(drillQuery(tile.data, picks, [], model));
        expect(behind.length).toBeGreaterThan(0);
        seen.push(...behind.map(textOf));
        await pipeline.rows(drillQuery(tile.data, picks, filters, model));
      }
      // Every row is behind one mark only.
      expect(new Set(seen).size).toBe(seen.length);
      const all = await pipeline.rows(drillQuery(tile.data, [], [], model));
      expect(seen.length).toBe(all.length);
    }
  });

  it('write a drill to be read', () => {
    const trend = tiles.find(({ title }) => title === 'HCP feedback trend')!;
    const picks = [{ column: 'week', values: ['2025-01-06'] }];
    expect(drillQuery(trend.data, picks, [filters[1]!, filters[4]!], model)).toBe(
      [
        'SELECT *',
        'FROM workspace.healthintel360_publish.bi_product_feedback_trends',
        'WHERE sale_date IS NOT NULL AND num_feedbacks > 0',
        "  AND CAST(date_trunc('week', CAST(sale_date AS DATE)) AS DATE) = '2025-01-06'",
        '  AND product_id IN (SELECT product_id FROM workspace.healthintel360.gold_product_ref ' +
          "WHERE category IN ('CARDIO', 'DIABETES'))",
        "  AND sale_date >= DATE '2025-01-06' AND sale_date < DATE '2025-03-03'",
      ].join('\n'),
    );
    expect(filtersFrom(picks, trend)).toEqual([
      { column: 'sale_date', from: '2025-01-06', to: '2025-01-13', open: true },
    ]);
  });
});

/** What the marks of some rows stand for: each combination of their names and days; one for all where there are none. */
function marksOf(rows: readonly Row[]): Pick[][] {
  const marks = rows.map((row) =>
    Object.entries(row)
      .filter(([, value]) => typeof value === 'string')
      .map(([column, value]) => ({ column, values: [pickValue(value)] })),
  );
  return [...new Map(marks.map((picks) => [JSON.stringify(picks), picks])).values()];
}

function textOf(row: Row): string {
  return JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}
