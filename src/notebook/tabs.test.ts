import { expect, test } from 'vitest';
import { memoryStore } from './persist.ts';
import type { Locks } from './tabs.ts';
import { start } from './workspace.test-helper.ts';

/** One lock, as the browser lends it: to the first who asks, then to the next; `release` lets the holder go. */
function oneLock(): { locks: Locks; release(): void } {
  const waiting: (() => void)[] = [];
  let isHeld = false;
  const next = () => {
    isHeld = false;
    waiting.shift()?.();
  };
  const locks: Locks = {
    request: (_name, _options, callback) =>
      new Promise((_resolve, reject) => {
        const take = () => {
          isHeld = true;
          void callback().catch(reject);
        };
        if (isHeld) waiting.push(take);
        else take();
      }),
  };
  return { locks, release: next };
}

/** Two tabs on one store, of which the first keeps the work. */
async function twoTabs() {
  const store = memoryStore();
  const { locks, release } = oneLock();
  const one = await start(store, undefined, '# One\n', { locks });
  const two = await start(store, undefined, '# One\n', { locks });
  expect([one.tabs.keeps, two.tabs.keeps]).toEqual([true, false]);
  return { store, one, two, release };
}

const titles = ({ notices }: { notices: { list: readonly { title: string }[] } }) =>
  notices.list.map(({ title }) => title);

test('a tab that comes to keep the work leaves what another has kept until the user chooses', async () => {
  const { store, one, two, release } = await twoTabs();
  one.edits.insert('sql', { after: '' }, 'SELECT 1');
  await one.keeper.settle();
  const kept = await store.get('notebook');
  expect(kept).toContain('SELECT 1');
  release();
  await expect.poll(() => titles(two)).toContain('Another tab has kept other work than this one shows.');
  two.edits.insert('sql', { after: '' }, 'SELECT 2');
  await two.keeper.settle();
  expect(await store.get('notebook')).toBe(kept);

  two.notices.list
    .flatMap(({ actions }) => actions)
    .find(({ label }) => label.startsWith('Keep this'))!
    .run();
  await expect.poll(() => two.tabs.keeps).toBe(true);
  await expect.poll(() => store.get('notebook')).toContain('SELECT 2');
});

test('a tab goes on by itself where the other has kept nothing meanwhile', async () => {
  const { store, two, release } = await twoTabs();
  two.edits.insert('sql', { after: '' }, 'SELECT 2');
  release();
  await expect.poll(() => two.tabs.keeps).toBe(true);
  await expect.poll(() => store.get('notebook')).toContain('SELECT 2');
  expect(titles(two)).not.toContain('Another tab has kept other work than this one shows.');
});
