import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { parseDashboard, tileQuery, type Tile } from '../src/charts/charts.ts';
import { readConfig } from '../src/core/config/config.ts';
import { writtenName } from '../src/core/sql/written-name.ts';
import { filteredQuery } from '../src/dashboard/filtered-query.ts';
import type { Filter } from '../src/dashboard/filter.ts';
import { referencesOf, type Model, type ModelTable } from '../src/dashboard/model.ts';
import { parseNotebook } from '../src/notebook/parse.ts';
import { openBrowser } from './browser.ts';
import { largeGoldTables } from './gold-tables.ts';
import { printTable } from './measure.ts';
import { runInPage } from './wasm.ts';

/** A tile's answer is the median of so many. */
const repeats = 5;

const filters: Readonly<Record<string, Filter>> = {
  region: { column: 'region', values: ['NORTH'] },
  category: { column: 'category', values: ['ONCOLOGY'] },
  'site’s name': { column: 'site_name', values: ['SITE 7'] },
  'eight weeks': { column: 'sale_date', from: '2025-01-06', to: '2025-03-03', open: true },
};

/** The tiles of the shipped dashboards, by the dashboards' titles. */
function shippedTiles(): [dashboard: string, tiles: Tile[]][] {
  return readdirSync('cells').flatMap((file) =>
    parseNotebook(readFileSync(`cells/${file}`, 'utf8'), new Set(['dashboard']))
      .filter(({ kind }) => kind === 'dashboard')
      .map(({ body }) => parseDashboard(body).spec)
      .map(({ title, tiles }): [string, Tile[]] => [title, tiles]),
  );
}

function ask(page: Page, sql: string): Promise<Record<string, unknown>[]> {
  return page.evaluate(
    async (text) => (await document.querySelector('wb-app')!.workspace.look(text)).rows,
    sql,
  );
}

async function modelIn(page: Page): Promise<Model> {
  const rows = await ask(
    page,
    'SELECT database_name AS c, schema_name AS s, table_name AS t, list(column_name) AS names, list(data_type) AS types ' +
      'FROM duckdb_columns() WHERE NOT internal GROUP BY ALL',
  );
  const tables = rows.map((row): ModelTable => {
    const parts = [row['c'], row['s'], row['t']].map(String);
    const types = row['types'] as string[];
    const columns = (row['names'] as string[]).map((name, at) => ({ name, type: types[at]! }));
    return {
      key: parts.join('.').toLowerCase(),
      name: parts[2]!,
      sql: parts.map(writtenName).join('.'),
      columns,
    };
  });
  const text = readFileSync('configs/data_model.csv', 'utf8');
  return { tables, references: referencesOf(readConfig({}, text).shippedModel) };
}

/** The milliseconds until the page has a query's rows, the median. */
function timeOf(page: Page, sql: string): Promise<number> {
  return page.evaluate(
    async ([text, count]) => {
      const { workspace } = document.querySelector('wb-app')!;
      const times: number[] = [];
      for (let turn = 0; turn < count; turn++) {
        const begun = performance.now();
        await workspace.look(text);
        times.push(performance.now() - begun);
      }
      return times.sort((a, b) => a - b)[Math.floor(count / 2)]!;
    },
    [sql, repeats] as const,
  );
}

async function rowsOf(page: Page, scale: string, tiles: readonly Tile[]): Promise<string[][]> {
  const model = await modelIn(page);
  const rows: string[][] = [];
  for (const tile of tiles) {
    const time = async (data: string) => `${Math.round(await timeOf(page, tileQuery({ ...tile, data })))} ms`;
    const cells = [scale, tile.title, await time(tile.data)];
    for (const filter of Object.values(filters)) {
      const { sql, unreached } = filteredQuery(tile.data, [filter], model);
      cells.push(unreached.length > 0 ? '–' : await time(sql));
    }
    if (process.stderr.isTTY) console.error(cells.join(' · '));
    rows.push(cells);
  }
  return rows;
}

/**
 * How long the tiles of the shipped dashboards take to answer in headless Chromium, without filters and under each of
 * some: on the sample, and those of the gold tables on 5 M sales, shipments and opinions.
 */
export async function measureDashboards(address: string): Promise<string> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    // The compiler names functions by a call, also in those that are sent to the page.
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.goto(address);
    await runInPage(page);
    const dashboards = shippedTiles();
    const rows: string[][] = [];
    for (const [, tiles] of dashboards) rows.push(...(await rowsOf(page, '1×', tiles)));
    await page.evaluate(async (statements) => {
      const engine = await document.querySelector('wb-app')!.workspace.engine.get();
      for (const sql of statements) await engine.run(sql);
    }, largeGoldTables);
    const gold = dashboards.flatMap(([, tiles]) => tiles).filter(({ data }) => /\bgold_/.test(data));
    rows.push(...(await rowsOf(page, '5 M', gold)));
    return printTable(['rows', 'tile', 'answers in', ...Object.keys(filters)], rows);
  } finally {
    await browser.close();
  }
}
