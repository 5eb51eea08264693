import type { Page } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { NotebookPage, textFile } from './notebook-page.ts';

const panel = (page: Page) => page.getByRole('dialog', { name: 'Configuration' });

test('a cell says what it will do, and after a run what each rule has changed', async ({ page }) => {
  const notebook = await NotebookPage.open(page);
  const cell = notebook.cell('Cleanse hcp_data');
  await expect(cell).toContainText(/\d+ cleansing steps on \d+ columns/);
  await cell.getByRole('button', { name: 'What it does' }).click();
  await expect(cell.getByRole('tab', { name: 'What it does' })).toHaveAttribute('aria-selected', 'true');
  await expect(cell.getByRole('listitem').first()).toContainText('trim');
  await cell.getByRole('tab', { name: 'Changes' }).click();
  await expect(cell).toContainText('Nothing to compare yet');

  await notebook.run('Run Extract hcp_data');
  await expect(cell).toContainText('What the rules will change in hcp_data as it is now');
  await expect(cell.getByRole('table', { name: 'hcp_id', exact: true })).toContainText('hcp1207');

  await notebook.runAll();
  const changes = cell.getByRole('table', { name: 'hcp_id', exact: true });
  const upper = changes.getByRole('row').filter({ hasText: 'HCP1207' });
  await expect(upper.getByRole('cell').first()).toHaveText('hcp1207');
  await expect(upper.getByRole('img', { name: 'becomes' })).toBeVisible();
  await expect(cell.getByRole('img', { name: 'space', exact: true }).first()).toBeVisible();
  await expect(cell).not.toContainText('cleansing steps on');

  const stage = notebook.cell('Stage hcp_data');
  await notebook.button('Details of Stage hcp_data').click();
  await stage.getByRole('tab', { name: 'Changes' }).click();
  const written = stage.getByRole('grid', { name: 'Rows of stage_hcp_data that the last run has written' });
  await expect(written.getByRole('row').nth(1)).toContainText('inserted');
  await notebook.runAll();
  await expect(stage).toContainText('The last run changed no row.');
});

test('a rule’s link opens the configuration at its line, with the keyboard alone', async ({ page }) => {
  const notebook = await NotebookPage.open(page);
  const cell = notebook.cell('Check product_sales');
  await cell.getByRole('button', { name: 'What it does' }).press('Enter');
  const tab = cell.getByRole('tab', { name: 'What it does' });
  await tab.focus();
  await page.keyboard.press('ArrowRight');
  await expect(cell.getByRole('tab', { name: 'SQL' })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(tab).toBeFocused();

  const link = cell.getByRole('listitem').filter({ hasText: 'CUSTOM_EXPR' }).getByRole('button');
  const [, line] = /dq_rule_config\.csv:(\d+)/.exec(await link.innerText())!;
  await link.press('Enter');
  const row = panel(page).locator('tr[aria-current=true]');
  await expect(row.getByRole('gridcell').first()).toBeFocused();
  await expect(row).toBeInViewport();
  await expect(row.getByRole('rowheader')).toHaveText(line!);
  await expect(row).toContainText('CUSTOM_EXPR');
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  await expect(link).toBeFocused();

  await link.press('Enter');
  await panel(page).getByRole('combobox', { name: 'Table' }).selectOption('sql_repos.csv');
  await expect(panel(page).getByRole('rowheader').first()).toHaveText('2');
  await expect(panel(page).getByRole('grid')).toContainText('INSERT INTO {table_name}');
  const download = page.waitForEvent('download');
  await panel(page).getByRole('button', { name: 'Configuration', exact: true }).press('Enter');
  await panel(page).getByRole('menuitem', { name: 'Download this table as CSV' }).press('Enter');
  expect((await download).suggestedFilename()).toBe('sql_repos.csv');
  await panel(page).getByRole('button', { name: 'Close' }).press('Enter');
  await expect(link).toBeFocused();

  await cell.getByRole('button', { name: 'std_product_sales' }).press('Enter');
  await expect(notebook.cell('Standardize product_sales')).toBeFocused();
});

test('problems and failures link to the lines of the user’s own configuration', async ({ page }) => {
  const notebook = await NotebookPage.open(page);
  const rules = [
    'table_name,column_name,rule_type,rule_condition,rule_desc,is_active',
    'std_hcp_data,npi,REGX,^\\d+$,NPI,Y',
    'std_site_master,site_id,CUSTOM_EXPR,"site_id >\n sit_id",Id,Y',
    'std_product_ref,<b>x</b>,NOT_NULL,,Product,N',
  ];
  await notebook.add([textFile('dq_rule_config.csv', rules.join('\n'))]);
  await page
    .getByRole('region', { name: 'Problems' })
    .getByRole('button', { name: 'dq_rule_config.csv:2' })
    .click();
  await expect(panel(page).locator('tr[aria-current=true]')).toContainText('REGX');
  await expect(panel(page)).toContainText('did you mean REGEX?');
  await expect(panel(page).getByRole('combobox', { name: 'Table' })).toContainText(
    'dq_rule_config.csv (yours',
  );
  await expect(panel(page).getByRole('rowheader').filter({ hasText: /\d/ })).toHaveText(['2', '3', '5']);
  await expect(panel(page).getByText('<b>x</b>')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');

  await notebook.runAll();
  const failed = notebook.cell('Check site_master');
  await expect(failed).toContainText('This rule: site_id: CUSTOM_EXPR');
  await failed.getByRole('button', { name: 'dq_rule_config.csv:3' }).click();
  await expect(panel(page).locator('tr[aria-current=true]')).toContainText('sit_id');
});
