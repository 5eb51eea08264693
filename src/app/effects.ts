import { cellKinds } from '../cell-kinds/kinds.ts';
import { configTableOf } from '../core/config/tables.ts';
import { duckdb } from '../core/dialects/duckdb.ts';
import type { Plan } from '../core/plan.ts';
import type { Problem } from '../core/problem.ts';
import { openStore } from '../notebook/persist.ts';
import type { Effects } from '../notebook/workspace.ts';
import { translateConfig } from '../translate/translate-config.ts';

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

const fetched = new Map<string, Promise<Blob | undefined>>();

async function fetchSample(name: string): Promise<Blob | undefined> {
  const answer = await fetch(`./data_sample/${encodeURIComponent(name.toLowerCase())}`);
  return answer.ok ? answer.blob() : undefined;
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
export function browserEffects(): Effects {
  return {
    openEngine: async (progress) => (await import('../engine/wasm.ts')).openWasm(progress),
    dryRun: checkOnEngine,
    dataFile: async (file, name) => (await import('../engine/browser-file.ts')).browserFile(file, name),
    sampleFile(name) {
      const known = fetched.get(name) ?? fetchSample(name);
      fetched.set(name, known);
      known.catch(() => fetched.delete(name));
      return known;
    },
    shipped: { configs: shippedConfigs(), notebook: shippedNotebook(), sample: sampleNames },
    kinds: cellKinds,
    translate: translateConfig,
    store: openStore(),
    schedule: (callback) => void requestAnimationFrame(callback),
    now: () => new Date(),
  };
}
