import type { Page } from '@playwright/test';
import { openBrowser } from './browser.ts';
import { printTable } from './measure.ts';

const number = new Intl.NumberFormat('en-US');

/** What keeping a table of so many rows took, in milliseconds. */
interface Kept {
  rows: number;
  bytes: number;
  save: number;
  restore: number;
  /** The longest task of the page's main thread meanwhile. */
  longest: number;
}

/** Makes a table as a cell's result, runs the cell and reloads the page; the engine is up before either. */
async function keep(page: Page, address: string, rows: number): Promise<Kept> {
  await page.addInitScript(() => {
    const page = window as unknown as { longest: number };
    page.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) page.longest = Math.max(page.longest, duration);
    }).observe({ type: 'longtask' });
  });
  await page.goto(address);
  const ready = () =>
    page.waitForFunction(
      () => document.querySelector('wb-app')?.workspace.engine.state.status === 'ready',
      undefined,
      { timeout: 60_000 },
    );
  await ready();
  const query =
    "SELECT i AS id, 'name ' || (i % 1000) AS name, i * 1.5 AS amount, DATE '2020-01-01' + (i % 1000)::INTEGER AS day, " +
    `md5(i::VARCHAR) AS code, i % 7 AS kind FROM range(${rows}) t(i)`;
  const text = `\`\`\`sql name=many\n${query}\n\`\`\`\n`;
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'many.md', mimeType: 'text/markdown', buffer: Buffer.from(text) });
  await page.waitForFunction(() => document.querySelector('wb-app')!.workspace.allUnits.length === 1);
  const saved = await page.evaluate(async () => {
    const { workspace } = document.querySelector('wb-app')!;
    await workspace.runner.run(workspace.allUnits.map(({ id }) => id));
    (window as unknown as { longest: number }).longest = 0;
    const begun = performance.now();
    await workspace.snapshots.settled();
    const save = performance.now() - begun;
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('medallion');
    let bytes = 0;
    for await (const handle of folder.values())
      bytes += (await (handle as FileSystemFileHandle).getFile()).size;
    return { save, bytes, longest: (window as unknown as { longest: number }).longest };
  });
  await page.reload();
  await ready();
  const { restore, longest } = await page.evaluate(() => ({
    restore: document.querySelector('wb-app')!.workspace.snapshots.seconds * 1000,
    longest: (window as unknown as { longest: number }).longest,
  }));
  return { rows, ...saved, restore, longest: Math.max(longest, saved.longest) };
}

/** Measures how fast tables are kept and come back, as a Markdown table. */
export async function measureSnapshots(address: string): Promise<string> {
  const lines: string[][] = [];
  for (const rows of [100_000, 1_000_000]) {
    const browser = await openBrowser();
    try {
      const kept = await keep(await browser.newPage(), address, rows);
      const rate = (milliseconds: number) => number.format(Math.round(rows / (milliseconds / 1000)));
      lines.push([
        number.format(rows),
        `${(kept.bytes / 1e6).toFixed(1)} MB`,
        `${(kept.save / 1000).toFixed(2)} s`,
        rate(kept.save),
        `${(kept.restore / 1000).toFixed(2)} s`,
        rate(kept.restore),
        `${kept.longest.toFixed(0)} ms`,
      ]);
    } finally {
      await browser.close();
    }
  }
  return printTable(
    ['rows kept', 'size', 'save', 'rows/s', 'restore', 'rows/s', 'longest task of the page'],
    lines,
  );
}
