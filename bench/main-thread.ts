import type { Browser, Page } from '@playwright/test';

/** A task that takes longer keeps the page from answering. In milliseconds. */
export const longTask = 50;

/** What a person's action asked of the page's main thread. */
export interface Strain {
  what: string;
  /** From the action's begin to its end. */
  seconds: number;
  /** The longest task in milliseconds of work of the thread: on a machine that others use, too, its own part. */
  longest: number;
  /** Tasks whose work took longer than `longTask`. */
  long: number;
  /** The longest task in milliseconds by the clock, as the page itself observes it; 0 where none was over `longTask`. */
  longestByClock: number;
  longByClock: number;
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Time of the thread's work in microseconds. */
  tdur?: number;
  args?: { name?: string };
}

/** The work of each task of a trace's page threads, in milliseconds. */
function tasksOf(trace: Buffer): number[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const key = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const threads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(key),
  );
  return traceEvents
    .filter((event) => event.name === 'ThreadControllerImpl::RunTask' && threads.has(key(event)))
    .map(({ tdur = 0 }) => tdur / 1000);
}

/** Has a page observe its long tasks by the clock from its next load on. */
export async function observeLongTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { longTasks: tasks });
    new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map((entry) => entry.duration)),
    ).observe({ entryTypes: ['longtask'] });
  });
}

/** Long tasks by the clock since the last time this was asked, or since the page was loaded. */
function takeObserved(page: Page): Promise<number[]> {
  return page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks.splice(0));
}

/**
 * Does something in a page and tells how busy that kept its main thread, what follows within half a second included.
 * @param act acts as a person does; its own looks at the page count, too, and have to be cheap
 */
export async function strainOf(page: Page, what: string, act: () => Promise<void>): Promise<Strain> {
  const browser: Browser = page.context().browser()!;
  await takeObserved(page);
  await browser.startTracing(page, { categories: ['toplevel'] });
  const begun = performance.now();
  await act();
  const seconds = (performance.now() - begun) / 1000;
  await page.waitForTimeout(500);
  const tasks = tasksOf(await browser.stopTracing());
  const observed = await takeObserved(page);
  return {
    what,
    seconds,
    longest: Math.max(0, ...tasks),
    long: tasks.filter((task) => task > longTask).length,
    longestByClock: Math.max(0, ...observed),
    longByClock: observed.length,
  };
}
