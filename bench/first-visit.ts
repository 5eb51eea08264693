import { openBrowser } from './browser.ts';
import { printTable } from './measure.ts';
import { secondsOfRun } from './wasm.ts';

/**
 * Opens the page as a first visitor does, waits for the notebook, runs the sample: bytes over the wire and time
 * until the notebook shows and until the first run ends.
 */
export async function measureFirstVisit(address: string): Promise<string> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    let bytes = 0;
    let script = 0;
    const scripts = new Set<string>();
    session.on('Network.responseReceived', ({ requestId, response }) => {
      if (response.mimeType.includes('javascript')) scripts.add(requestId);
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      bytes += encodedDataLength;
      if (scripts.has(requestId)) script += encodedDataLength;
    });
    const begun = performance.now();
    const row = (what: string) => [
      what,
      `${((performance.now() - begun) / 1000).toFixed(2)} s`,
      `${Math.round(script / 1000)} kB`,
      `${Math.round(bytes / 1000)} kB`,
    ];
    await page.goto(address, { waitUntil: 'commit' });
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    const shown = row('the notebook shows');
    await page.getByRole('button', { name: 'Run all' }).click();
    const seconds = await secondsOfRun(page);
    const ended = row(`the first run has ended (it took ${seconds} s)`);
    return printTable(['until', 'time', 'script', 'all bytes'], [shown, ended]);
  } finally {
    await browser.close();
  }
}
