import { cellKinds } from '../cell-kinds/kinds.ts';
import { readConfig } from '../core/config/config.ts';
import { configTableOf } from '../core/config/tables.ts';
import { duckdb } from '../core/dialects/duckdb.ts';
import { planOf, type Plan } from '../core/plan.ts';
import type { Connector, DataFile } from '../engine/connector.ts';
import type { Problem } from '../core/problem.ts';
import type { StoredRun } from '../notebook/stored-run.ts';
import type { Effects } from '../notebook/workspace.ts';
import { askToLast } from '../notebook/workspaces/lasting.ts';
import { translateConfig } from '../translate/translate-config.ts';
import {
  currentChannel,
  currentCopies,
  currentLocks,
  currentStore,
  currentTables,
} from './current-workspace.ts';
import { download } from './download.ts';

const chapters = import.meta.glob<string>('../../cells/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const tables = import.meta.glob<string>('../../configs/*.csv', {
  query: '?raw',
  import: 'default',
  eager: true,
});
/** Only the names count: the sample's files are fetched when they are first read. */
const sample = Object.keys(import.meta.glob('../../data_sample/*.{csv,json}', { query: '?url' }));

function fileName(path: string): string {
  return path.replace(/^.*\//, '');
}

function shippedConfigs(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tables).flatMap(([path, text]) => {
      const table = configTableOf(fileName(path));
      return table ? [[table.name, text]] : [];
    }),
  );
}

/** The notebook as shipped: its chapters in the order of their files, a blank line between them. */
function shippedNotebook(): string {
  const inOrder = Object.entries(chapters).sort(([a], [b]) => a.localeCompare(b));
  return inOrder.map(([, text]) => text).join('\n');
}

const sampleNames = new Set(sample.map((path) => fileName(path).toLowerCase()));

const fetched = new Map<string, Promise<DataFile | undefined>>();

/** A file of the sample, fetched once; undefined where it is missing. */
function sampleFile(name: string): Promise<DataFile | undefined> {
  const known = fetched.get(name) ?? fetchSample(name);
  fetched.set(name, known);
  known.catch(() => fetched.delete(name));
  return known;
}

async function fetchSample(name: string): Promise<DataFile | undefined> {
  const answer = await fetch(`./data_sample/${encodeURIComponent(name.toLowerCase())}`);
  return answer.ok ? dataFile(await answer.blob(), name) : undefined;
}

async function dataFile(file: Blob, name: string): Promise<DataFile> {
  return (await import('../engine/browser-file.ts')).browserFile(file, name);
}

/**
 * Runs the shipped pipeline on the sample in a catalog of its own, which is gone afterwards: the browser compiles the
 * engine's code as it is first used, and the visitor is still reading by then.
 */
async function rehearse(engine: Connector, signal: AbortSignal): Promise<void> {
  const { run } = await import('../engine/run.ts');
  const texts = Object.entries(shippedConfigs()).map(([name, text]) => [
    name,
    text.replaceAll('workspace', 'rehearsal'),
  ]);
  const configs = Object.fromEntries(texts) as Record<string, string>;
  const { jobs } = planOf(readConfig(configs, configs['data_model'] ?? ''));
  const moment = { at: '2000-01-01 00:00:00', load: 'rehearsal' };
  try {
    // Left between two jobs: a statement that is cancelled would be reported as an error.
    for await (const event of run({ jobs, connector: engine, dialect: duckdb, ...moment, file: sampleFile }))
      if (signal.aborted && event.type !== 'started') break;
  } finally {
    await engine.run('DETACH DATABASE IF EXISTS rehearsal');
  }
}

/** The run that was stored with the site; a development server has none. */
async function storedRun(): Promise<StoredRun | undefined> {
  const answer = await fetch('./stored-run.json');
  const isThere = answer.ok && answer.headers.get('content-type')?.includes('json');
  return isThere ? ((await answer.json()) as StoredRun) : undefined;
}

/** Runs a plan on empty tables in an engine of its own, which is gone afterwards. */
async function checkOnEngine(plan: Plan): Promise<Problem[]> {
  const [{ openWasm }, { dryRun }] = await Promise.all([
    import('../engine/wasm.ts'),
    import('../engine/dry-run.ts'),
  ]);
  const engine = await openWasm();
  try {
    return await dryRun(plan, engine, duckdb);
  } finally {
    await engine.close();
  }
}

/** The browser as a workspace sees it. Engine, readers and translation are loaded when they are first needed. */
export function browserEffects(lookAtFile: (name: string, job?: string) => void): Effects {
  return {
    openEngine: async (progress) => (await import('../engine/wasm.ts')).openWasm(progress),
    dryRun: checkOnEngine,
    dataFile,
    sampleFile,
    storedRun,
    rehearse,
    shipped: {
      configs: shippedConfigs(),
      model: shippedConfigs()['data_model'] ?? '',
      notebook: shippedNotebook(),
      sample: sampleNames,
    },
    kinds: cellKinds,
    translate: translateConfig,
    store: currentStore(),
    askToLast: (notices) => askToLast(navigator.storage as StorageManager | undefined, notices),
    shelf: currentTables(),
    copies: currentCopies(),
    locks: currentLocks(),
    channel: currentChannel(),
    offer: download,
    lookAtFile,
    schedule: (callback) => void requestAnimationFrame(callback),
    now: () => new Date(),
  };
}
