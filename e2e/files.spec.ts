import type { Page } from '@playwright/test';
import { zipSync } from 'fflate';
import { grid, workbook } from '../src/engine/readers/workbook.test-helper.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { NotebookPage } from './notebook-page.ts';

const bytes = (name: string, content: string | Buffer) => ({
  name,
  mimeType: 'text/csv',
  buffer: typeof content === 'string' ? Buffer.from(content, 'latin1') : content,
});

const dialog = (page: Page) => page.getByRole('dialog', { name: 'How a file is read' });
const preview = (page: Page) => dialog(page).getByRole('group', { name: /^First records/ });
const field = (page: Page, name: string) =>
  dialog(page)
    .getByRole('combobox', { name, exact: true })
    .or(dialog(page).getByRole('spinbutton', { name, exact: true }));
/** What a list shows as chosen. */
const chosen = (page: Page, label: string) => field(page, label).locator('option:checked');
const use = (page: Page) => dialog(page).getByRole('button', { name: 'Use these settings' });

/** The values of a column of a table, in the order of the records of its file. */
const values = (page: Page, table: string, column: string) =>
  page.evaluate(
    async ({ table, column }) => {
      const { workspace } = document.querySelector('wb-app')!;
      const sql = `SELECT ${column} AS value FROM workspace.healthintel360.${table} ORDER BY _row`;
      return (await workspace.look(sql)).rows.map(({ value }) => value);
    },
    { table, column },
  );

/** Runs the job alone that fills the table of sites. */
async function extract(notebook: NotebookPage): Promise<void> {
  const before = await notebook.lastRun();
  await notebook
    .cell('Extract site_master')
    .getByRole('button', { name: /^Run\b/ })
    .click();
  await notebook.untilDone(before);
}

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}

const sites = ['site_id;site_name;region;address', 'S1;Clínica Süd;north;', "S2;O'Hara, Ward;south;b"].join(
  '\r\n',
);

// Two words in Windows-1251 are too few to be told from Windows-1252.
const russian = Buffer.concat([
  Buffer.from('Sites as of May\r\n\r\nsite_id;site_name;region;address\r\nS1;'),
  Buffer.from([0xca, 0xeb, 0xe8, 0xed, 0xe8, 0xea, 0xe0]),
  Buffer.from(';north;\r\nS2;'),
  Buffer.from([0xde, 0xe3]),
  Buffer.from(';south;b\r\n'),
]);

test('a wrong guess is set right: the preview follows, and then the table', async ({ page }) => {
  const notebook = await NotebookPage.open(page);
  await notebook.add([bytes('site_master.csv', russian)]);
  await notebook.button('Look at site_master.csv …').click();
  await expect(preview(page)).toContainText('Êëèíèêà');
  await expect(preview(page).getByRole('row').nth(1)).toHaveText(/^\s*1\s*S1\s*Êëèíèêà\s*north\s*NULL\s*$/);
  await expect(chosen(page, 'Encoding')).toHaveText('as found: windows-1252');
  await expect(chosen(page, 'Delimiter')).toHaveText('as found: semicolon ;');
  await expect(field(page, 'Lines to skip above')).toHaveAttribute('placeholder', 'as found: 2');
  await expect(use(page)).toBeDisabled();
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, 'file-light');

  await field(page, 'Encoding').selectOption('windows-1251');
  await expect(preview(page)).toContainText('Клиника');
  await field(page, 'Lines to skip above').fill('3');
  await expect(preview(page)).not.toContainText('site_name');
  await field(page, 'Lines to skip above').fill('2');
  await expect(preview(page)).toContainText('site_name');
  await use(page).click();
  await expect(dialog(page)).toBeHidden();
  await expect(notebook.notice('site_master.csv is read so from the next run on')).toBeVisible();
  // The other files are still the sample's.
  await expect(notebook.status).toContainText('6 files');
  await extract(notebook);
  expect(await values(page, 'site_master', 'site_name')).toEqual(['Клиника', 'Юг']);
});

test('what is set is remembered over a reload, until it is taken back or undone', async ({ page }) => {
  const notebook = await NotebookPage.open(page);
  await notebook.add([bytes('site_master.csv', russian)]);
  await notebook.button('Look at site_master.csv …').click();
  await field(page, 'Encoding').selectOption('windows-1251');
  await field(page, 'Lines to skip above').fill('2');
  await expect(preview(page)).toContainText('Клиника');
  await use(page).click();
  await expect(notebook.notice('site_master.csv is read so from the next run on')).toBeVisible();

  await page.reload();
  await expect(notebook.cell('Extract site_master')).toBeVisible();
  await extract(notebook);
  expect(await values(page, 'site_master', 'site_name')).toEqual(['Клиника', 'Юг']);
  await notebook.palette('Look at a data file');
  await field(page, 'File').selectOption('site_master.csv');
  await expect(chosen(page, 'Encoding')).toHaveText('windows-1251');
  await expect(field(page, 'Lines to skip above')).toHaveValue('2');
  // What is set of one file is not shown for another one.
  await field(page, 'File').selectOption('product_ref.csv');
  await expect(chosen(page, 'Encoding')).toHaveText('as found: utf-8');
  await field(page, 'File').selectOption('site_master.csv');
  await expect(preview(page)).toContainText('Клиника');
  await dialog(page).getByRole('button', { name: 'Go back to what is found' }).click();
  await expect(dialog(page)).toBeHidden();
  await extract(notebook);
  expect(await values(page, 'site_master', 'site_name')).toEqual(['Êëèíèêà', 'Þã']);

  await notebook.undo('read site_master.csv so').click();
  await extract(notebook);
  expect(await values(page, 'site_master', 'site_name')).toEqual(['Клиника', 'Юг']);
});

test('everything is done by keys, in dark', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const notebook = await NotebookPage.open(page);
  await notebook.add([bytes('site_master.csv', sites)]);
  await expect(notebook.button('Look at site_master.csv …')).toBeVisible();
  await notebook.palette('Look at a data file');
  await expect(preview(page)).toBeVisible();
  await expect(field(page, 'File')).toBeFocused();
  await page.keyboard.type('site');
  await expect(preview(page)).toContainText('Clínica Süd');
  await page.keyboard.press('Tab');
  await expect(dialog(page).getByRole('button', { name: 'Close' })).toBeFocused();
  for (const name of ['Encoding', 'Delimiter']) {
    await page.keyboard.press('Tab');
    await expect(field(page, name)).toBeFocused();
  }
  await page.keyboard.type('bar');
  await expect(preview(page).getByRole('columnheader')).toHaveCount(2);
  await expect(preview(page)).toContainText('site_id;site_name;region;address');
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, 'file-dark');
  for (let tries = 0; tries < 10 && !(await notebook.focus()).includes('Use these'); tries++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(notebook.undo('read site_master.csv so')).toBeEnabled();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(notebook.redo('read site_master.csv so')).toBeEnabled();
  await notebook.palette('Look at a data file');
  await expect(preview(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
});

test('a file that was read badly is looked at from its job and from the list of tables', async ({ page }) => {
  const notebook = await NotebookPage.open(page);
  await notebook.add([bytes('site_master.csv', 'site_id,site_name,region,address\nS1,x,n,a\n"S2,broken\n')]);
  await extract(notebook);
  const cell = notebook.cell('Extract site_master');
  await cell.getByRole('button', { name: 'Look how site_master.csv is read' }).click();
  await expect(dialog(page).getByRole('list', { name: 'Records that can’t be read' })).toContainText(
    /Line 3: .*"S2,broken/,
  );
  await picture(page, 'file-rejected');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(notebook.button('Look how site_master.csv is read')).toBeFocused();

  await notebook.add([bytes('site_master.csv', '\x89PNG\r\n\x1a\n0000')]);
  await notebook.button('Tables').click();
  await page.locator('wb-catalog-table .name[title$=".site_master"]').click();
  await page.getByRole('link', { name: /^site_master\.csv.*how it is read$/ }).click();
  await expect(dialog(page)).toContainText('site_master.csv is no data: it is a PNG image');
  await expect(preview(page)).toHaveCount(0);
  await expect(use(page)).toBeDisabled();
});

test('another sheet of a workbook is chosen', async ({ page }) => {
  const notebook = await NotebookPage.open(page);
  const head = ['site_id', 'site_name', 'region', 'address'];
  const book = workbook({
    sheets: { Old: grid([head, ['S1', 'then', 'n', 'a']]), New: grid([head, ['S1', 'now', 'n', 'a']]) },
  });
  await notebook.add([bytes('site_master.xlsx', Buffer.from(book))]);
  await notebook.button('Look at site_master.csv …').click();
  await expect(preview(page)).toContainText('then');
  await expect(chosen(page, 'Sheet')).toHaveText('as found: Old');
  await field(page, 'Sheet').selectOption('New');
  await expect(preview(page)).toContainText('now');
  await use(page).click();
  await extract(notebook);
  expect(await values(page, 'site_master', 'site_name')).toEqual(['now']);
});

test('files that match nothing fill a table, once or from now on', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: 'dark' });
  const notebook = await NotebookPage.open(page);
  const names = ['Standorte 2025.csv', 'a.csv', 'b.csv', 'c.csv'];
  await notebook.add(names.map((name) => bytes(name, sites)));
  await expect(notebook.notice('match nothing')).toContainText('Standorte 2025.csv');
  await notebook.button('Look at them …').click();
  await expect(preview(page)).toContainText('Clínica Süd');
  await expect(chosen(page, 'It fills the table')).toHaveText(/site_master – has 4 of its 4 columns/);
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, 'stranger-360');
  await dialog(page)
    .getByRole('checkbox', { name: /^From now on/ })
    .scrollIntoViewIfNeeded();
  await picture(page, 'stranger-360-below');
  expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBeLessThanOrEqual(360);
  const overflow = await dialog(page).evaluate((box) => box.scrollWidth - box.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await dialog(page).getByRole('button', { name: 'Fill this table' }).click();
  await expect(notebook.notice('Taken: 1 data file')).toContainText('Standorte 2025.csv fills site_master.');
  // The others are still to be looked at, and named so.
  await expect(notebook.notice('match nothing')).toContainText('a.csv, b.csv, c.csv');
  await extract(notebook);
  expect(await values(page, 'site_master', 'site_name')).toEqual(['Clínica Süd', "O'Hara, Ward"]);

  await notebook.button('Look at a.csv …').click();
  await dialog(page)
    .getByRole('checkbox', { name: /^From now on/ })
    .check();
  await dialog(page).getByRole('button', { name: 'Fill this table' }).click();
  await expect(notebook.notice('Taken: 1 data file')).toContainText('a.csv fills site_master.');
  await notebook.add([bytes('a.csv', sites.replace('Clínica Süd', 'Clinique'))]);
  await expect(notebook.notice('Taken: 1 data file')).not.toContainText('fills');
  await extract(notebook);
  expect(await values(page, 'site_master', 'site_name')).toEqual(['Clinique', "O'Hara, Ward"]);
});

test('a file in Cyrillic is read as such; Undo of its assignment brings it back among those without a table', async ({
  page,
}) => {
  const notebook = await NotebookPage.open(page);
  // Three names of sites in Windows-1251: Клиника, Больница, Аптека.
  const names = ['caebe8ede8eae0', 'c1eeebfcede8f6e0', 'c0eff2e5eae0'];
  const lines = names.map((name, index) =>
    Buffer.concat([Buffer.from(`S${index + 1};`), Buffer.from(name, 'hex'), Buffer.from(';north;a\r\n')]),
  );
  const content = Buffer.concat([Buffer.from('site_id;site_name;region;address\r\n'), ...lines]);
  await notebook.add([bytes('Orte.csv', content)]);
  await notebook.button('Look at Orte.csv …').click();
  await expect(preview(page)).toContainText('Больница');
  await expect(chosen(page, 'Encoding')).toHaveText('as found: windows-1251');
  await dialog(page).getByRole('button', { name: 'Fill this table' }).click();
  await expect(notebook.notice('Taken: 1 data file')).toContainText('Orte.csv fills site_master.');
  await expect(notebook.notice('matches nothing')).toBeHidden();
  await extract(notebook);
  expect(await values(page, 'site_master', 'site_name')).toEqual(['Клиника', 'Больница', 'Аптека']);

  await page.keyboard.press('ControlOrMeta+z');
  await expect(notebook.notice('matches nothing')).toContainText('Orte.csv');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(notebook.notice('matches nothing')).toBeHidden();
});

test('a file that matches nothing becomes a table of its own, with what its columns speak for', async ({
  page,
}) => {
  const notebook = await NotebookPage.open(page);
  const records = Array.from(
    { length: 40 },
    (_, at) => `${100 + at};0${(at % 9) + 1}.02.2025; S${at % 3} ;${at - 1}`,
  );
  await notebook.add([bytes('Visits 2025.csv', `visit_id;day;site;minutes\n${records.join('\n')}\n`)]);
  await notebook.button('Look at Visits 2025.csv …').click();
  await dialog(page).getByRole('button', { name: 'Make a new table from it …' }).click();
  const made = page.getByRole('dialog', { name: 'A new table from Visits 2025.csv' });
  await expect(made.getByLabel('Name of the table')).toHaveValue('visits_2025');
  await expect(made.getByLabel('visit_id is part of the key')).toBeChecked();
  await expect(made.getByLabel('Type of day')).toHaveValue('DATE');
  await expect(made.getByLabel(/date_format:dd.MM.yyyy/)).toBeChecked();
  await made.getByLabel(/RANGE 0\.\./).check();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeFindings(page)).toEqual([]);
  }
  await made.getByLabel('Name of the table').fill('hcp_data');
  await expect(made).toContainText('There is a table hcp_data already.');
  await expect(made.getByRole('button', { name: 'Make the table and run' })).toBeDisabled();
  await made.getByLabel('Name of the table').fill('visits');
  if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/new-table.png` });
  const before = await notebook.lastRun();
  await made.getByRole('button', { name: 'Make the table and run' }).click();
  await expect(made).toBeHidden();
  await notebook.untilDone(before);
  await expect(notebook.cell('Check visits')).toContainText('1');
  await notebook.button('Query it').click();
  await expect(notebook.editor).toBeFocused();
  await notebook.leave();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.locator('wb-cell').last().locator('wb-grid')).toContainText('39');
});

test('a zip of data files is taken file by file, and says which of two with one name it takes', async ({
  page,
}) => {
  const notebook = await NotebookPage.open(page);
  const text = (content: string) => new TextEncoder().encode(content);
  const zip = zipSync({
    'data/site_master.csv': text('site_id,site_name,region,address\nS1,x,North,y\n'),
    'data/old/site_master.csv': text('site_id,site_name,region,address\n'),
    'data/product_ref.csv': text('product_id,product_name\nP1,x\n'),
    '__MACOSX/data/._product_ref.csv': text('x'),
  });
  await notebook.add([{ name: 'delivery.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) }]);
  await expect(notebook.notice('Taken: 2 data files')).toContainText('site_master.csv, product_ref.csv');
  await expect(notebook.notice('files of one name')).toContainText(
    'Not taken: data/old/site_master.csv: data/site_master.csv is taken.',
  );
  await notebook.runAll();
  await expect(notebook.cell('Extract site_master')).toContainText('1');

  // One that holds a single file stands for it, whatever it is called itself.
  const single = zipSync({
    'site_master.csv': text('site_id,site_name,region,address\nS2,x,North,y\nS3,z,South,y\n'),
  });
  await notebook.add([{ name: 'export-17.zip', mimeType: 'application/zip', buffer: Buffer.from(single) }]);
  await expect(notebook.notice('Taken: 1 data file')).toContainText('site_master.csv');
});
