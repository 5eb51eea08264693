import { describe, expect, it, vi } from 'vitest';
import { memoryStore, type Store } from './persist.ts';
import { diskShelf } from './snapshots/disk-shelf.test-helper.ts';
import type { Channel, Locks, TabMessage } from './tabs.ts';
import type { Workspace } from './workspace.ts';
import { start } from './workspace.test-helper.ts';

interface Waiting {
  take(): void;
  stolen(): void;
}

/** One lock as the browser lends it: to the first who asks, then to the next, or to one who steals it. */
function oneLock(): Locks {
  const queue: Waiting[] = [];
  let holder: Waiting | undefined;
  const next = () => {
    holder = queue.shift();
    holder?.take();
  };
  return {
    request: (_name, { signal, steal }, callback) =>
      new Promise((resolve, reject) => {
        const own: Waiting = {
          take: () =>
            void callback().then((value) => {
              if (holder !== own) return;
              resolve(value);
              next();
            }, reject),
          stolen: () => reject(new Error('stolen')),
        };
        signal?.addEventListener('abort', () => {
          if (holder === own) return;
          queue.splice(queue.indexOf(own), 1);
          reject(new Error('aborted'));
        });
        if (steal) {
          holder?.stolen();
          holder = undefined;
        }
        if (steal) queue.unshift(own);
        else queue.push(own);
        if (!holder) next();
      }),
  };
}

/** Channels on which tabs hear each other; one that is `deaf` hangs. */
function channels() {
  const hearing: { hear: (message: TabMessage) => void; of: object }[] = [];
  const open = (isDeaf = false): Channel => {
    const of = {};
    return {
      post(message) {
        for (const one of hearing) if (one.of !== of) queueMicrotask(() => one.hear(message));
      },
      listen(hear) {
        if (!isDeaf) hearing.push({ hear, of });
      },
    };
  };
  return { open };
}

/** Two tabs on one store, of which the first keeps the work. */
async function twoTabs({ isDeaf = false } = {}) {
  const store: Store = { ...memoryStore(), keeps: true };
  const shelf = diskShelf();
  const locks = oneLock();
  const bus = channels();
  const tab = (deaf = false) => start(store, undefined, '# One\n', { locks, channel: bus.open(deaf), shelf });
  const one = await tab(isDeaf);
  const two = await tab();
  expect([one.tabs.keeps, two.tabs.keeps, two.tabs.follows]).toEqual([true, false, true]);
  return { store, one, two };
}

const titles = ({ notices }: Workspace) => notices.list.map(({ title }) => title);
const text = (workspace: Workspace) => workspace.book.text();
async function settled(workspace: Workspace) {
  await workspace.keeper.settle();
  await workspace.snapshots.settled();
}

describe('of two tabs', () => {
  it('the other reads along: cells, tables and figures', async () => {
    const { one, two } = await twoTabs();
    expect(titles(two)).toEqual(['Another tab keeps this workspace; this one reads along.']);
    const cell = one.edits.insert('sql', { after: '' }, 'SELECT 41 + 1 AS answer');
    await one.runner.run(['dq dq_site_master', cell]);
    await settled(one);
    await expect.poll(() => two.states.of(cell).status).toBe('done');
    expect(text(two)).toBe(text(one));
    expect(two.lastRun?.at).toBe(one.lastRun?.at);
    expect(two.rows).toEqual(one.rows);
    const { rows } = await two.look('SELECT count(*) AS n FROM workspace.healthintel360.dq_site_master');
    expect(Number(rows[0]?.['n'])).toBeGreaterThan(0);

    one.edits.setText(cell, 'SELECT 43 AS answer');
    await settled(one);
    await expect.poll(() => two.states.of(cell).status).toBe('stale');
    await one.emptyTables();
    await expect.poll(() => two.lastRun).toBe(undefined);
    expect(two.rows.size).toBe(0);
  });

  it('the other shows no figures of tables that are emptied, however long that takes', async () => {
    const { one, two } = await twoTabs();
    await one.runner.run(['dq dq_site_master']);
    await settled(one);
    await expect.poll(() => two.lastRun?.at).toBe(one.lastRun?.at);
    const engine = await one.engine.get();
    const query = engine.query.bind(engine);
    vi.spyOn(engine, 'query').mockImplementation(async (sql) => {
      // The other tab reads along in the middle of it.
      await expect.poll(() => two.rows.size).toBe(0);
      await new Promise((resolve) => setTimeout(resolve, 300));
      return query(sql);
    });
    await one.emptyTables();
    await expect.poll(() => two.lastRun).toBe(undefined);
    expect(two.states.of('dq dq_site_master').figures).toEqual({});
  });

  it('the other changes and runs nothing, and says why', async () => {
    const { one, two } = await twoTabs();
    const before = text(two);
    two.edits.insert('sql', { after: '' }, 'SELECT 2');
    await two.runner.runAll();
    await two.change('…', () => Promise.reject(new Error('not to be called')));
    expect(text(two)).toBe(before);
    expect(two.lastRun).toBe(undefined);
    expect(titles(two)).toEqual(['Nothing was changed: another tab keeps this workspace.']);
    expect(text(one)).toBe(before);
  });

  it('the other takes over with all that the first had', async () => {
    const { store, one, two } = await twoTabs();
    one.edits.insert('sql', { after: '' }, 'SELECT 1');
    await two.tabs.takeOver();
    expect([one.tabs.keeps, one.tabs.follows, two.tabs.keeps, two.tabs.follows]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(text(two)).toContain('SELECT 1');
    expect(titles(two)).toEqual([]);
    expect(titles(one)).toEqual([
      'Another tab has taken over and keeps this workspace; this one reads along.',
    ]);
    two.edits.insert('sql', { after: '' }, 'SELECT 2');
    await two.keeper.settle();
    expect(await store.get('notebook')).toContain('SELECT 2');
    await expect.poll(() => text(one)).toContain('SELECT 2');

    await one.tabs.takeOver();
    expect([one.tabs.keeps, two.tabs.keeps]).toEqual([true, false]);
    expect(text(one)).toContain('SELECT 2');
  });

  it('the other takes over in the middle of a run, which ends first', async () => {
    const { one, two } = await twoTabs();
    const run = one.runner.runAll();
    await expect.poll(() => one.running).not.toBe(undefined);
    await two.tabs.takeOver();
    await run;
    expect(one.running).toBe(undefined);
    expect(two.tabs.keeps).toBe(true);
    await two.runner.run(['dq dq_site_master']);
    expect(two.lastRun).toMatchObject({ stopped: false });
  });

  it('the other takes over from one that hangs', async () => {
    const { one, two } = await twoTabs({ isDeaf: true });
    await two.tabs.takeOver();
    expect(two.tabs.keeps).toBe(true);
    await expect.poll(() => one.tabs.keeps).toBe(false);
  });
});

it('a tab whose browser keeps nothing is alone', async () => {
  const locks = oneLock();
  await start(memoryStore(), undefined, '# One\n', { locks });
  const two = await start(memoryStore(), undefined, '# One\n', { locks });
  expect([two.tabs.keeps, two.tabs.follows]).toEqual([true, false]);
});
