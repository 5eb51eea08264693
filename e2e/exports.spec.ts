import { readFile } from 'node:fs/promises';
import { tableFromIPC } from 'apache-arrow';
import type { Locator } from '@playwright/test';
import { readXlsx } from 'hucre/xlsx';
import { duckdb } from '../src/core/dialects/duckdb.ts';
import { exportFormats } from '../src/engine/exports/formats.ts';
import { openNative } from '../src/engine/node.ts';
import { expect, test } from './fixtures.ts';
import { openQuery } from './grid-page.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const types = {
  id: 'BIGINT',
  name: 'VARCHAR',
  amount: 'DECIMAL(18,2)',
  moment: 'TIMESTAMP',
  day: 'DATE',
  flag: 'BOOLEAN',
  parts: 'INTEGER[]',
};

const sql = `SELECT range + 9007199254740993 AS id,
  CASE range % 4 WHEN 0 THEN NULL WHEN 1 THEN '' WHEN 2 THEN 'NULL' ELSE 'ä "q", ' || chr(10) || range END AS name,
  CAST(range AS DECIMAL(18,2)) / 10 AS amount,
  TIMESTAMP '1969-12-31 23:59:59.123456' + INTERVAL (range) DAY AS moment,
  DATE '1969-12-25' + range::INTEGER AS day,
  range % 3 = 0 AS flag,
  [range, NULL] AS parts
FROM range(2500)`;
const typed = `SELECT ${Object.entries(types)
  .map(([name, type]) => `CAST(${name} AS ${type}) AS ${name}`)
  .join(', ')} FROM (${sql})`;

const texts = (from: string) => `SELECT CAST(COLUMNS(*) AS VARCHAR) FROM ${from}`;
const columns = `{${Object.entries(types).map(([name, type]) => `${name}: '${type}'`)}}`;

/** The rows of a downloaded file as the texts that DuckDB has for their values. */
const readers: Record<string, (path: string) => string> = {
  csv: (path) => texts(`read_csv(${path}, header = true, all_varchar = true, allow_quoted_nulls = false)`),
  json: (path) => texts(`read_json(${path}, format = 'array', columns = ${columns})`),
  ndjson: (path) => texts(`read_json(${path}, format = 'newline_delimited', columns = ${columns})`),
  parquet: (path) => texts(`read_parquet(${path})`),
};

test('a file of each format holds the query’s rows, exactly', async ({ page }) => {
  const grid = await openQuery(page, typed, 'exact_rows');
  const native = await openNative();
  const { rows } = await native.query(texts(`(${typed})`));
  for (const { name, label, extension } of exportFormats) {
    const download = page.waitForEvent('download');
    await grid.exportAs(label);
    const file = await download;
    expect(file.suggestedFilename()).toBe(`exact_rows.${extension}`);
    const path = await file.path();
    const content = await readFile(path);
    const reader = readers[name];
    const some = rows.map((row) => [row['id'], row['name'], row['day']]);
    if (reader) expect((await native.query(reader(duckdb.literal(path)))).rows, label).toEqual(rows);
    else if (name === 'xlsx') expect(await workbookRows(content), label).toEqual(some);
    else expect(arrowRows(content), label).toEqual(some);
    if (name === 'json') expect(JSON.parse(content.toString()), label).toHaveLength(rows.length);
    await expect(grid.button('Export exact_rows')).toBeFocused();
  }
  await native.close();
});

/** Some columns of a workbook as they stand in its cells. */
async function workbookRows(file: Uint8Array): Promise<unknown[][]> {
  const [sheet] = (await readXlsx(file)).sheets;
  const [header = [], ...rows] = sheet!.rows;
  return rows.map((row) => ['id', 'name', 'day'].map((name) => row[header.indexOf(name)] ?? null));
}

/** Some columns of an Arrow file as text. */
function arrowRows(file: Uint8Array): (string | null)[][] {
  return tableFromIPC(file)
    .toArray()
    .map((row) => [
      String(row['id']),
      row['name'] as string | null,
      new Date(Number(row['day'])).toISOString().slice(0, 10),
    ]);
}

test('an export of millions of rows can be stopped, and another one made', async ({ page }) => {
  const grid = await openQuery(page, "SELECT range AS id, 'name ' || range AS name FROM range(5000000)");
  await grid.button('Export rows').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  const stop = grid.button('Stop export');
  await expect(stop).toBeFocused();
  await expect(grid.cell.getByText(/^Writing, [\d,.]*[1-9]/)).toBeVisible();
  await grid.cell.getByRole('searchbox').fill('name 499999');
  await expect(grid.count).toHaveText('11 of 5,000,000 rows');
  await stop.click();
  await expect(grid.button('Export rows')).toBeFocused();
  await expect(grid.cell.getByRole('alert')).toHaveCount(0);
  await expect(grid.at(1, 2)).toHaveText('name 499999');
});

test('copies a block of cells with keys, and all rows by the menu', async ({ page }) => {
  const grid = await openQuery(
    page,
    `SELECT * FROM (VALUES (1, 'a,b|c', NULL), (2, 'tab' || chr(9) || '"q"', ''), (3, '*<b>*', 'z')) AS t(n, s, v)`,
  );
  await grid.enter();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+c');
  await expect(grid.cell.getByText('Copied 2 rows × 2 columns')).toBeVisible();
  expect(await grid.clipboard()).toBe('a,b|c\t\n"tab\t""q"""\t');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await expect(grid.cell.getByText('Copied 3 rows × 3 columns')).toBeVisible();
  expect((await grid.clipboard()).split('\n')).toHaveLength(3);
  await page.keyboard.press('Control+Home');
  expect(await grid.copy('All 3 rows as CSV')).toBe('n,s,v\r\n1,"a,b|c",\r\n2,"tab\t""q""",""\r\n3,*<b>*,z');
  expect(await grid.copy('All 3 rows as Markdown')).toBe(
    [
      '| n | s | v |',
      '| --- | --- | --- |',
      '| 1 | a,b\\|c | NULL |',
      '| 2 | tab\t"q" |  |',
      '| 3 | \\*&lt;b\\>\\* | z |',
    ].join('\n'),
  );
  await expect(grid.grid).toBeFocused();
  expect(await grid.copy('Selection as CSV')).toBe('n\r\n1');
});

test('a profile has the column’s shares, extremes, quantiles, histogram and commonest values', async ({
  page,
}) => {
  const grid = await openQuery(
    page,
    `SELECT CASE WHEN range < 10 THEN NULL ELSE range END AS n,
       CASE WHEN range % 10 = 0 THEN 'rare' WHEN range % 10 < 4 THEN 'some' ELSE 'usual' END AS word,
     FROM range(111)`,
  );
  const line = (profile: Locator, name: string) =>
    profile.locator('dt').getByText(name, { exact: true }).locator('+ dd');
  await grid.choose('n', 'Profile');
  const numbers = page.getByRole('dialog', { name: 'Profile of n' });
  await expect(line(numbers, 'Rows')).toHaveText('111');
  await expect(line(numbers, 'NULL')).toHaveText('10 · 9.0 %');
  await expect(line(numbers, 'Different values')).toHaveText('101');
  await expect(line(numbers, 'Smallest')).toHaveText('10');
  await expect(line(numbers, '25 % lie below')).toHaveText('35');
  await expect(line(numbers, 'Median')).toHaveText('60');
  await expect(line(numbers, 'Largest')).toHaveText('110');
  await expect(
    numbers.getByRole('img', {
      name: 'Histogram from 10 to 110. Most values, 6, lie between 105 and 110.',
    }),
  ).toBeVisible();
  await expect(numbers.locator('rect')).toHaveCount(20);
  await page.keyboard.press('Escape');
  await expect(grid.grid).toBeFocused();

  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const words = page.getByRole('dialog', { name: 'Profile of word' });
  await expect(words.getByRole('row')).toHaveText([
    /usual\s*66 · 59 %/,
    /some\s*33 · 30 %/,
    /rare\s*12 · 11 %/,
  ]);
  await expect(line(words, 'Characters')).toHaveText('4 to 5');
});
