import type { Locator, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { fence, NotebookPage, textFile } from './notebook-page.ts';

const risk = 'Operations & Risk Tracker';
const bi = 'workspace.healthintel360_publish';

/** A dashboard on the sample's gold tables, which refer to each other. */
const sales = `title: Sales
tiles:
  - title: Sales made
    width: 6
    kpi: { value: sales, format: integer }
    data: SELECT count(*) AS sales FROM gold_product_sales
  - title: Ratings
    width: 6
    kpi: { value: rating, format: decimal }
    data: SELECT avg(rating) AS rating FROM gold_hcp_feedback
  - title: Units by category
    width: 6
    mark: barY
    x: category
    y: units
    data: |
      SELECT category, sum(units_sold) AS units
      FROM gold_product_sales JOIN gold_product_ref USING (product_id)
      GROUP BY category
  - title: Sites
    width: 6
    table: { columns: [site_name, region] }
    data: SELECT site_name, region FROM gold_site_master
  - title: Units by week
    width: 12
    mark: lineY
    x: week
    y: units
    data: |
      SELECT CAST(date_trunc('week', sale_date) AS DATE) AS week, sum(units_sold) AS units
      FROM gold_product_sales
      GROUP BY week
`;

/** The tile of a dashboard by its title. */
function tileOf(dashboard: Locator, title: string): Locator {
  return dashboard.getByRole('group', { name: title, exact: true }).first();
}

function marksOf(place: Locator, title: string): Locator {
  return place.getByRole('listbox', { name: `Marks of ${title}`, exact: true });
}

/** One value that the engine gives for a query. */
function asked(page: Page, sql: string): Promise<number> {
  return page.evaluate(async (text) => {
    const { rows } = await document.querySelector('wb-app')!.workspace.look(text);
    return Number(Object.values(rows[0]!)[0]);
  }, sql);
}

/** What axe has to say in light and in dark, a line each. */
async function findings(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    found.push(...(await axeFindings(page)).map((line) => `${colorScheme}: ${line}`));
  }
  return found;
}

test('a mark filters the other tiles; chips, address and Esc keep up, by keys alone', async ({ page }) => {
  const notebook = await NotebookPage.open(page);
  await notebook.runAll();
  const dashboard = notebook.cell(risk);
  const marks = marksOf(dashboard, 'Delay by region');
  const delay = tileOf(dashboard, 'Average delay');
  const average = (where: string) =>
    asked(page, `SELECT avg(avg_delay_days) FROM ${bi}.bi_shipment_delays_by_region ${where}`);
  await expect(delay).toContainText((await average('')).toFixed(2));

  await marks.focus();
  await page.keyboard.press('Home');
  const [region] = (await marks.getByRole('option').first().textContent())!.match(/(?<=Region: )\w+/i)!;
  await page.keyboard.press('Enter');
  await expect(dashboard.getByRole('list', { name: 'Filters' })).toContainText(`Region: ${region}`);
  await expect(delay).toContainText((await average(`WHERE region = '${region}'`)).toFixed(2));
  const hcps = `SELECT count(*) FROM ${bi}.bi_hcp_engagement WHERE avg_rating IS NOT NULL AND region = '${region}'`;
  await expect(tileOf(dashboard, 'Lowest rated by HCPs')).toContainText(`of ${await asked(page, hcps)}`);
  await expect(tileOf(dashboard, 'Delayed shipments')).toContainText('Not filtered by Region');
  for (const other of ['NORTH', 'SOUTH', 'EAST', 'WEST'])
    await expect(tileOf(dashboard, 'Delay by region').locator('svg').first()).toContainText(other);
  await expect(marks, 'the focus stays').toBeFocused();

  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+Enter');
  await expect(dashboard.getByRole('list', { name: 'Filters' })).toContainText(
    new RegExp(`Region: ${region}, \\w+`),
  );
  const other = new RegExp(`region=${region},(\\w+)`).exec(page.url())![1];
  const both = (await average(`WHERE region IN ('${region}', '${other}')`)).toFixed(2);
  await expect(delay).toContainText(both);

  // The tables come back, and the filters of the address with them.
  await page.evaluate(() => document.querySelector('wb-app')!.workspace.snapshots.settled());
  await page.reload();
  await expect(dashboard.getByRole('list', { name: 'Filters' })).toContainText(`Region: ${region}, `);
  await expect(dashboard).not.toContainText('stored run');
  await expect(delay).toContainText(both);

  // Without tables the stored run's picture says that it can't be filtered.
  await page.evaluate(() => document.querySelector('wb-app')!.workspace.emptyTables());
  await page.reload();
  await expect(dashboard.getByRole('list', { name: 'Filters' })).toContainText(`Region: ${region}, `);
  await expect(dashboard).toContainText('The sample’s stored run');
  await expect(dashboard).toContainText('Run the pipeline to filter');
  await dashboard.getByRole('button', { name: 'Run the pipeline' }).click();
  await notebook.untilDone('none');
  await expect(dashboard).not.toContainText('stored run');
  await expect(delay).toContainText(both);

  await marks.focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(dashboard.getByRole('list', { name: 'Filters' })).toHaveCount(0);
  await expect(delay).toContainText((await average('')).toFixed(2));
  expect(new URL(page.url()).hash).toBe('');

  await marks.focus();
  await page.evaluate((title) => (location.hash = `${encodeURIComponent(title)}?region=NOWHERE`), risk);
  await expect(tileOf(dashboard, 'Delay by region')).toContainText('No rows');
  await expect.poll(() => notebook.focus()).toBe('div No marks in Delay by region');
  await notebook.select(`Dashboard cell ${risk}`);
  await page.keyboard.press('Escape');
  await expect(dashboard.getByRole('list', { name: 'Filters' }), 'Esc on the cell, too').toHaveCount(0);

  await page.goto(`./#${encodeURIComponent(risk)}?region=${region}`);
  await expect(dashboard.getByRole('list', { name: 'Filters' })).toContainText(`Region: ${region}`);
  await dashboard.getByRole('button', { name: `Remove the filter Region: ${region}` }).press('Enter');
  await expect(dashboard.getByRole('list', { name: 'Filters' })).toHaveCount(0);
  expect(await notebook.focus(), 'the focus is not lost').toBe(`button Present ${risk}`);
});

test('filters go through references and over time; rows are there behind marks and figures', async ({
  page,
}) => {
  const notebook = await NotebookPage.with(page, fence('dashboard', sales));
  await notebook.runAll();
  const dashboard = notebook.cell('Sales');
  const made = tileOf(dashboard, 'Sales made');
  const categories = marksOf(dashboard, 'Units by category');
  await categories.scrollIntoViewIfNeeded();
  const box = (await categories.boundingBox())!;
  await page.mouse.click(box.x + box.width * 0.24, box.y + box.height * 0.7);
  const chips = dashboard.getByRole('list', { name: 'Filters' });
  await expect(chips).toContainText('Category: ');
  const category = /Category: (\w+)/.exec((await chips.textContent())!)![1]!;
  const ofCategory = `product_id IN (SELECT product_id FROM gold_product_ref WHERE category = '${category}')`;
  const count = await asked(page, `SELECT count(*) FROM gold_product_sales WHERE ${ofCategory}`);
  await expect(made).toContainText(count.toLocaleString('en-US'));
  const rating = await asked(page, `SELECT avg(rating) FROM gold_hcp_feedback WHERE ${ofCategory}`);
  await expect(tileOf(dashboard, 'Ratings')).toContainText(rating.toFixed(2));
  await expect(tileOf(dashboard, 'Sites')).toContainText('Not filtered by Category');
  expect(await findings(page)).toEqual([]);

  const weeks = marksOf(dashboard, 'Units by week');
  await weeks.scrollIntoViewIfNeeded();
  const line = (await weeks.boundingBox())!;
  await page.mouse.move(line.x + line.width * 0.3, line.y + line.height * 0.5);
  await page.mouse.down();
  await page.mouse.move(line.x + line.width * 0.6, line.y + line.height * 0.5, { steps: 4 });
  await page.mouse.up();
  await expect(chips).toContainText('Sale date: ');
  const within = await page.evaluate(() => /sale_date=([\d-]+)\.{2,3}([\d-]+)/.exec(location.hash)!.slice(1));
  const some = await asked(
    page,
    `SELECT count(*) FROM gold_product_sales WHERE ${ofCategory} AND sale_date >= '${within[0]}' AND sale_date < DATE '${within[1]}' + 1`,
  );
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(count);
  const shown = Number(/[\d,]+/.exec((await made.locator('strong').textContent())!)![0].replace(',', ''));
  expect(Math.abs(shown - some), 'a range ends with its day or before it').toBeLessThanOrEqual(some * 0.05);

  const figure = made.getByRole('button', { name: /^[\d,]+/ });
  await figure.press('Enter');
  const drill = page.getByRole('dialog', { name: 'Rows behind Sales made', exact: true });
  await expect(drill.locator('wb-grid .count')).toHaveText(`${shown} rows`);
  await expect(drill).toContainText(`Category: ${category}`);
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(drill).toHaveCount(0);
  await expect(figure, 'the focus goes back').toBeFocused();

  await dashboard.getByRole('button', { name: 'Clear all' }).click();
  await expect(chips).toHaveCount(0);
  await expect(dashboard.locator('[aria-busy=true]')).toHaveCount(0);
  await expect(async () => {
    await categories.focus();
    await page.keyboard.press('Home');
    await expect(categories.getByRole('option')).toHaveCount(1, { timeout: 500 });
  }, 'the chart is drawn anew first').toPass();
  await page.keyboard.press('d');
  const behind = page.getByRole('dialog', { name: /^Rows behind \w+$/ });
  await expect(behind.locator('wb-grid .count')).toHaveText(/^[\d,]+ rows$/);
  const rows = await behind.locator('wb-grid .count').textContent();
  await behind.getByRole('button', { name: 'Open as a cell' }).click();
  await expect(notebook.editor).toContainText('gold_product_sales');
  await notebook.leave();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.locator('wb-result wb-grid .count')).toHaveText(rows!);
});

test('tiles are presented, saved and read on a phone', async ({ page }) => {
  const notebook = await NotebookPage.with(page, fence('dashboard', sales));
  await notebook.runAll();
  const dashboard = notebook.cell('Sales');
  const present = dashboard.getByRole('button', { name: 'Present Sales' });
  await present.press('Enter');
  const stage = page.getByRole('dialog', { name: 'Presentation of Sales' });
  await expect(stage).toContainText('1 / 5');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press(' ');
  await expect(stage).toContainText('3 / 5');
  await expect(marksOf(stage, 'Units by category').getByRole('option').first()).toBeAttached();
  await page.keyboard.press('End');
  await expect(stage).toContainText('5 / 5');
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('Home');
  await expect(stage.getByRole('group', { name: 'Sales made' })).toBeVisible();
  await stage.getByRole('button', { name: 'End' }).press('Enter');
  await expect(stage).toHaveCount(0);
  await expect(present).toBeFocused();

  await dashboard.getByRole('button', { name: 'More for Units by category' }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Download CSV' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('Units_by_category.csv');
  const lines = (await readFile(await saved.path(), 'utf8')).trim().split('\r\n');
  expect(lines[0]).toBe('category,units');
  const units = lines.slice(1).reduce((sum, text) => sum + Number(text.split(',')[1]), 0);
  expect(units).toBe(await asked(page, 'SELECT sum(units_sold) FROM gold_product_sales'));

  const heights = await dashboard
    .locator('wb-tile')
    .evaluateAll((tiles) => tiles.map((tile) => Math.round(tile.getBoundingClientRect().height)));
  expect(heights[2], 'tiles of a row are equally high').toBe(heights[3]);

  const before = await asked(page, 'SELECT count(*) FROM gold_product_sales');
  const sample = await readFile('data_sample/product_sales.csv', 'utf8');
  const [names, first, second] = sample.split(/\r?\n/);
  const later = [first, second].map((text, at) => text!.replace(/^[^,]+/, `SALE_LATER_${at}`));
  await notebook.add([textFile('product_sales.csv', [names, ...later].join('\n'))]);
  await notebook.runAll();
  const after = await asked(page, 'SELECT count(*) FROM gold_product_sales');
  expect(after).toBeGreaterThan(before);
  await expect(tileOf(dashboard, 'Sales made')).toContainText(`+${after - before} since the run before`);

  for (const title of ['Opened own.md', 'Taken: 1 data file'])
    await notebook
      .notice(title)
      .getByRole('button', { name: /^Dismiss/ })
      .click();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('./#Sales?category=CARDIO');
  await expect(dashboard.getByRole('list', { name: 'Filters' })).toContainText('Category: CARDIO');
  const width = () => page.evaluate(() => document.scrollingElement!.scrollWidth);
  await expect.poll(width).toBe(360);
  await tileOf(dashboard, 'Sales made')
    .getByRole('button', { name: /^[\d,]+/ })
    .click();
  await expect(page.getByRole('dialog').locator('wb-grid .count')).toHaveText(/rows$/);
  expect(await width()).toBe(360);
  expect(await findings(page)).toEqual([]);
});
