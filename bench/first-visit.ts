import { openBrowser, type Site } from './browser.ts';
import { printTable } from './measure.ts';
import { runInPage } from './wasm.ts';

/**
 * Opens the page as a first visitor does, waits for the notebook, runs the sample: bytes over the wire and time
 * until the notebook shows and until the first run ends.
 */
export async function measureFirstVisit(site: Site): Promise<string> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    const before = site.sent();
    const begun = performance.now();
    const row = (what: string) => [
      what,
      `${((performance.now() - begun) / 1000).toFixed(2)} s`,
      `${Math.round((site.sent() - before) / 1000).toLocaleString('en-US')} kB`,
    ];
    await page.goto(site.address, { waitUntil: 'commit' });
    await page.getByRole('region', { name: 'Extract hcp_data' }).waitFor();
    const shown = row('the notebook shows');
    const { seconds } = await runInPage(page);
    const ended = row(`the first run has ended (its jobs took ${seconds.toFixed(2)} s)`);
    return printTable(['until', 'time', 'bytes over the wire'], [shown, ended]);
  } finally {
    await browser.close();
  }
}
