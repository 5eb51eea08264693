import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from './fixtures.ts';
import { NotebookPage, textFile } from './notebook-page.ts';

test('the rows of a job keep their order and their filters when a run exchanges them', async ({ page }) => {
  const notebook = await NotebookPage.open(page);
  await notebook.runAll();
  const cell = notebook.cell('Check product_sales');
  await cell.getByRole('button', { name: 'rejected' }).click();
  const grid = cell.getByRole('grid', { name: 'Rejected rows of dq_product_sales' });
  const tools = cell.getByRole('group', { name: 'Tools of Rejected rows of dq_product_sales' });
  await tools.getByRole('searchbox').fill('missing');
  await expect(tools).toContainText(/\d+ of \d+ rows/);
  await grid.getByRole('columnheader', { name: 'Record' }).click();
  await expect(grid.getByRole('columnheader', { name: 'Record' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(grid.getByRole('row').nth(1)).toContainText('missing');
  const count = await tools.getByText(/\d+ of \d+ rows/).innerText();

  await notebook.runAll();
  await expect(grid.getByRole('row').nth(1)).toContainText('missing');
  await expect(grid.getByRole('columnheader', { name: 'Record' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(tools).toContainText(count);

  const download = page.waitForEvent('download');
  await cell.getByRole('button', { name: 'Export dq_product_sales_rejected' }).click();
  await cell.getByRole('menuitem', { name: 'CSV' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('dq_product_sales_rejected.csv');
  expect(readFileSync(await file.path(), 'utf8')).toMatch(/^Record,Why,sale_id,/);

  const workbook = page.waitForEvent('download');
  await cell.getByRole('button', { name: 'Export dq_product_sales_rejected' }).click();
  await cell.getByRole('menuitem', { name: 'Excel' }).click();
  const sheet = await workbook;
  expect(sheet.suggestedFilename()).toBe('dq_product_sales_rejected.xlsx');
  const xml = strFromU8(unzipSync(readFileSync(await sheet.path()))['xl/worksheets/sheet1.xml']!);
  expect(xml).toMatch(/Record<.*Why<.*sale_id<.*missing/s);
});

test('the rows that checks only mark stand behind their count', async ({ page }) => {
  const notebook = await NotebookPage.open(page);
  const [header, ...lines] = readFileSync('configs/dq_rule_config.csv', 'utf8').trim().split(/\r?\n/);
  const lenient = [`${header},severity`, ...lines.map((line) => `${line},WARN`)].join('\n');
  await notebook.add(textFile('dq_rule_config.csv', `${lenient}\n`));
  await expect(notebook.notice('1 configuration table')).toBeVisible();
  await notebook.runAll();
  const count = await notebook.figure('Check product_sales', 'marked').innerText();
  expect(Number(count)).toBeGreaterThan(0);
  const cell = notebook.cell('Check product_sales');
  await cell.getByRole('button', { name: 'marked', exact: true }).press('Enter');
  await expect(cell.getByRole('tab', { name: `Marked ${count}`, selected: true })).toBeVisible();
  const tools = cell.getByRole('group', { name: 'Tools of Marked rows of dq_product_sales' });
  await expect(tools).toContainText(`${count} rows`);
  const grid = cell.getByRole('grid', { name: 'Marked rows of dq_product_sales' });
  await expect(grid.getByRole('row').nth(1)).toContainText('Region is unknown');
});

test('details can be opened while a run goes on, which comes to its end', async ({ page }) => {
  const notebook = await NotebookPage.open(page);
  await notebook.runAll();
  const [header, ...lines] = readFileSync('data_sample/product_sales.csv', 'utf8').trim().split('\n');
  const many = Array.from({ length: 60 }, () => lines.join('\n')).join('\n');
  await notebook.add(textFile('product_sales.csv', `${header}\n${many}\n`));
  await expect(notebook.notice('1 data file')).toBeVisible();
  const before = await notebook.lastRun();
  await notebook.button('Run all').click();
  await expect(page.locator('[aria-busy="true"]').first()).toBeVisible();
  const titles = ['Extract', 'Standardize', 'Check', 'Stage', 'Load'].map((word) => `${word} product_sales`);
  for (const title of titles) await notebook.button(`Details of ${title}`).click();
  await notebook.untilDone(before);
  await expect(notebook.cellsThatAre('done')).not.toHaveCount(0);
  for (const state of ['failed', 'blocked', 'stopped'])
    await expect(notebook.cellsThatAre(state), state).toHaveCount(0);
  const rows = (60 * lines.length).toLocaleString('en-US');
  for (const title of titles.slice(0, 3)) {
    const cell = notebook.cell(title);
    await expect(cell.getByText(`${rows} rows`, { exact: true }).first(), title).toBeVisible();
    await expect(cell.getByRole('gridcell').first()).not.toHaveText('');
  }
});
