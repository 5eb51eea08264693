import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { unzipSync, zipSync } from 'fflate';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { fence, NotebookPage, textFile } from './notebook-page.ts';

class WorkspacesDialog {
  readonly dialog: Locator;
  constructor(readonly page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Workspaces', exact: true });
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: /^Medallion/ }).click();
    await expect(this.dialog).toBeVisible();
    await expect(this.names()).not.toHaveCount(0);
  }

  /** Presses a button after which the page comes anew. */
  async andReload(button: Locator): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await button.click();
    await loaded;
    await expect(this.page.locator('wb-frame').first()).toBeVisible();
  }

  names(): Locator {
    return this.dialog.getByRole('list', { name: 'Workspaces' }).locator('.name');
  }

  current(): Locator {
    return this.dialog.locator('[aria-current=true] .name');
  }

  button(name: string | RegExp): Locator {
    return this.dialog.getByRole('button', { name, exact: true });
  }

  async menu(workspace: string, item: string): Promise<void> {
    await this.button(`Rename, duplicate or delete ${workspace}`).click();
    await this.dialog.getByRole('menuitem', { name: item }).click();
  }
}

async function drop(page: Page, name: string, content: Uint8Array): Promise<void> {
  const files = await page.evaluateHandle(
    ([title, text]) => {
      const bytes = Uint8Array.from(atob(text!), (letter) => letter.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], title!));
      return data;
    },
    [name, Buffer.from(content).toString('base64')],
  );
  await page.locator('body').dispatchEvent('drop', { dataTransfer: files });
}

const mine = `# Mine\n\n${fence('sql name=mine', 'SELECT 1 AS one')}`;

test('workspaces are made, renamed, duplicated, deleted and brought back, by keyboard too', async ({
  page,
}) => {
  const notebook = await NotebookPage.with(page, mine);
  await notebook.runAll();
  await page.evaluate(() => document.querySelector('wb-app')!.workspace.snapshots.settled());
  const workspaces = new WorkspacesDialog(page);
  await workspaces.open();
  await expect(workspaces.current()).toHaveText('Health care sample');
  await expect(workspaces.dialog).toContainText(/\d+ [kM]?B used, \d+ [MG]B left/);
  await workspaces.andReload(workspaces.button('New workspace'));
  await expect(notebook.cell('Extract hcp_data')).toBeVisible();

  await notebook.palette('Workspaces');
  await expect(workspaces.current()).toHaveText('Workspace');
  await workspaces.button('Rename, duplicate or delete Workspace').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'New name of Workspace' })).toBeFocused();
  await page.keyboard.insertText('health care SAMPLE');
  await page.keyboard.press('Enter');
  await expect(workspaces.dialog.getByRole('alert')).toHaveText(/There is a workspace named/);
  await page.getByRole('textbox', { name: 'New name of Workspace' }).fill('Second');
  await page.keyboard.press('Enter');
  await expect(workspaces.current()).toHaveText('Second');
  expect(await notebook.focus()).toMatch(/^button Second/);
  await workspaces.menu('Health care sample', 'Duplicate');
  await expect(workspaces.names()).toHaveText(['Health care sample copy', 'Second', 'Health care sample']);
  await workspaces.menu('Health care sample', 'Delete');
  await expect(workspaces.button('Restore Health care sample')).toBeFocused();
  expect(await axeFindings(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await workspaces.dialog.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.keyboard.press('Escape');
  await expect(workspaces.dialog).toHaveCount(0);
  await notebook
    .notice('Deleted the workspace Health care sample')
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(notebook.notice('Health care sample is back')).toBeVisible();

  // What each holds is its own, and the one that is open can be deleted, too.
  await workspaces.open();
  await workspaces.andReload(workspaces.button(/^Health care sample copy/));
  await notebook.expectOrder('Markdown cell', 'SQL cell mine');
  // The copy has its tables, too.
  await expect(notebook.rows('mine')).toContainText(['1']);
  await expect(notebook.cell('mine')).toContainText('done');
  await workspaces.open();
  const loaded = page.waitForEvent('load');
  await workspaces.menu('Health care sample copy', 'Delete');
  await loaded;
  await notebook
    .notice('Deleted the workspace Health care sample copy')
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(notebook.notice('Health care sample copy is back')).toBeVisible();
  await workspaces.open();
  await expect(workspaces.names()).toHaveCount(3);
});

test('a workspace exported as a zip gives the same figures in another browser', async ({ page, browser }) => {
  const notebook = await NotebookPage.open(page);
  const sites = await readFile('data_sample/site_master.csv', 'utf8');
  await notebook.add(textFile('site_master.csv', sites.split('\n').slice(0, 12).join('\n')));
  await expect(notebook.notice('Taken: 1 data file')).toBeVisible();
  await expect(notebook.notice(/This browser (keeps|may clear) your work/)).toBeVisible();
  await notebook.runAll();
  const figure = await notebook.figure('Stage site_master', 'inserted').textContent();
  expect(figure).not.toBe('30');
  const workspaces = new WorkspacesDialog(page);
  await workspaces.open();
  await workspaces.dialog.getByLabel(/tables as Parquet/).check();
  const download = page.waitForEvent('download');
  await workspaces.button('Export as zip').click();
  const zip = await readFile(await (await download).path());
  const parts = unzipSync(zip);
  expect(Object.keys(parts)).toEqual(
    expect.arrayContaining([
      'medallion.json',
      'notebook.md',
      'runs.json',
      'configs/pipeline_config.csv',
      'data/site_master.csv',
      'tables/healthintel360_publish.bi_site_performance.parquet',
    ]),
  );
  expect(
    Buffer.from(parts['tables/healthintel360_publish.bi_site_performance.parquet']!).toString('latin1'),
  ).toMatch(/^PAR1/);

  const context = await browser.newContext();
  const elsewhere = await NotebookPage.open(await context.newPage());
  await drop(elsewhere.page, 'cut.zip', zip.subarray(0, zip.length - 100));
  await expect(elsewhere.notice('Not imported: cut.zip')).toContainText(
    'It is a zip archive that breaks off',
  );
  const manifest = JSON.parse(Buffer.from(parts['medallion.json']!).toString()) as { version: number };
  const newer = Buffer.from(JSON.stringify({ ...manifest, version: 99 }));
  await drop(elsewhere.page, 'newer.zip', zipSync({ ...parts, 'medallion.json': newer }));
  await expect(elsewhere.notice('Not imported: newer.zip')).toContainText('newer version of this page');
  await drop(elsewhere.page, 'mine.zip', zip);
  await expect(elsewhere.notice('mine.zip is now the workspace Health care sample 2')).toBeVisible();
  await elsewhere.runAll();
  await expect(elsewhere.figure('Stage site_master', 'inserted')).toHaveText(figure!);
  const there = new WorkspacesDialog(elsewhere.page);
  await there.open();
  await expect(there.names()).toHaveText(['Health care sample 2', 'Health care sample']);
  await context.close();
});

/** The acceptance data where it is, else the sample: both are a project's folders. */
const seed = '../shared/seed';
const [project, units] = existsSync(seed) ? [seed, '51.76K'] : ['.', '28.18K'];

test('a project’s folder becomes a workspace as it is, and runs', async ({ page }) => {
  const root = await mkdtemp(join(tmpdir(), 'project-'));
  const folder = join(root, 'platform-main');
  await mkdir(join(folder, 'notebooks'), { recursive: true });
  for (const part of ['configs', 'data_sample'])
    await cp(join(project, part), join(folder, 'pipeline', part), { recursive: true });
  await writeFile(join(folder, 'notebooks', '01_extract.py'), 'spark.read()');
  await writeFile(join(folder, 'README.md'), '# Platform');
  const notebook = await NotebookPage.open(page);
  const workspaces = new WorkspacesDialog(page);
  await workspaces.open();
  await workspaces.dialog.getByLabel('Project’s folder to open').setInputFiles(folder);
  const notice = notebook.notice('platform-main is now the workspace platform-main');
  await expect(notice).toContainText('6 data files');
  await expect(notice).toContainText(
    'Not taken over, as it is code that the configuration replaces: platform-main/notebooks/01_extract.py.',
  );
  await expect(notice).toContainText('platform-main/README.md');
  await notebook.runAll();
  await expect(notebook.kpi('Executive Summary', 'Total units sold')).toContainText(units!);
  await rm(root, { recursive: true });
});

test('a link shares notebook and configuration; who opens it sees what it holds, and nothing runs', async ({
  page,
  browser,
}) => {
  const notebook = await NotebookPage.with(page, mine);
  await notebook.add(textFile('ref_data.csv', 'table_name,column_name,actual_value,std_value\na,b,c,d\n'));
  await expect(notebook.notice('Taken: 1 configuration table')).toBeVisible();
  const workspaces = new WorkspacesDialog(page);
  await workspaces.open();
  const link = await workspaces.dialog.getByRole('textbox', { name: 'Link to share' }).inputValue();
  expect(link).toContain('#share=');
  await expect(workspaces.dialog).toContainText(`${link.length} characters`);

  const context = await browser.newContext();
  const elsewhere = new NotebookPage(await context.newPage());
  await elsewhere.page.goto(link);
  const dialog = elsewhere.page.getByRole('dialog', { name: 'A shared workspace' });
  await expect(dialog.getByRole('listitem')).toHaveText([
    'A notebook of 2 cells: 1 SQL, 1 of text.',
    '1 table of configuration: ref_data (1 line).',
  ]);
  expect(await axeFindings(elsewhere.page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Not now' }).click();
  await expect(dialog).toHaveCount(0);
  expect(new URL(elsewhere.page.url()).hash).toBe('');
  await expect(elsewhere.cell('Extract hcp_data')).toBeVisible();
  // The same page, to which the address comes again.
  await elsewhere.page.evaluate((hash) => (location.hash = hash), new URL(link).hash.slice(0, -3));
  await expect(elsewhere.page.getByRole('dialog', { name: 'This link can’t be opened' })).toContainText(
    'not whole',
  );
  await elsewhere.page.keyboard.press('Escape');
  await elsewhere.page.evaluate((hash) => (location.hash = hash), new URL(link).hash);
  await dialog.getByRole('button', { name: 'Make a workspace of it' }).click();
  await expect(elsewhere.notice('The link is now the workspace Health care sample 2')).toBeVisible();
  await elsewhere.expectOrder('Markdown cell', 'SQL cell mine');
  await elsewhere.expectState('mine', 'idle');
  expect(await elsewhere.lastRun()).toBe('none');
  await context.close();

  // What is too long for a link is offered as a zip.
  await page.keyboard.press('Escape');
  const long = Array.from({ length: 3000 }, (_, at) => (at * 7919 * 104729).toString(36)).join(' ');
  await notebook.openText(`# Long\n\n${long}\n`);
  await workspaces.open();
  await expect(workspaces.dialog).toContainText(/would have [\d,]+ characters.*send the zip/s);
  await expect(workspaces.button('Copy link')).toHaveCount(0);
});
