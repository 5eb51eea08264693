import type { Column } from '../core/catalog.ts';
import { knownColumns, type KnownColumns } from '../core/lineage/known-columns.ts';
import { lineageOf } from '../core/lineage/lineage.ts';
import type { Lineage } from '../core/lineage/model.ts';
import type { QueryLineage } from '../core/lineage/query-lineage.ts';
import { tableKey } from '../core/names.ts';
import { startWorker } from '../engine/blob-worker.ts';
import { Catalogue } from '../notebook/catalogue.ts';
import type { Workspace } from '../notebook/workspace.ts';
import type { LineageRequest } from '../translate/lineage-worker.ts';
import workerUrl from '../translate/lineage-worker.ts?worker&url';
import type { QueryJob } from '../translate/plan-lineage.ts';

/** What queries were found to make their columns of, by their text and the columns of their tables. */
const found = new Map<string, QueryLineage>();

/** Reads queries beside the page, which loads a large library and takes its seconds. */
function readInWorker(request: LineageRequest): Promise<Map<string, QueryLineage>> {
  const worker = startWorker(workerUrl, 'module');
  return new Promise<Map<string, QueryLineage>>((resolve, reject) => {
    worker.addEventListener('error', ({ message }) =>
      reject(new Error(message || 'the reader of queries has ended')),
    );
    worker.addEventListener('message', ({ data }: MessageEvent<Map<string, QueryLineage>>) => resolve(data));
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}

function keyOf({ query, reads }: QueryJob, columns: KnownColumns): string {
  return JSON.stringify([query?.sql, reads.map((table) => [tableKey(table), columns.get(tableKey(table))])]);
}

/** The columns that the tables at hand have. */
async function columnsThere(workspace: Workspace): Promise<Map<string, Column[]>> {
  const catalogue = new Catalogue(workspace);
  await catalogue.refresh();
  const there = catalogue.tables.filter(({ exists }) => exists);
  catalogue.close();
  return new Map(there.map(({ key, columns }) => [key, columns]));
}

/**
 * The lineage of a workspace as it is now: at once as far as it is known without reading queries, with `isWhole` once
 * these are read. Rejects where the queries can't be read at all.
 */
export async function* lineageNow(
  workspace: Workspace,
): AsyncGenerator<{ lineage: Lineage; isWhole: boolean }> {
  const { jobs } = workspace.plan;
  const columns = await columnsThere(workspace);
  const known = knownColumns(jobs, columns);
  const queries = jobs.filter(({ query }) => query !== undefined);
  const lineage = () => {
    const read = queries.flatMap((job) => {
      const answer = found.get(keyOf(job, known));
      return answer ? [[job.id, answer] as const] : [];
    });
    return lineageOf(jobs, { columns, queries: new Map(read) });
  };
  const unread = queries.filter((job) => !found.has(keyOf(job, known)));
  yield { lineage: lineage(), isWhole: unread.length === 0 };
  if (unread.length === 0) return;
  const request = unread.map(({ id, query, reads }) => ({ id, reads, query: query! }));
  const answers = await readInWorker({ jobs: request, columns: known });
  for (const job of unread) found.set(keyOf(job, known), answers.get(job.id)!);
  yield { lineage: lineage(), isWhole: true };
}

/** The whole lineage of a workspace, its queries read. */
export async function wholeLineage(workspace: Workspace): Promise<Lineage> {
  let last: Lineage | undefined;
  for await (const { lineage } of lineageNow(workspace)) last = lineage;
  return last!;
}
