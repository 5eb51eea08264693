import type { RunEntry } from '../engine/history/run-entry.ts';
import { fileLimit, type Saved, type Store } from './persist.ts';

/** So many runs are kept. */
const mostRuns = 200;

/** So many bytes of files and texts are kept, those of the latest runs. */
const mostBytes = 2 * fileLimit;

/** The runs that a store keeps. */
export async function savedHistory(store: Store): Promise<Saved['history']> {
  return (await store.get('history')) ?? { runs: [], sizes: {} };
}

/** Keeps a run behind those that are there, with the texts and files that it was made of; forgets what there is no room for. */
export async function keepEntry(
  store: Store,
  entry: RunEntry,
  contents: ReadonlyMap<string, Blob>,
): Promise<void> {
  const { runs, sizes } = await savedHistory(store);
  const known = { ...sizes };
  for (const [checksum, content] of contents) {
    if (checksum in known) continue;
    await store.setContent(checksum, content);
    known[checksum] = content.size;
  }
  const kept = [...runs, entry].slice(-mostRuns);
  const wanted = latest(kept, known);
  for (const checksum of Object.keys(known).filter((one) => !wanted.has(one))) {
    await store.setContent(checksum, undefined);
    delete known[checksum];
  }
  await store.set('history', { runs: kept, sizes: known });
}

/** The contents to keep: those of the latest runs, as long as there is room. */
function latest(runs: readonly RunEntry[], sizes: Readonly<Record<string, number>>): Set<string> {
  const wanted = new Set<string>();
  let bytes = 0;
  for (const { configs, files } of runs.toReversed())
    for (const checksum of [...Object.values(configs), ...Object.values(files)]) {
      if (wanted.has(checksum)) continue;
      bytes += sizes[checksum] ?? 0;
      if (bytes > mostBytes) return wanted;
      wanted.add(checksum);
    }
  return wanted;
}
