import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { NotebookPage } from './notebook-page.ts';

/** What the test looks at in an event of OpenLineage. */
interface Event {
  eventType: string;
  job: { name: string };
  run: { runId: string };
  outputs: { facets: { columnLineage: { fields: Record<string, { inputFields: object[] }> } } }[];
}

const panel = (page: Page) => page.getByRole('dialog', { name: 'Lineage' });
const search = (page: Page) => panel(page).getByRole('combobox', { name: 'Search tables and columns' });
const path = (page: Page) =>
  panel(page).getByRole('region', { name: 'What the selection comes from and feeds' });
const tree = (page: Page) => panel(page).getByRole('tree', { name: 'Lineage' });
const graph = (page: Page) => panel(page).getByRole('group', { name: /^Graph of files and tables/ });

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}

async function openByPalette(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('combobox', { name: 'Find a command, a cell or a table' });
  await palette.fill('lineage of');
  await palette.press('Enter');
  await expect(search(page)).toBeFocused();
}

/** Waits until the queries of BI tables have been read. */
async function whole(page: Page): Promise<void> {
  await expect(panel(page).getByText('Reading the BI queries')).toHaveCount(0, { timeout: 90_000 });
}

async function find(page: Page, text: string): Promise<void> {
  await search(page).fill(text);
  await search(page).press('Enter');
}

test('a figure of a dashboard’s table is followed back to the file it comes from', async ({ page }) => {
  const notebook = await NotebookPage.open(page);
  await notebook.runAll();
  await openByPalette(page);
  await whole(page);
  await expect(
    graph(page).getByRole('button', { name: /^stage_shipment_data, silver · ✓ done · [\d,]+ rows$/ }),
  ).toBeVisible();
  await picture(page, 'lineage');
  expect(await axeFindings(page)).toEqual([]);

  await find(page, 'bi_site avg_delay_days');
  const from = path(page).getByRole('list', { name: 'Comes from' });
  await expect(from.getByRole('listitem')).toHaveCount(7);
  await expect(from.getByRole('listitem').first()).toContainText('gold_shipment_data.delay_days');
  await expect(from.getByRole('listitem').last()).toContainText('shipment_data.csv.delay_days');
  await expect(from).toContainText('mapped to standard values');
  await expect(graph(page).getByRole('button', { name: 'delay_days of shipment_data.csv' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
  await expect(
    graph(page).getByRole('button', { name: 'avg_delay_days of bi_site_performance' }),
  ).toHaveAttribute('aria-pressed', 'true');
  await picture(page, 'lineage-column');
  expect(await axeFindings(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, 'lineage-dark');
  expect(await axeFindings(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(
    graph(page).getByRole('button', { name: 'avg_delay_days of bi_site_performance' }),
  ).toBeInViewport();
  await picture(page, 'lineage-narrowed');
  await page.setViewportSize({ width: 1280, height: 720 });

  // The line of the configuration is one step away, and the lineage is there afterwards.
  await from.getByRole('button', { name: /^ref_data\.csv:\d+$/ }).click();
  const configuration = page.getByRole('dialog', { name: 'Configuration' });
  await expect(configuration.locator('tr[aria-current=true]')).toContainText('__NEGATIVE__');
  await page.keyboard.press('Escape');
  await expect(configuration).toBeHidden();
  await expect(from.getByRole('listitem')).toHaveCount(7);
});

test('the graph is walked by keyboard along its edges, zoomed and fitted', async ({ page }) => {
  await NotebookPage.open(page);
  await openByPalette(page);
  await whole(page);
  const table = (name: string) => graph(page).getByRole('button', { name: new RegExp(`^${name},`) });
  await find(page, 'shipment_data.csv delay_days');
  const column = graph(page).getByRole('button', { name: 'delay_days of shipment_data.csv' });
  await column.focus();
  await page.keyboard.press('ArrowRight');
  await expect(
    graph(page).getByRole('button', { name: 'delay_days of shipment_data', exact: true }),
  ).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(table('shipment_data')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(table('cleansed_shipment_data')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(table('cleansed_shipment_data')).toHaveAttribute('aria-expanded', 'true');
  await expect(table('cleansed_shipment_data')).toBeFocused();
  await expect(graph(page).getByRole('button', { name: 'site_id of cleansed_shipment_data' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(
    graph(page).getByRole('button', { name: 'shipment_id of cleansed_shipment_data' }),
  ).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(path(page).getByRole('heading', { name: 'cleansed_shipment_data.shipment_id' })).toBeVisible();
  await expect(path(page).getByRole('list', { name: 'Feeds' })).toContainText(
    'bi_shipment_delays_by_region.num_shipments',
  );
  const world = graph(page).locator('.world');
  const before = await world.getAttribute('transform');
  await page.keyboard.press('+');
  await expect(world).not.toHaveAttribute('transform', before!);
  await panel(page).getByRole('button', { name: 'Fit' }).click();
  await expect(graph(page).getByRole('button', { name: /^bi_site_performance,/ })).toBeInViewport();
  const fitted = (await world.getAttribute('transform'))!;
  await graph(page).hover({ position: { x: 200, y: 200 } });
  await page.mouse.wheel(0, -300);
  await expect(world).not.toHaveAttribute('transform', fitted);
  await page.mouse.down();
  await page.mouse.move(320, 330, { steps: 4 });
  await page.mouse.up();
  await expect(path(page).getByRole('heading', { name: 'cleansed_shipment_data.shipment_id' })).toBeVisible();
  await panel(page).getByRole('button', { name: 'Clear the selection' }).click();
  await expect(panel(page)).toContainText('Open a table and choose a column');
  await expect(search(page)).toBeFocused();
  await panel(page).getByRole('button', { name: 'Close' }).click();
  await expect(panel(page)).toBeHidden();
});

test('the tree tells the same by keyboard alone, and comes first on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await NotebookPage.open(page);
  await openByPalette(page);
  await whole(page);
  await expect(tree(page)).toBeVisible();
  await page.keyboard.type('bi_site_perf');
  await expect(panel(page).getByRole('option').first()).toContainText('bi_site_performance');
  await page.keyboard.press('Enter');
  const at = (name: string | RegExp) =>
    expect(tree(page).getByRole('treeitem', { name }).and(page.locator(':focus'))).toBeVisible();
  await at(/^bi_site_performance/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('avg');
  await at(/^avg_delay_days/);
  await page.keyboard.press('Enter');
  await expect(path(page)).toContainText('shipment_data.csv.delay_days');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await at(/^Comes from 1/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await at(/^gold_shipment_data\.delay_days gathered over several rows/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await at(/^sql_repos\.csv:\d+ opens the line/);
  await picture(page, 'lineage-360');
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Configuration' })).toContainText('bi_site_performance');
  await page.keyboard.press('Escape');
  await at(/^sql_repos\.csv:\d+ opens the line/);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await at(/^gold_shipment_data\.delay_days/);
  await page.emulateMedia({ colorScheme: 'dark' });
  await panel(page).getByRole('button', { name: 'Graph' }).click();
  await expect(graph(page)).toBeVisible();
  await picture(page, 'lineage-360-graph');
  expect(await axeFindings(page)).toEqual([]);
});

test('a table of the drawer leads to its lineage', async ({ page }) => {
  await NotebookPage.open(page);
  await page.getByRole('button', { name: 'Tables', exact: true }).click();
  await page.getByRole('button', { name: 'Lineage of gold_site_master' }).press('Enter');
  await expect(path(page).getByRole('heading', { name: 'gold_site_master' })).toBeVisible();
  await path(page).getByRole('button', { name: 'region', exact: true }).click();
  await whole(page);
  await expect(path(page).getByRole('list', { name: 'Feeds' })).toContainText(
    'bi_top_delayed_products.region',
  );
});

test('the last run is handed out as events of OpenLineage, after a reload as well', async ({ page }) => {
  const notebook = await NotebookPage.open(page);
  await notebook.runAll();
  const events = async () => {
    const download = page.waitForEvent('download');
    await notebook.menu('Download OpenLineage events of the last run');
    const file = await download;
    expect(file.suggestedFilename()).toBe('openlineage.ndjson');
    const lines = readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\n');
    return lines.map((line) => JSON.parse(line) as Event);
  };
  const first = await events();
  const ends = first.filter(({ eventType }) => eventType === 'COMPLETE');
  expect(ends.map(({ job }) => job.name)).toContain('pipeline.publish bi_site_performance');
  expect(first).toHaveLength(2 * ends.length);
  const { outputs } = ends.find(({ job }) => job.name === 'pipeline.publish bi_site_performance')!;
  expect(outputs[0]!.facets.columnLineage.fields['avg_delay_days']!.inputFields[0]).toMatchObject({
    name: 'workspace.healthintel360.gold_shipment_data',
    field: 'delay_days',
  });
  await page.evaluate(() => document.querySelector('wb-app')!.workspace.snapshots.settled());
  await page.reload();
  await expect(notebook.cell('Extract hcp_data')).toBeVisible();
  await expect(notebook.status).toContainText('last run');
  expect((await events()).map(({ run }) => run.runId)).toEqual(first.map(({ run }) => run.runId));
});
