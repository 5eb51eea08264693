import type { Page } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { NotebookPage } from './notebook-page.ts';

const panel = (page: Page) => page.getByRole('dialog', { name: 'Configuration' });
const impact = (page: Page) => panel(page).getByRole('status', { name: 'What the edits would do' });
const current = (page: Page) => panel(page).locator('tr[aria-current=true]');
const list = (page: Page) => panel(page).getByRole('list', { name: 'Proposals from the data' });
const button = (page: Page, name: string | RegExp) => panel(page).getByRole('button', { name, exact: true });
const words = (page: Page) => panel(page).locator('wb-proposals').getByRole('status');

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}

async function openTable(notebook: NotebookPage, file: string): Promise<void> {
  await notebook.menu('Edit the configuration');
  await panel(notebook.page).getByRole('combobox', { name: 'Table' }).selectOption(file);
}

test('a check is proposed from the data, accepted by keyboard, and rejects what it said', async ({
  page,
}) => {
  const notebook = await NotebookPage.open(page);
  await openTable(notebook, 'dq_rule_config.csv');
  await button(page, 'Propose from the data').click();
  await expect(words(page)).toContainText('run the pipeline first');
  await button(page, /^✕ Close|Close$/).click();
  await notebook.runAll();
  const rejected = notebook.figure('Check product_sales', 'rejected');
  const before = Number((await rejected.textContent())!.replace(',', ''));

  await openTable(notebook, 'dq_rule_config.csv');
  await button(page, 'Propose from the data').press('Enter');
  const one = list(page)
    .getByRole('listitem')
    .filter({ hasText: 'FOREIGN_KEY' })
    .filter({ hasText: 'std_product_sales.hcp_id' });
  await expect(one).toContainText('the data model says that it refers to gold_hcp_data.hcp_id');
  await expect(words(page)).toContainText(
    /\d+ proposals, \d+ of which would reject rows now\. 6 tables looked through\./,
  );
  await expect(button(page, 'Hide the proposals')).toBeFocused();
  const count = Number(/would reject ([\d,]+) of/.exec((await one.textContent())!)![1]!.replace(',', ''));
  expect(count).toBeGreaterThan(0);
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, 'proposals');
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, 'proposals-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 360, height: 740 });
  await picture(page, 'proposals-360');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.setViewportSize({ width: 1280, height: 720 });

  const name = 'Accept: FOREIGN_KEY on std_product_sales.hcp_id';
  await button(page, name).press('Enter');
  await expect(current(page)).toContainText('FOREIGN_KEY');
  await expect(current(page).getByRole('gridcell').first()).toBeFocused();
  await expect(button(page, name)).toHaveCount(0);
  await expect(impact(page)).toContainText(`dq_product_sales: ${before} → ${before + count}`);
  await picture(page, 'proposals-accepted');
  await page.setViewportSize({ width: 360, height: 740 });
  await current(page).getByRole('gridcell').first().scrollIntoViewIfNeeded();
  await picture(page, 'proposals-accepted-360');
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.setViewportSize({ width: 1280, height: 720 });
  await button(page, 'Undo edit').click();
  await expect(impact(page)).toHaveCount(0);
  await expect(button(page, name)).toBeVisible();

  await button(page, name).click();
  await expect(impact(page)).toContainText(`${before} → ${before + count}`);
  const last = await notebook.lastRun();
  await button(page, 'Keep and run').click();
  await notebook.untilDone(last);
  await expect(rejected).toHaveText(String(before + count));
});

test('a proposal is dismissed and restored by keyboard, and steps are proposed for the tables before', async ({
  page,
}) => {
  const notebook = await NotebookPage.open(page);
  await notebook.runAll();
  await openTable(notebook, 'cleansing_rules.csv');
  await button(page, 'Propose from the data').click();
  await expect(words(page)).toContainText('Nothing to propose that is not configured');

  await panel(page).getByRole('combobox', { name: 'Table' }).selectOption('dq_rule_config.csv');
  const own = panel(page).locator('wb-proposals .bar button');
  await own.press('Enter');
  await own.press('Enter');
  await expect(words(page)).toHaveText('Stopped.');
  await own.press('Enter');
  await expect(list(page)).toBeVisible();
  const dismiss = list(page).getByRole('button', { name: /^Dismiss: / });
  const names = await dismiss.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')!));
  await dismiss.first().press('Enter');
  await expect(button(page, names[1]!)).toBeFocused();
  await expect(button(page, names[0]!)).toHaveCount(0);

  // Kept while the panel is closed.
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  await openTable(notebook, 'dq_rule_config.csv');
  await expect(dismiss).toHaveCount(names.length - 1);
  const dismissed = panel(page).locator('summary').filter({ hasText: '1 proposal dismissed' });

  // And over a reload, where it can be seen before anybody looks through the tables again.
  await page.keyboard.press('Escape');
  await page.evaluate(() => document.querySelector('wb-app')!.workspace.snapshots.settled());
  await page.reload();
  await expect(notebook.cell('Extract hcp_data')).toBeVisible();
  await openTable(notebook, 'dq_rule_config.csv');
  await dismissed.press('Enter');
  await expect(button(page, names[0]!.replace('Dismiss', 'Restore'))).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await dismissed.press('Enter');
  await own.press('Enter');
  await expect(dismiss).toHaveCount(names.length - 1);
  await dismissed.press('Enter');
  await button(page, names[0]!.replace('Dismiss', 'Restore')).press('Enter');
  await expect(button(page, names[0]!)).toBeVisible();
  await expect(dismissed).toHaveCount(0);
  await expect(button(page, 'Hide the proposals')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(list(page)).toHaveCount(0);
});
