import type { Page } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { NotebookPage } from './notebook-page.ts';

const bytes = (name: string, text: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text, 'latin1'),
});

const dialog = (page: Page) => page.getByRole('dialog', { name: 'How a file is read' });
const preview = (page: Page) => dialog(page).getByRole('group', { name: /^First records/ });

const sites = [
  'site_id;site_name;region;contact_email',
  'S1;Clínica Süd;north;a@example.org',
  "S2;O'Hara, Ward;south;b@example.org",
].join('\r\n');

test('what is found of a file is shown, changed, undone, and remembered for its table', async ({ page }) => {
  const notebook = await NotebookPage.open(page);
  await notebook.add([bytes('site_master.csv', `Sites as of May\r\n\r\n${sites}\r\n`)]);
  await notebook.button('Look at site_master.csv …').click();
  await expect(preview(page)).toContainText('Clínica Süd');
  await expect(dialog(page).getByLabel('Encoding')).toContainText('as found: windows-1252');
  await expect(dialog(page).getByLabel('Delimiter')).toContainText('as found: semicolon ;');
  await expect(dialog(page).getByLabel('Lines to skip above')).toHaveAttribute('placeholder', 'as found: 2');
  expect(await axeFindings(page)).toEqual([]);

  if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/file.png` });
  // By keys alone: another encoding, and one line more.
  await dialog(page).getByLabel('Encoding').focus();
  await page.keyboard.type('windows-1251');
  await expect(preview(page)).toContainText('Clнnica');
  await expect(preview(page)).not.toContainText('Clínica Süd');
  await dialog(page).getByLabel('Lines to skip above').fill('3');
  await expect(preview(page)).not.toContainText('site_name');
  await dialog(page).getByLabel('Lines to skip above').fill('2');
  await expect(preview(page)).toContainText('site_name');
  await dialog(page).getByRole('button', { name: 'Use these settings' }).click();
  await expect(dialog(page)).toBeHidden();

  await notebook.runAll();
  const region = page.evaluate(async () => {
    const { workspace } = document.querySelector('wb-app')!;
    const { rows } = await workspace.look(
      'SELECT site_name FROM workspace.healthintel360.site_master ORDER BY site_id',
    );
    return rows.map(({ site_name }) => site_name);
  });
  expect(await region).not.toContain('Clínica Süd');

  await page.reload();
  await notebook.palette('Look at a data file');
  await dialog(page).getByLabel('File', { exact: true }).selectOption('site_master.csv');
  await expect(dialog(page).getByLabel('Encoding')).toHaveValue('windows-1251');
  await dialog(page).getByRole('button', { name: 'Go back to what is found' }).click();
  await expect(notebook.undo('read site_master.csv so')).toBeEnabled();
  await notebook.runAll();
  await expect(notebook.cell('Extract site_master')).toContainText('2');
});

test('what can’t be read says why, and a workbook or archive lets its parts be chosen', async ({ page }) => {
  const notebook = await NotebookPage.open(page);
  await notebook.add([bytes('site_master.csv', 'site_id,site_name\nS1,x\n"S2,broken\n')]);
  await notebook.button('Look at site_master.csv …').click();
  await expect(dialog(page).getByRole('list', { name: 'Records that can’t be read' })).toContainText(
    'Line 3',
  );
  await dialog(page).getByRole('button', { name: 'Close' }).click();
  await expect(dialog(page)).toBeHidden();
  await notebook.add([bytes('site_master.csv', '\x89PNG\r\n\x1a\n0000')]);
  await notebook.button('Look at site_master.csv …').click();
  await expect(dialog(page)).toContainText('site_master.csv is no data: it is a PNG image');
});

for (const viewport of [
  { width: 1280, height: 800 },
  { width: 360, height: 740 },
])
  test(`a file that matches nothing is looked at and fills a table, ${viewport.width} px wide`, async ({
    page,
  }) => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: 'dark' });
    const notebook = await NotebookPage.open(page);
    await notebook.add([bytes('Standorte 2025.csv', sites)]);
    await notebook.button('Look at Standorte 2025.csv …').click();
    await expect(preview(page)).toContainText('Clínica Süd');
    await expect(dialog(page).getByLabel('It fills the table')).toContainText('site_master – has 3 of its');
    expect(await axeFindings(page)).toEqual([]);
    if (process.env['PICTURES'])
      await page.screenshot({ path: `${process.env['PICTURES']}/stranger-${viewport.width}.png` });
    expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBeLessThanOrEqual(
      viewport.width,
    );
    await dialog(page).getByRole('button', { name: 'Fill this table' }).click();
    await expect(notebook.notice('Taken: 1 data file')).toBeVisible();
    await expect(notebook.notice('matches nothing')).toHaveCount(0);
    await notebook.runAll();
    await expect(notebook.cell('Extract site_master')).toContainText('2');
  });

test('a file that matches nothing becomes a table of its own, with what its columns speak for', async ({
  page,
}) => {
  test.setTimeout(120_000);
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
  await made.getByLabel(/CUSTOM_EXPR "minutes" >= 0/).check();
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
  await notebook.leave();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.locator('wb-cell').last().locator('wb-grid')).toContainText('39');
});
