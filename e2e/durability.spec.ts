import type { Page } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { NotebookPage } from './notebook-page.ts';

/** Waits until what has run is kept. */
async function untilKept(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector('wb-app')!.workspace.snapshots.settled());
}

/** The names of the files in which tables are kept. */
function keptFiles(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const names: string[] = [];
    for await (const name of (await root.getDirectoryHandle('medallion')).keys()) names.push(name);
    return names.sort();
  });
}

/** Changes one byte in the middle of a file. */
async function flipByte(page: Page, name: string): Promise<void> {
  await page.evaluate(async (wanted) => {
    const root = await navigator.storage.getDirectory();
    const handle = await (await root.getDirectoryHandle('medallion')).getFileHandle(wanted);
    const file = await handle.getFile();
    const bytes = new Uint8Array(await file.arrayBuffer());
    bytes[bytes.length >> 1]! ^= 1;
    const writable = await handle.createWritable();
    await writable.write(bytes);
    await writable.close();
  }, name);
}

test('a reload brings back tables, rows, figures and dashboards without a run, and runs go on', async ({
  page,
}) => {
  const notebook = await NotebookPage.open(page);
  await notebook.runAll();
  const [summary, total] = ['Executive Summary', 'Total units sold'] as const;
  const figure = await notebook.kpi(summary, total).innerText();
  const inserted = await notebook.figure('Stage product_sales', 'inserted').innerText();
  await untilKept(page);
  expect(await keptFiles(page)).toHaveLength(2);

  await page.reload();
  await expect(notebook.kpi(summary, total)).toHaveText(figure, { useInnerText: true });
  await expect(notebook.cell(summary)).not.toContainText('stored run');
  for (const state of ['failed', 'blocked', 'idle', 'stale', 'stopped'])
    await expect(notebook.cellsThatAre(state), state).toHaveCount(0);
  await expect(notebook.figure('Stage product_sales', 'inserted')).toHaveText(inserted);
  await notebook.button('Details of Check product_sales').click();
  await expect(
    notebook.cell('Check product_sales').getByRole('columnheader', { name: 'units_sold' }),
  ).toBeVisible();
  await expect(notebook.rows('late_by_region').first()).toBeVisible();
  await expect(page.locator('wb-notices .notice')).toHaveCount(0);

  await notebook.runAll();
  await expect(notebook.figure('Stage product_sales', 'unchanged')).toHaveText(inserted);
  await expect(notebook.figure('Stage product_sales', 'inserted')).toHaveText('0');
  await expect(notebook.cellsThatAre('failed')).toHaveCount(0);
});

test('damage brings back the run before; a page that goes while it saves leaves the old state or the new one', async ({
  page,
}) => {
  const notebook = await NotebookPage.open(page);
  await notebook.run('Run Stage site_master');
  await untilKept(page);
  const first = await keptFiles(page);
  await notebook.run('Run Stage product_ref');
  await untilKept(page);
  const damaged = (await keptFiles(page)).find((name) => name.endsWith('-jobs.db') && !first.includes(name))!;
  await flipByte(page, damaged);
  await page.reload();
  await expect(notebook.notice('damaged')).toContainText('Those of the run before are back');
  await expect(notebook.cell('Stage site_master')).toContainText('done');
  await expect(notebook.cell('Stage product_ref')).toContainText('idle');
  await notebook.button('Details of Stage site_master').click();
  await expect(notebook.cell('Stage site_master').getByRole('gridcell').first()).toBeVisible();

  for (const wait of [0, 60, 300]) {
    await notebook.run('Run Stage product_ref');
    await page.waitForTimeout(wait);
    await page.goto('about:blank');
    await page.goto('./');
    await expect(notebook.cell('Stage site_master')).toContainText('done');
    const state = await notebook.cell('Stage product_ref').locator('.word').innerText();
    await expect(notebook.notice('damaged')).toHaveCount(0);
    const rows = await page.evaluate(async () => {
      const { rows } = await document
        .querySelector('wb-app')!
        .workspace.look("SELECT 1 FROM duckdb_tables() WHERE table_name = 'stage_product_ref'");
      return rows.length;
    });
    expect(rows).toBe(state.endsWith('done') ? 1 : 0);
  }
});

test('of two tabs one keeps the work, and the other reads along and can take over', async ({
  page,
  context,
}) => {
  const one = await NotebookPage.open(page);
  await one.run('Run Stage site_master');
  await untilKept(page);
  const two = await NotebookPage.open(await context.newPage());
  await expect(two.notice('this one reads along')).toBeVisible();
  await expect(two.status).toContainText('Reads along');
  await expect(two.cell('Stage site_master')).toContainText('done');
  await one.run('Run Stage product_ref');
  await untilKept(page);
  await expect(two.cell('Stage product_ref')).toContainText('done');
  expect(await axeFindings(two.page)).toEqual([]);

  await two.button('Run all').click();
  await expect(two.notice('Nothing was changed')).toBeVisible();
  await two.frame('Markdown cell').first().focus();
  await two.page.keyboard.press('Enter');
  await expect(two.editor).toHaveCount(0);

  await two.button('Take over').click();
  await expect(one.notice('Another tab has taken over')).toBeVisible();
  await expect(two.status).not.toContainText('Reads along');
  await expect(two.page.locator('wb-notices .notice')).toHaveCount(0);
  await two.run('Run Stage shipment_data');
  await untilKept(two.page);
  await expect(one.cell('Stage shipment_data')).toContainText('done');
  await two.page.close();
  await expect(page.locator('wb-notices .notice')).toHaveCount(0);
  await one.run('Run Stage hcp_data');
});

test('without a file system of its own the page works, and says that no tables are kept', async ({
  page,
}) => {
  await page.addInitScript(() => {
    navigator.storage.getDirectory = () => Promise.reject(new DOMException('not here', 'SecurityError'));
  });
  const notebook = await NotebookPage.open(page);
  await notebook.run('Run Extract site_master');
  await expect(notebook.notice('keeps no tables between visits')).toBeVisible();
  await page.reload();
  await expect(notebook.cell('Extract site_master')).toContainText('from the last run');
  await notebook.button('Details of Extract site_master').click();
  await expect(notebook.cell('Extract site_master')).toContainText('Run again to see rows');
});
