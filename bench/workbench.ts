import { siteBytes } from '../scripts/bytes.ts';
import { openBrowser } from './browser.ts';
import { longTask, observeLongTasks, strainOf, type Strain } from './main-thread.ts';
import { printTable } from './measure.ts';
import { measureStopping } from './stopping.ts';
import { largeName, largeNotebook, sourceName } from './workbench-notebook.ts';
import { WorkbenchPage } from './workbench-page.ts';

/** 200 letters of a query: an expression that grows. */
const sqlText = '\n-- more\n'.padEnd(200, ' AND id <> 17 OR day = 3');
const proseText = '\n\nMore *of it*, '.padEnd(200, 'and then **some**, ');

function milliseconds(number: number): string {
  return number === 0 ? '–' : number.toFixed(0);
}

function row({ what, seconds, longest, long, longestByClock, longByClock }: Strain): string[] {
  return [
    what,
    `${seconds.toFixed(2)} s`,
    milliseconds(longest),
    String(long),
    milliseconds(longestByClock),
    String(longByClock),
  ];
}

/** What a person does with a notebook of 200 cells, in the order in which it is done. */
async function strains(workbench: WorkbenchPage): Promise<Strain[]> {
  const { page } = workbench;
  const notebook = largeNotebook(await workbench.jobs(40));
  const all: Strain[] = [];
  const step = async (what: string, act: () => Promise<unknown>) => {
    all.push(await strainOf(page, what, async () => void (await act())));
    if (process.stderr.isTTY) console.error(row(all.at(-1)!).join(' · '));
  };

  await step('opening it', () => workbench.openNotebook(notebook));
  await step('reloading the page', async () => {
    await page.reload({ waitUntil: 'commit' });
    await workbench.untilDrawn(200);
  });
  await workbench.settle();
  await step('the wheel through all of it', () => workbench.scrollThrough());
  const source = await workbench.cell({ name: sourceName });
  await step('200 letters into a query that 40 read', () => workbench.type(source, sqlText));
  const text = await workbench.cell({ kind: 'markdown' });
  await step('200 letters into text', () => workbench.type(text, proseText));
  await workbench.goTo(source);
  await step('moving a cell ten times', () => workbench.press('Alt+ArrowDown', 10));
  await step('deleting and duplicating cells', async () => {
    await workbench.press('d', 4);
    await workbench.press('c');
    await workbench.press('v', 8);
  });
  await step('Undo, 20 times', () => workbench.press('z', 20));
  await step('Redo, 20 times', () => workbench.press('Shift+Z', 20));
  await step('opening the palette', async () => {
    await workbench.press('ControlOrMeta+K', 1, 500);
    await page.keyboard.type('step 1', { delay: 20 });
    // The first clears what was typed.
    await workbench.press('Escape', 2);
  });
  await step('opening the drawer of tables', () => workbench.press('ControlOrMeta+B', 1, 1000));
  await workbench.press('ControlOrMeta+B');

  const large = await workbench.cell({ name: largeName });
  await workbench.goTo(large);
  await step('running a query of ten million rows', () => workbench.runToRows(large));
  const grid = page.locator(`wb-frame[data-id="${large}"]`).getByRole('grid');
  const box = (await grid.boundingBox())!;
  await page.mouse.move(box.x + 200, box.y + 100);
  await step('the wheel in its rows', async () => {
    for (let turn = 0; turn < 80; turn++) {
      await page.mouse.wheel(0, 300);
      await page.waitForTimeout(16);
    }
  });
  await step('the scrollbar of its rows', () =>
    grid.evaluate(async (scroller) => {
      for (let part = 0; part <= 100; part++) {
        scroller.scrollTop = (part / 100) * (scroller.scrollHeight - scroller.clientHeight);
        await new Promise(requestAnimationFrame);
      }
    }),
  );
  await step('Page Down in its rows, 40 times', async () => {
    await grid.focus();
    await workbench.press('PageDown', 40, 30);
  });
  return all;
}

/**
 * Works with a notebook of 200 cells and with ten million rows in headless Chromium, on the built site.
 * @returns tables: how busy that keeps the page's main thread, how quick Run and Stop are, what is loaded at the start
 */
export async function measureWorkbench(address: string): Promise<string> {
  const browser = await openBrowser();
  try {
    const workbench = new WorkbenchPage(await browser.newPage({ viewport: { width: 1280, height: 800 } }));
    await observeLongTasks(workbench.page);
    await workbench.open(address);
    const found = await strains(workbench);
    await workbench.openNotebook('```sql\nSELECT random() AS number\n```\n', 1);
    const small = await workbench.cell({ kind: 'sql' });
    const times: number[] = [];
    for (let count = 0; count < 5; count++) times.push(await workbench.runToRows(small));
    times.sort((a, b) => a - b);
    const stopping = await measureStopping(workbench);
    const start = siteBytes('dist').filter(({ loading }) => loading === 'start');
    const bytes = start.reduce((sum, { gzip }) => sum + gzip, 0);
    return [
      printTable(
        [
          'with 200 cells',
          'time',
          'longest task, ms of work',
          `over ${longTask}`,
          'by the clock',
          `over ${longTask}`,
        ],
        found.map(row),
      ),
      printTable(['Stop, a second into', 'ends it after', ''], stopping),
      `From Run to the rows of a small query: ${Math.round(times[2]!)} ms, the median of five.`,
      `Code at the start: ${(bytes / 1000).toFixed(1)} kB gzip.`,
    ].join('\n\n');
  } finally {
    await browser.close();
  }
}
