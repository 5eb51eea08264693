import { readFile, truncate, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { memoryStore, type Store } from '../persist.ts';
import { takeFiles } from '../take-files.ts';
import type { Workspace } from '../workspace.ts';
import { clock, start } from '../workspace.test-helper.ts';
import { diskShelf } from './disk-shelf.test-helper.ts';
import { parseExact, printExact } from './exact-json.ts';
import type { Shelf } from './shelf.ts';
import { filesOf, snapshotVersion, unseal } from './snapshot.ts';

const small = [
  '```job extract\n```\n\n```job stage\n```\n\n```job cleanse\n```\n\n```job std\n```\n\n```job dq\n```\n',
  '```sql name=sites\nSELECT count(*) AS n, -0.0::DOUBLE AS z FROM stage_site_master\n```\n',
  '```dashboard\ntitle: Sites\ntiles:\n  - title: How many\n    kpi: { value: n }\n    data: SELECT n FROM sites\n```\n',
].join('\n');

/** A store that says that it keeps things. */
const keepingStore = (): Store => ({ ...memoryStore(), keeps: true });
const open = (store: Store, shelf: Shelf | undefined, text = small) =>
  start(store, undefined, text, { shelf: Promise.resolve(shelf) });
const said = (workspace: Workspace) =>
  workspace.notices.list.map(({ title, lines }) => [title, ...lines].join(' ')).join('\n');
const rows = async (workspace: Workspace, sql: string) =>
  (await (await workspace.engine.get()).look(sql)).rows;
const states = (workspace: Workspace) =>
  workspace.allUnits.map(({ id, title }) => [title, workspace.states.of(id)]);
const unit = (workspace: Workspace, title: string) =>
  workspace.allUnits.find((other) => other.title === title)!.id;
const head = async (store: Store) => (await store.get('head'))!;
const files = async (store: Store) => filesOf(await unseal((await head(store)).current));

/** Runs units, or all, and waits until that is kept. */
async function run(workspace: Workspace, ...titles: string[]): Promise<void> {
  clock.now += 60_000;
  if (titles.length === 0) await workspace.runner.runAll();
  else await workspace.runner.run(titles.map((title) => unit(workspace, title)));
  await workspace.snapshots.settled();
}

/** Runs that take little. */
const some = ['Stage site_master', 'Extract site_master', 'Sites'];

describe('after a reload', () => {
  it('tables, results and figures are there as they were, and runs go on from them', async () => {
    const [store, shelf] = [keepingStore(), await diskShelf()];
    const before = await open(store, shelf);
    await run(before);
    const after = await open(store, shelf);
    expect(after.engine.state.status).toBe('none');
    expect(states(after)).toEqual(states(before));
    expect(after.rows).toEqual(before.rows);
    expect(after.runner.outOfDate()).toEqual([]);
    for (const sql of ['FROM stage_hcp_data', 'FROM std_site_master', 'FROM sites'])
      expect(await rows(after, sql), sql).toEqual(await rows(before, sql));
    await run(after);
    expect(after.states.of('stage stage_product_sales').figures).toMatchObject({ inserted: 0, updated: 0 });
    expect(after.notices.list).toEqual([]);
  });

  it('of the engine alone, which has ended in a run, the tables come back with the next one', async () => {
    const [store, shelf] = [keepingStore(), await diskShelf()];
    const workspace = await open(store, shelf);
    await run(workspace, ...some);
    const [before, wanted] = [states(workspace), await rows(workspace, 'FROM stage_site_master')];
    const connector = await workspace.engine.get();
    await connector.close();
    await workspace.runner.run([unit(workspace, 'Extract hcp_data')]);
    expect(said(workspace)).toContain('The engine can’t run.');
    workspace.notices.list
      .flatMap(({ actions }) => actions)
      .find(({ label }) => label === 'Retry')!
      .run();
    await expect.poll(() => workspace.engine.state.status).toBe('ready');
    expect(await rows(workspace, 'FROM stage_site_master')).toEqual(wanted);
    expect(states(workspace)).toEqual(before);
    await run(workspace, 'Extract hcp_data');
    expect(workspace.states.of('extract hcp_data').status).toBe('done');
    expect(said(workspace)).toBe('');
  });

  it('what was edited meanwhile is stale, and only that runs', async () => {
    const [store, shelf] = [keepingStore(), await diskShelf()];
    await run(await open(store, shelf));
    const after = await open(store, shelf);
    await after.unchanging();
    const { cell } = after.unit(unit(after, 'sites'))!;
    after.edits.setText(cell.id, 'SELECT 7 AS n');
    await after.unchanging();
    const stale = after.runner.outOfDate().map((id) => after.unit(id)!.title);
    expect(stale).toEqual(['sites', 'Sites']);
    await after.runner.runStale();
    await after.snapshots.settled();
    const last = await open(store, shelf, small.replace(cell.body, 'SELECT 7 AS n'));
    expect(await rows(last, 'FROM sites')).toEqual([{ n: 7 }]);
    expect(last.states.of(unit(last, 'Stage site_master')).status).toBe('done');
  });

  it('another file is merged into the tables that came back', async () => {
    const [store, shelf] = [keepingStore(), await diskShelf()];
    await run(await open(store, shelf));
    const after = await open(store, shelf);
    const text = await readFile('data_sample/site_master.csv', 'utf8');
    await takeFiles(after, [new File([text], 'site_master.csv')]);
    expect(after.states.of('extract site_master').status).toBe('stale');
    await run(after, 'Stage site_master');
    expect(after.states.of('stage stage_site_master').figures).toMatchObject({ inserted: 0 });
  });

  it('emptied tables stay empty', async () => {
    const [store, shelf] = [keepingStore(), await diskShelf()];
    const before = await open(store, shelf);
    await run(before);
    await before.emptyTables();
    expect(await shelf.names()).toEqual([]);
    const after = await open(store, shelf);
    expect(after.lastRun).toBeUndefined();
    expect(await rows(after, 'SELECT table_name FROM duckdb_tables()')).toEqual([]);
  });
});

describe('damage', () => {
  async function twoRuns() {
    const [store, shelf] = [keepingStore(), await diskShelf()];
    const workspace = await open(store, shelf);
    await run(workspace, ...some);
    const first = workspace.lastRun!.at;
    await run(workspace, ...some);
    return { store, shelf, first, names: await files(store) };
  }

  it('of a byte brings back the snapshot before, and says so', async () => {
    const { store, shelf, first, names } = await twoRuns();
    const path = shelf.path(names[0]!);
    const bytes = await readFile(path);
    bytes[bytes.length >> 1]! ^= 1;
    await writeFile(path, bytes);
    const after = await open(store, shelf);
    expect(await rows(after, 'SELECT count(*) > 0 AS there FROM stage_site_master')).toEqual([
      { there: true },
    ]);
    expect(after.lastRun!.at).toBe(first);
    expect(said(after)).toMatch(/damaged.*run before/);
    const last = await open(store, shelf);
    expect(last.lastRun!.at).toBe(first);
  });

  it('by the end missing, or by the record being another, too', async () => {
    const { store, shelf, first, names } = await twoRuns();
    await truncate(shelf.path(names[1]!), 5000);
    const after = await open(store, shelf);
    expect(after.lastRun!.at).toBe(first);
    expect(said(after)).toMatch(/damaged.*run before/);
    const { current, ...rest } = await head(store);
    await store.set('head', { ...rest, current: { ...current, text: current.text.replace('2025', '2026') } });
    expect((await open(store, shelf)).lastRun!.at).toBe(first);
  });

  it('of all that is kept starts from empty tables', async () => {
    const { store, shelf } = await twoRuns();
    for (const name of await shelf.names())
      await writeFile(shelf.path(name), 'x'.repeat((await shelf.read(name))!.size));
    const after = await open(store, shelf);
    await after.engine.get();
    expect(said(after)).toMatch(/damaged.*Run all|damaged.*run all/);
    expect(after.lastRun).toBeUndefined();
    await run(after, ...some);
    expect(said(after)).not.toContain('damaged');
  });
});

describe('where saving goes wrong', () => {
  it('at any step, what is there after a reload is the old state or the new one', async () => {
    const seen = new Set<string>();
    let isOver = false;
    for (let step = 0; !isOver; step++) {
      let left = Infinity;
      // From this step on nothing reaches the disc, as when the page is gone.
      const reach = <Value>(work: () => Promise<Value>): Promise<Value> =>
        left-- > 0 ? work() : Promise.reject(new Error('the page is gone'));
      const inner = keepingStore();
      const store: Store = {
        ...inner,
        set: (key, value) => reach(() => inner.set(key, value)),
        setAll: (values) => reach(() => inner.setAll(values)),
      };
      const disk = await diskShelf();
      const shelf: Shelf = {
        ...disk,
        path: (name) => (left-- > 0 ? disk.path(name) : '/nowhere/at-all.db'),
        read: (name) => reach(() => disk.read(name)),
        remove: (name) => reach(() => disk.remove(name)),
      };
      const workspace = await open(store, shelf);
      await run(workspace, 'Stage site_master');
      const first = workspace.lastRun!.at;
      left = step;
      await run(workspace, 'Stage product_ref', 'sites');
      const second = workspace.lastRun!.at;
      isOver = left > 0;
      left = Infinity;
      const after = await open(inner, disk);
      const { at } = after.lastRun!;
      expect([first, second], `step ${step}`).toContain(at);
      seen.add(at === first ? 'old' : 'new');
      const tables = await rows(
        after,
        "SELECT 1 FROM duckdb_tables() WHERE table_name = 'stage_product_ref'",
      );
      expect(tables, `step ${step}`).toHaveLength(at === first ? 0 : 1);
      expect(after.states.of('stage stage_product_ref').status).toBe(at === first ? 'idle' : 'done');
      expect(after.states.of(unit(after, 'sites')).status).toBe(at === first ? 'idle' : 'done');
    }
    expect(seen).toEqual(new Set(['old', 'new']));
  });

  it('for lack of room, says so and leaves what was kept', async () => {
    let free = Infinity;
    const [store, shelf] = [keepingStore(), await diskShelf({ free: () => Promise.resolve(free) })];
    const workspace = await open(store, shelf);
    await run(workspace, ...some);
    const first = workspace.lastRun!.at;
    free = 10;
    await run(workspace, ...some);
    expect(said(workspace)).toMatch(/no room left.*still whole/);
    const after = await open(store, shelf);
    expect(after.lastRun!.at).toBe(first);
    expect(said(after)).toContain('was not kept');
    free = Infinity;
    await run(workspace, ...some);
    expect(said(workspace)).toBe('');
  });

  it('or where nothing can be kept at all, works and says so', async () => {
    const store = keepingStore();
    const workspace = await open(store, undefined);
    await run(workspace, ...some);
    expect(said(workspace)).toContain('keeps no tables between visits');
    const after = await open(store, undefined);
    expect(after.lastRun).toMatchObject({ restored: true });
    expect(after.states.of('extract site_master').restored).toBe(true);
  });

  it('a run that begins meanwhile goes first, and is saved with what was left', async () => {
    const [store, shelf] = [keepingStore(), await diskShelf()];
    const workspace = await open(store, shelf);
    await workspace.runner.run(some.map((title) => unit(workspace, title)));
    clock.now += 60_000;
    await workspace.runner.run([unit(workspace, 'sites')]);
    await workspace.snapshots.settled();
    const after = await open(store, shelf);
    expect(after.lastRun!.at).toBe(workspace.lastRun!.at);
    expect(await rows(after, 'FROM stage_site_master')).toEqual(
      await rows(workspace, 'FROM stage_site_master'),
    );
  });
});

it('shares the tables of jobs with the snapshot before where only cells ran, and then keeps an older one', async () => {
  const [store, shelf] = [keepingStore(), await diskShelf()];
  const workspace = await open(store, shelf);
  await run(workspace, ...some);
  await run(workspace, 'Extract product_ref');
  const { previous } = await head(store);
  const [jobs, cells] = await files(store);
  await run(workspace, 'sites');
  const [sameJobs, otherCells] = await files(store);
  expect([sameJobs === jobs, otherCells === cells]).toEqual([true, false]);
  expect((await head(store)).previous).toEqual(previous);
  expect(await shelf.names()).toHaveLength(4);
});

it('what a newer version has kept stays, can be saved as a file, and can be given up', async () => {
  const [store, shelf] = [keepingStore(), await diskShelf()];
  await run(await open(store, shelf), ...some);
  const newer = { ...(await head(store)), version: snapshotVersion + 1 };
  await store.set('head', newer);
  const names = await shelf.names();
  const workspace = await open(store, shelf);
  expect(said(workspace)).toContain('newer version');
  await run(workspace, ...some);
  expect(await head(store)).toEqual(newer);
  expect(await shelf.names()).toEqual(names);
  workspace.notices.list.find(({ id }) => id === 'snapshot')!.actions[1]!.run();
  await expect.poll(async () => (await store.get('head'))?.version).toBe(snapshotVersion);
});

it('values that JSON has none for come back', () => {
  const value = {
    a: [2n ** 70n, NaN, -0, Infinity, null, 'x'],
    b: Uint8Array.of(0, 255),
    c: { $exact: 1, d: 3n },
  };
  expect(parseExact(printExact(value))).toEqual(value);
});
