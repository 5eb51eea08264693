import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openBrowser, processOf } from './browser.ts';
import type { Measure } from './measure.ts';
import { watchMemory } from './memory.ts';

const patience = 900_000;

/** Presses Run all and waits for the end: the seconds that the jobs took and the records that they read. */
export async function runInPage(page: Page): Promise<{ seconds: number; records: number }> {
  await page.getByRole('button', { name: 'Run all' }).click();
  await page
    .getByRole('status')
    .filter({ hasText: /last run/ })
    .waitFor({ timeout: patience });
  const jobs = await page.evaluate(() => {
    const { plan, states } = document.querySelector('wb-app')!.workspace;
    return plan.jobs.map(({ id, kind }) => {
      const { status, seconds = 0, figures, error } = states.of(id);
      return { id, kind, status, seconds, error, read: figures['read'] ?? 0 };
    });
  });
  const failed = jobs.find((job) => job.status !== 'done');
  if (failed) throw new Error(`${failed.id} is ${failed.status} in the page: ${failed.error}`);
  return {
    seconds: jobs.reduce((sum, job) => sum + job.seconds, 0),
    records: jobs.reduce((sum, job) => sum + (job.kind === 'extract' ? job.read : 0), 0),
  };
}

/** Adds the files of a folder to the page and waits until they are the workspace's. */
export async function addFiles(page: Page, folder: string): Promise<void> {
  const files = readdirSync(folder).filter((name) => name !== 'manifest.json');
  await page.locator('input[type=file]').setInputFiles(files.map((name) => join(folder, name)));
  // The sample has as many files, so the number in the status line tells nothing.
  await page.waitForFunction(
    (count) => document.querySelector('wb-app')!.workspace.own.files.size === count,
    files.length,
  );
}

/** Runs the shipped pipeline in the page on the files of a folder, once the engine is up. */
export async function measureWasm(address: string, data: string, scale: number): Promise<Measure> {
  const browser = await openBrowser();
  try {
    const root = await processOf(browser);
    const page = await browser.newPage();
    await page.goto(address);
    await addFiles(page, data);
    const peak = root === undefined ? () => undefined : watchMemory(root);
    const run = await runInPage(page);
    return { scale, engine: 'WASM, Chromium', ...run, memory: peak() };
  } finally {
    await browser.close();
  }
}
