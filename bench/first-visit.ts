import { openBrowser, type Site } from './browser.ts';
import { printTable } from './measure.ts';
import { runInPage } from './wasm.ts';

/**
 * Opens the page as a first visitor does and again as one who comes back: bytes over the wire and time until the
 * notebook shows, until the first chart is drawn (of the stored run), and until the first run ends.
 */
export async function measureFirstVisit(site: Site): Promise<string> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    let [before, begun] = [0, 0];
    const row = (what: string) => [
      what,
      `${((performance.now() - begun) / 1000).toFixed(2)} s`,
      `${Math.round((site.sent() - before) / 1000).toLocaleString('en-US')} kB`,
    ];
    const open = async (visit: string) => {
      [before, begun] = [site.sent(), performance.now()];
      await page.goto(site.address, { waitUntil: 'commit' });
      await page.getByRole('region', { name: 'Executive Summary' }).waitFor();
      const shown = row(`${visit}: the notebook shows`);
      await page.locator('wb-chart svg').first().waitFor();
      return [shown, row(`${visit}: the first chart is drawn`)];
    };
    const cold = await open('first visit');
    const { seconds } = await runInPage(page);
    const ended = row(`first visit: the first run has ended (its jobs took ${seconds.toFixed(2)} s)`);
    const warm = await open('later visit');
    return printTable(['until', 'time', 'bytes over the wire'], [...cold, ended, ...warm]);
  } finally {
    await browser.close();
  }
}
