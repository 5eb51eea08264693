import type { Browser, Download, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { NotebookPage } from './notebook-page.ts';

/** Waits for the file that an action downloads. Gives its path under the name that it was offered as. */
async function saved(page: Page, folder: string, action: () => Promise<void>): Promise<string> {
  const waiting = page.waitForEvent('download');
  await action();
  const download: Download = await waiting;
  const path = `${folder}/${download.suggestedFilename()}`;
  await download.saveAs(path);
  return path;
}

interface Opened {
  page: Page;
  /** All that the file asked for besides itself. */
  requests: string[];
  close(): Promise<void>;
}

/** Opens a file from disk, as somebody does to whom it was sent. */
async function openFile(
  browser: Browser,
  path: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Opened> {
  const context = await browser.newContext({ offline: true, ...options });
  const page = await context.newPage();
  const requests: string[] = [];
  const address = pathToFileURL(path).href;
  context.on('request', (request) => {
    if (request.url().split('#')[0] !== address) requests.push(request.url());
  });
  context.on('console', (message) => requests.push(`console: ${message.text()}`));
  await page.goto(address);
  return { page, requests, close: () => context.close() };
}

/** By how many pixels the page is wider than its window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

test('the notebook is downloaded as a web page that needs nothing to be read', async ({
  page,
  browser,
}, info) => {
  const folder = info.outputDir;
  const notebook = await NotebookPage.open(page);
  const command = 'Download the notebook as a web page';
  await expect(notebook.cell('Executive Summary').locator('svg').first()).toBeVisible();
  const before = await saved(page, folder, () => notebook.menu(command));
  expect(await readFile(before, 'utf8')).toContain('The sample’s stored run of ');
  await notebook.runAll();
  const path = await saved(page, folder, () => notebook.palette(command));
  expect(path).toMatch(/medallion-notebook\.html$/);
  await expect(page.locator('wb-said')).toContainText('Downloaded as medallion-notebook.html');
  const titles = await page.evaluate(() =>
    document.querySelector('wb-app')!.workspace.allUnits.map(({ title }) => title),
  );
  const text = await readFile(path, 'utf8');
  expect(text).not.toMatch(/<script|<link|src="http/i);

  const plain = await openFile(browser, path, { javaScriptEnabled: false });
  await expect(plain.page.getByRole('heading', { level: 1 })).toHaveText('Medallion notebook');
  await expect(
    plain.page.getByText(/^Run of .* UTC, in .*: 6 files, 4,368 records read, 52 of 52 jobs done\.$/),
  ).toBeVisible();
  const words = (await plain.page.locator('main').innerText()).replace(/\s+/g, ' ');
  for (const title of titles) expect(words).toContain(title);
  for (const [name, sign] of [
    ['Units by category', 'Units sold'],
    ['Late deliveries by region', 'Average delay'],
  ] as const)
    await expect(plain.page.getByRole('img', { name }).first()).toContainText(sign);
  await expect(plain.page.locator('.kpi', { hasText: 'Total units sold' })).toContainText('28.18K');
  const query = plain.page.locator('.cell.sql', {
    has: plain.page.getByRole('heading', { name: 'late_by_region' }),
  });
  await expect(query.locator('tbody tr').first()).toContainText('SOUTH');
  // What is folded opens without a script.
  const tile = plain.page.locator('.tile', { hasText: 'Units by category' }).first();
  await tile.getByText('Rows and query').click();
  await expect(tile.locator('tbody tr').first()).toBeVisible();
  await plain.page
    .getByRole('navigation', { name: 'Contents' })
    .getByRole('link', { name: 'Explore' })
    .click();
  await expect(plain.page.getByRole('heading', { name: 'Explore', exact: true })).toBeInViewport();
  expect(plain.requests).toEqual([]);
  await plain.close();

  const phone = await openFile(browser, path, { viewport: { width: 360, height: 740 } });
  expect(await overflow(phone.page)).toBe(0);
  expect(phone.requests).toEqual([]);
  await phone.close();
  const dark = await openFile(browser, path, { colorScheme: 'dark' });
  expect(await axeFindings(dark.page)).toEqual([]);
  await dark.close();
  const paper = await openFile(browser, path, {
    viewport: { width: 703, height: 1000 },
    colorScheme: 'dark',
  });
  await paper.page.emulateMedia({ media: 'print' });
  expect(await overflow(paper.page)).toBe(0);
  await expect(paper.page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  expect((await paper.page.pdf({ format: 'A4' })).length).toBeGreaterThan(20_000);
  await paper.close();
});

test('a dashboard is downloaded as it is filtered; the page prints the notebook alone', async ({
  page,
  browser,
}, info) => {
  await page.goto('./#Sales%20and%20deliveries?region=NORTH');
  const notebook = new NotebookPage(page);
  const dashboard = notebook.cell('Sales and deliveries');
  await notebook.runAll();
  await expect(dashboard).toContainText('NORTH');
  await notebook.button('More for SQL cell late_by_region').click();
  const item = page.getByRole('menuitem', { name: 'Download this dashboard as a web page' });
  await expect(item).toBeDisabled();
  await page.keyboard.press('Escape');
  const path = await saved(page, info.outputDir, async () => {
    await notebook.select('Dashboard cell Sales and deliveries');
    await notebook.palette('Download this dashboard as a web page');
  });
  expect(path).toMatch(/sales-and-deliveries\.html$/);
  const shown = await dashboard.locator('wb-kpi').first().innerText();
  const opened = await openFile(browser, path, { javaScriptEnabled: false });
  await expect(opened.page.getByText('Filtered by Region: NORTH.')).toBeVisible();
  await expect(opened.page.locator('.kpi').first()).toContainText(shown.trim().split('\n')[0]!);
  await expect(opened.page.getByRole('heading', { level: 1 })).toHaveText('Sales and deliveries');
  await expect(opened.page.locator('section.cell')).toHaveCount(1);
  await expect(opened.page.getByRole('img').first()).toBeVisible();
  expect(opened.requests).toEqual([]);
  await opened.close();
  const phone = await openFile(browser, path, { viewport: { width: 360, height: 740 } });
  for (const summary of await phone.page.locator('summary').all()) await summary.click();
  expect(await axeFindings(phone.page)).toEqual([]);
  expect(await overflow(phone.page)).toBe(0);
  await phone.close();

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.setViewportSize({ width: 703, height: 1000 });
  await expect(page.locator('wb-header')).toBeHidden();
  await expect(page.locator('wb-outline')).toBeHidden();
  await expect(notebook.button('Run Extract hcp_data')).toBeHidden();
  await expect(notebook.cell('Extract hcp_data')).toBeVisible();
  await expect(notebook.kpi('Executive Summary', 'Total units sold')).toContainText('28.18K');
  await expect(notebook.cell('Executive Summary').locator('svg').first()).toBeVisible();
  expect(await overflow(page)).toBe(0);
});
