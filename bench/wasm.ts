import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openBrowser, processOf } from './browser.ts';
import type { Measure } from './measure.ts';
import { watchMemory } from './memory.ts';

const patience = 900_000;

/** Waits for the page's own words at the end of a run and returns the seconds that it names. */
export async function secondsOfRun(page: Page): Promise<number> {
  const status = page.getByRole('status').filter({ hasText: /last run [\d.]+/ });
  await status.waitFor({ timeout: patience });
  const text = (await status.textContent()) ?? '';
  return Number(/last run ([\d.]+)/.exec(text)![1]);
}

/** Runs the shipped pipeline in the page on the files of a folder, once the engine is up. */
export async function measureWasm(address: string, data: string, scale: number): Promise<Measure> {
  const browser = await openBrowser();
  try {
    const root = await processOf(browser);
    const page = await browser.newPage();
    await page.goto(address);
    const files = readdirSync(data).filter((name) => name !== 'manifest.json');
    await page.locator('input[type=file]').setInputFiles(files.map((name) => join(data, name)));
    await page
      .getByRole('status')
      .filter({ hasText: `${files.length} files` })
      .waitFor({ timeout: patience });
    const peak = root === undefined ? () => undefined : watchMemory(root);
    await page.getByRole('button', { name: 'Run all' }).click();
    const seconds = await secondsOfRun(page);
    const memory = peak();
    const failed = await page.getByText('failed', { exact: true }).count();
    if (failed > 0) throw new Error(`${failed} jobs failed in the page at scale ${scale}`);
    const text = (await page.getByRole('status').first().textContent()) ?? '';
    const records = Number(/([\d,]+) records/.exec(text)?.[1]?.replaceAll(',', '') ?? Number.NaN);
    return { scale, engine: 'WASM, Chromium', records, seconds, memory };
  } finally {
    await browser.close();
  }
}
