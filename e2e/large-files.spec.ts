import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { NotebookPage } from './notebook-page.ts';

const sites = 400_000;

/** A file of sites of some 70 MB. */
async function writeSites(path: string): Promise<void> {
  const file = createWriteStream(path);
  file.write('site_id,site_name,region,address\n');
  for (let at = 0; at < sites; at += 1000) {
    const lines = Array.from(
      { length: 1000 },
      (_, n) => `S${at + n},${'Site '.repeat(30)}${at + n},NORTH,Street ${at + n}\n`,
    );
    if (!file.write(lines.join('')))
      await new Promise<void>((resolve) => file.once('drain', () => resolve()));
  }
  await new Promise<void>((resolve) => file.end(() => resolve()));
}

test('a large file is kept as a copy where that is wanted, and is there after a reload', async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'medallion-large-'));
  const path = join(folder, 'site_master.csv');
  await writeSites(path);
  const notebook = await NotebookPage.open(page);
  await notebook.add(path);
  await expect(notebook.notice('Taken: 1 data file')).toContainText('Too large to be kept over a reload');
  expect(await axeFindings(page)).toEqual([]);
  await notebook.button('Keep a copy in this browser').click();
  await expect(notebook.notice('Kept in this browser: site_master.csv')).toBeVisible();
  await page.evaluate(() => document.querySelector('wb-app')!.workspace.keeper.settle());
  await rm(folder, { recursive: true });

  await page.reload();
  await expect(notebook.cell('Extract site_master')).toBeVisible();
  await expect(notebook.notice('Data files are missing')).toHaveCount(0);
  await notebook.run('Run Extract site_master');
  await expect(notebook.figure('Extract site_master', 'loaded')).toHaveText(sites.toLocaleString('en'));
});
