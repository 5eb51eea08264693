import { readFileSync, readdirSync } from 'node:fs';
import { afterEach } from 'vitest';
import { cellKinds } from '../cell-kinds/kinds.ts';
import { duckdb } from '../core/dialects/duckdb.ts';
import { browserFile } from '../engine/browser-file.ts';
import { dryRun } from '../engine/dry-run.ts';
import { fileOnDisk, openNative } from '../engine/node.ts';
import { translateConfig } from '../translate/translate-config.ts';
import { memoryStore, type Store } from './persist.ts';
import { Workspace, type Effects } from './workspace.ts';

/** The shipped configuration, by table. */
export const configs = Object.fromEntries(
  readdirSync('configs').map((name) => [name.replace('.csv', ''), readFileSync(`configs/${name}`, 'utf8')]),
);
/** The names of the sample's files. */
export const data = readdirSync('data_sample').filter((name) => name !== 'manifest.json');
const notebook = readdirSync('cells')
  .sort()
  .map((name) => readFileSync(`cells/${name}`, 'utf8'))
  .join('\n');

/** The time that workspaces go by. */
export const clock = { now: Date.parse('2025-07-01T08:00:00Z') };

const open: Workspace[] = [];
afterEach(async () => {
  for (const workspace of open.splice(0))
    if (workspace.engine.state.status === 'ready') await (await workspace.engine.get()).close();
});

/** A workspace that is still to start, else as `start` gives it. */
export function make(
  store: Store = memoryStore(),
  openEngine = () => openNative(),
  text = notebook,
  others: Partial<Effects> = {},
): Workspace {
  const workspace = new Workspace({
    openEngine,
    dryRun: async (plan) => {
      const engine = await openNative();
      return dryRun(plan, engine, duckdb).finally(() => engine.close());
    },
    dataFile: (file, name) => Promise.resolve(browserFile(file, name)),
    sampleFile: (name) => fileOnDisk(`data_sample/${name}`),
    shipped: { configs, model: configs['data_model']!, notebook: text, sample: new Set(data) },
    kinds: cellKinds,
    translate: translateConfig,
    store: Promise.resolve(store),
    schedule: (callback) => queueMicrotask(callback),
    now: () => new Date(clock.now),
    ...others,
  });
  open.push(workspace);
  return workspace;
}

/** A workspace on native DuckDB with the shipped notebook, or another; closed after the test. */
export async function start(...args: Parameters<typeof make>): Promise<Workspace> {
  const workspace = make(...args);
  await workspace.start();
  return workspace;
}
