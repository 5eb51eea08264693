import type { Locator, Page } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { NotebookPage } from './notebook-page.ts';

const story = (page: Page) => page.locator('wb-passport').getByRole('dialog');
const count = async (figure: Locator) => Number((await figure.textContent())!.replaceAll(',', ''));

const behindTools = (page: Page, table: string) =>
  story(page).getByRole('group', { name: `Tools of Rows of ${table} behind it` });

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}

/** Opens the rows of a job behind one of its figures, or its preview, and puts the focus on them. */
async function openRows(
  notebook: NotebookPage,
  job: string,
  figure: string,
  label: string,
): Promise<Locator> {
  const cell = notebook.cell(job);
  if (figure === '') await notebook.button(`Details of ${job}`).press('Enter');
  else await cell.getByRole('button', { name: figure }).press('Enter');
  const grid = cell.getByRole('grid', { name: label });
  await expect(grid.getByRole('gridcell').first()).not.toHaveText('');
  await grid.focus();
  return grid;
}

test('a rejected row tells why, and is put right by a correction', async ({ page }) => {
  const notebook = await NotebookPage.open(page);
  await notebook.runAll();
  const rejected = notebook.figure('Check product_sales', 'rejected');
  const before = await count(rejected);
  const grid = await openRows(
    notebook,
    'Check product_sales',
    'rejected',
    'Rejected rows of dq_product_sales',
  );
  await grid.press('Space');
  await expect(story(page)).toContainText('rejected');
  await expect(story(page)).toContainText(/record \d+ of product_sales\.csv/);
  // The failed check stands at its value, with its line.
  const failed = story(page).getByRole('row').filter({ hasText: '✕' }).first();
  await expect(failed).toContainText(/\w+\.csv:\d+/);
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, 'story-rejected');
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, 'story-rejected-dark');
  await page.setViewportSize({ width: 360, height: 740 });
  await picture(page, 'story-rejected-360');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.emulateMedia({ colorScheme: 'light' });

  const column = (await failed.getByRole('rowheader').textContent())!.trim();
  await failed.getByRole('button', { name: `Correct ${column} …` }).press('Enter');
  await expect(story(page).getByLabel('The right value')).toBeFocused();
  await story(page).getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(failed.getByRole('button', { name: `Correct ${column} …` })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(story(page).getByLabel('The right value')).toBeFocused();
  const right: Record<string, string> = { units_sold: '7', sale_date: '2025-03-03', hcp_id: 'HCP1001' };
  await page.keyboard.type(right[column] ?? 'EAST');
  await picture(page, 'story-correct');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog', { name: 'Configuration' });
  await expect(panel.getByRole('combobox', { name: 'Table' })).toHaveValue('corrections.csv');
  await expect(story(page)).toBeHidden();
  await expect(panel.getByRole('status', { name: 'What the edits would do' })).toContainText(
    `dq_product_sales: ${before} → ${before - 1}`,
  );
  await picture(page, 'story-corrected');
  const last = await notebook.lastRun();
  await panel.getByRole('button', { name: 'Keep and run' }).press('Enter');
  await notebook.untilDone(last);
  await expect(rejected).toHaveText(String(before - 1));
});

test('a figure is followed down to a record of its file, and back', async ({ page }) => {
  const notebook = await NotebookPage.open(page);
  await notebook.runAll();
  const delay = notebook.kpi('Operations & Risk Tracker', 'Average delay');
  await delay.getByRole('button', { name: /^[\d.]+/ }).press('Enter');
  const rows = page.getByRole('dialog', { name: /Rows behind/ });
  const grid = rows.getByRole('grid');
  await expect(grid.getByRole('gridcell').first()).not.toHaveText('');
  await grid.focus();
  await page.keyboard.press('Space');
  // The figure is the mean of a BI table's rows; a row of it comes from rows of gold tables.
  await expect(story(page).getByRole('heading').first()).toContainText('bi_shipment_delays_by_region');
  await behindTools(page, 'gold_shipment_data').getByRole('button', { name: 'Row’s story' }).press('Enter');
  await expect(story(page)).toContainText(/record \d+ of shipment_data\.csv/);
  await expect(story(page).getByRole('list', { name: 'Steps' })).toContainText('gold_shipment_data');
  await expect(story(page).getByRole('heading').first()).toBeFocused();
  await picture(page, 'story-kpi');
  await page.keyboard.press('Escape');
  await expect(story(page)).toBeHidden();
  await expect(grid).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(rows).toBeHidden();
});

test('a row of a BI table shows the rows behind it, each with its own story', async ({ page }) => {
  const notebook = await NotebookPage.open(page);
  await notebook.runAll();
  const job = 'Publish shipment_delays_by_region';
  const grid = await openRows(notebook, job, '', 'Rows of bi_shipment_delays_by_region');
  const cells = await grid.getByRole('row').nth(1).getByRole('gridcell').allTextContents();
  const [region, product, , shipments] = cells.map((text) => text.trim());
  await grid.press('Space');
  await expect(story(page).getByRole('heading').first()).toContainText(
    `${region} of bi_shipment_delays_by_region`,
  );
  const tools = behindTools(page, 'gold_shipment_data');
  await expect(tools).toContainText(`${shipments} rows`);
  const behind = story(page).getByRole('grid', { name: 'Rows of gold_shipment_data behind it' });
  await expect(behind).toContainText(product!);
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, 'story-behind');
  await tools.getByRole('button', { name: 'Row’s story' }).press('Enter');
  await expect(story(page)).toContainText(/record \d+ of shipment_data\.csv/);
  // The row feeds the row that it was found behind.
  await expect(story(page).getByRole('list', { name: 'Steps' })).toContainText(
    /bi_shipment_delays_by_region: feeds 1 row/,
  );
  await story(page).getByRole('button', { name: 'Back' }).press('Enter');
  await expect(behind).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(grid).toBeFocused();
});
