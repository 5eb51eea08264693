import { readFile, truncate, writeFile } from 'node:fs/promises';
import { expect, it, vi } from 'vitest';
import { openNative } from '../../engine/node.ts';
import { memoryStore, type Store } from '../persist.ts';
import { takeFiles } from '../take-files.ts';
import type { Workspace } from '../workspace.ts';
import { clock, start } from '../workspace.test-helper.ts';
import { diskShelf } from './disk-shelf.test-helper.ts';
import type { Shelf } from './shelf.ts';
import { filesOf, unseal } from './snapshot.ts';

/** Another number each time, so that many runs of the tests try many moments; a failure names it. */
const seed = Number(process.env['FAULT_SEED'] ?? Date.now() % 1_000_000);

/** Numbers from 0 to 1 that a seed fixes (mulberry32). */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const job = (layer: string, type: string, source: string, target: string, reference: string) =>
  `${layer},${type},${source},${target},lake,main,${reference},1,Y`;
const configs = {
  pipeline_config:
    'layer,table_name,file_path,file_format,catalog_name,schema_name,seq_no,is_active\n' +
    'bronze,orders,orders.csv,csv,lake,main,1,Y\n',
  main_pipeline_config: [
    'layer,job_typ,source,target,catalog_name,schema_name,ref_table,seq_no,is_active',
    job('silver', 'cleanse', 'orders', 'cleansed_orders', 'cleansing_rules'),
    job('silver', 'std', 'cleansed_orders', 'std_orders', 'ref_data'),
    job('silver', 'dq', 'std_orders', 'dq_orders', 'dq_rule_config'),
    job('silver', 'stage', 'dq_orders', 'stage_orders', 'id'),
    job('gold', 'ingest', 'stage_orders', 'gold_orders', 'id'),
  ].join('\n'),
  cleansing_rules: 'table_name,column_name,cleanse_type,seq_no,is_active\n',
  ref_data: 'table_name,column_name,actual_value,std_value,seq_no,is_active\n',
  dq_rule_config: 'table_name,column_name,rule_type,rule_condition,rule_desc,is_active\n',
  sql_repos: 'name,table_name,sql_txt,seq_no,is_active,dialect\n',
  data_model: 'table_name,column_name,data_type,references,description\n',
};
const notebook = ['extract', 'cleanse', 'std', 'dq', 'stage', 'ingest']
  .map((kind) => `\`\`\`job ${kind}\n\`\`\`\n`)
  .join('\n');

const delivery = (number: number) => {
  const records = Array.from({ length: 200 }, (_, at) => `${at},name ${at % 7} of ${number}`);
  return new File([`id,name\n${records.join('\n')}\n`], 'orders.csv', { lastModified: number });
};

const open = (store: Store, shelf: Shelf) =>
  start(store, () => openNative({ threads: 1 }), notebook, {
    shelf: Promise.resolve(shelf),
    shipped: { configs, model: '', notebook, sample: new Set() },
  });

/** All that can be told of the tables and the states, as one text. */
async function fingerprint(workspace: Workspace): Promise<string> {
  const connector = await workspace.engine.get();
  const { rows: tables } = await connector.look(
    'SELECT table_name AS name FROM duckdb_tables() WHERE NOT temporary ORDER BY 1',
  );
  const counts = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await connector.look(
        `SELECT count(*) AS n, bit_xor(hash(t)) AS h FROM lake.main.${String(name)} AS t`,
      );
      return `${String(name)} ${String(rows[0]!['n'])} ${String(rows[0]!['h'])}`;
    }),
  );
  const states = workspace.allUnits.map(({ id }) => {
    const { figures, status } = workspace.states.of(id);
    return `${id} ${status === 'stale' ? 'done' : status} ${JSON.stringify(figures)}`;
  });
  return [...counts, ...states].join('\n');
}

async function deliver(workspace: Workspace, number: number): Promise<void> {
  clock.now += 60_000;
  await takeFiles(workspace, [delivery(number)]);
  await workspace.runner.runAll();
  await workspace.snapshots.settled();
}

const close = async (workspace: Workspace) => {
  if (workspace.engine.state.status === 'ready') await (await workspace.engine.get()).close();
  workspace.engine.drop('closed');
};

/** A world in which nothing reaches the disc any more from some moment on, as when the page is gone. */
async function mortal() {
  let isDead = false;
  const [inner, disk] = [{ ...memoryStore(), keeps: true }, await diskShelf()];
  const reach = <Value>(work: () => Promise<Value>): Promise<Value> =>
    isDead ? Promise.reject(new Error('the page is gone')) : work();
  const store: Store = {
    ...inner,
    set: (key, value) => reach(() => inner.set(key, value)),
    setAll: (values) => reach(() => inner.setAll(values)),
  };
  const shelf: Shelf = {
    ...disk,
    path: (name) => (isDead ? '/nowhere/at-all.db' : disk.path(name)),
    read: (name) => reach(() => disk.read(name)),
    remove: (name) => reach(() => disk.remove(name)),
  };
  return { inner, disk, store, shelf, kill: () => (isDead = true) };
}

const kills = 50;

it(`survives ${kills} kills at random moments of run and save`, { timeout: 120_000 }, async () => {
  const random = randomFrom(seed);
  const seen = { old: 0, new: 0 };
  for (let round = 0; round < kills; round++) {
    const { inner, disk, store, shelf, kill } = await mortal();
    const workspace = await open(store, shelf);
    const begun = performance.now();
    await deliver(workspace, 1);
    // A little longer than a run and its save take.
    const moment = random() * (performance.now() - begun) * 1.2;
    const before = await fingerprint(workspace);
    const timer = setTimeout(kill, moment);
    await deliver(workspace, 2);
    clearTimeout(timer);
    kill();
    const after = await fingerprint(workspace);
    expect(after).not.toBe(before);
    const again = await open(inner, disk);
    const found = await fingerprint(again);
    expect([before, after], `round ${round}, ${moment} ms, seed ${seed}`).toContain(found);
    expect(again.notices.list.map(({ title }) => title).join(), `seed ${seed}`).not.toContain('damaged');
    seen[found === before ? 'old' : 'new']++;
    await Promise.all([close(workspace), close(again)]);
  }
  console.log(
    `survived ${seen.old + seen.new} of ${kills} kills (${seen.old} the old state, ${seen.new} the new one), seed ${seed}`,
  );
});

const corruptions = 40;

it(`survives ${corruptions} flipped bytes and cut files`, { timeout: 120_000 }, async () => {
  const random = randomFrom(seed + 1);
  const [store, disk] = [{ ...memoryStore(), keeps: true }, await diskShelf()];
  const workspace = await open(store, disk);
  await deliver(workspace, 1);
  const before = await fingerprint(workspace);
  await deliver(workspace, 2);
  await close(workspace);
  const head = (await store.get('head'))!;
  const [jobs] = filesOf(await unseal(head.current));
  const path = disk.path(jobs!);
  const whole = await readFile(path);
  let [flips, cuts] = [0, 0];
  for (let round = 0; round < corruptions; round++) {
    const at = Math.floor(random() * whole.length);
    if (random() < 0.5) {
      const bytes = Buffer.from(whole);
      bytes[at]! ^= 1 << Math.floor(random() * 8);
      await writeFile(path, bytes);
      flips++;
    } else {
      await writeFile(path, whole);
      await truncate(path, at);
      cuts++;
    }
    // A copy of the pointer: what is damaged is given up for good.
    const copy: Store = { ...memoryStore(), keeps: true };
    for (const key of ['head', 'run', 'files', 'cells'] as const) await copy.set(key, await store.get(key));
    const shelf: Shelf = { ...disk, remove: () => Promise.resolve() };
    const again = await open(copy, shelf);
    expect(await fingerprint(again), `round ${round}, byte ${at}, seed ${seed}`).toBe(before);
    expect(again.notices.list.map(({ title }) => title).join(), `seed ${seed}`).toMatch(/damaged/);
    await close(again);
  }
  console.log(
    `survived ${corruptions} of ${corruptions} corruptions (${flips} flipped bytes, ${cuts} cut files), seed ${seed}`,
  );
});

const failures = 30;

it(`survives ${failures} failures for lack of room`, { timeout: 120_000 }, async () => {
  const random = randomFrom(seed + 2);
  const said = vi.fn();
  for (let round = 0; round < failures; round++) {
    let room = Infinity;
    let left = Infinity;
    const inner: Store = { ...memoryStore(), keeps: true };
    const asLongAsThereIsRoom = (write: () => Promise<void>) =>
      left-- > 0
        ? write()
        : Promise.reject(new DOMException('The quota has been exceeded.', 'QuotaExceededError'));
    const store: Store = {
      ...inner,
      set: (key, value) => asLongAsThereIsRoom(() => inner.set(key, value)),
      setAll: (values) => asLongAsThereIsRoom(() => inner.setAll(values)),
    };
    const disk = await diskShelf({ free: () => Promise.resolve(room) });
    const workspace = await open(store, disk);
    await deliver(workspace, 1);
    const before = await fingerprint(workspace);
    // Either the file system has too little room, or the database has none from some write on.
    if (round % 2 === 0) room = Math.floor(random() * 20_000);
    else left = Math.floor(random() * 3);
    await deliver(workspace, 2);
    const after = await fingerprint(workspace);
    const words = workspace.notices.list.map(({ title, lines }) => [title, ...lines].join(' ')).join('\n');
    if (/room|quota|could not keep/i.test(words)) said();
    room = Infinity;
    left = Infinity;
    const again = await open(inner, disk);
    expect([before, after], `round ${round}, seed ${seed}`).toContain(await fingerprint(again));
    await Promise.all([close(workspace), close(again)]);
  }
  expect(said).toHaveBeenCalledTimes(failures);
  console.log(`survived ${failures} of ${failures} failures for lack of room, seed ${seed}`);
});
