import { tableKey, type TableName } from '../../core/names.ts';
import type { Job } from '../../core/jobs/job.ts';
import type { Connector } from '../connector.ts';
import { fedRows, tooLong } from './fed-rows.ts';
import type { Lookup } from './lookup.ts';
import type { PublishStep } from './passport.ts';

/** What the steps of BI tables need besides the row's places. */
interface PublishedOptions {
  connector: Pick<Connector, 'apart'>;
  patience?: number;
  signal?: AbortSignal;
}

const usualPatience = 500;

/**
 * The BI tables whose queries read a table that holds the row, each with the rows that the row feeds. Where a query
 * reads several of them, it is the last that counts. Rejects with an AbortError once `signal` is aborted.
 */
export async function publishedSteps(
  places: readonly { table: TableName; condition: string }[],
  lookup: Lookup,
  { connector, patience = usualPatience, signal }: PublishedOptions,
): Promise<PublishStep[]> {
  const end = performance.now() + patience;
  const steps: PublishStep[] = [];
  const fed = lookup.jobs.flatMap((job) => {
    const place = job.kind === 'publish' ? places.findLast(({ table }) => reads(job, table)) : undefined;
    return place ? [{ job, ...place }] : [];
  });
  for (const [done, { job, table, condition }] of fed.entries()) {
    // A slow query leaves time for the others, which are mostly quicker.
    const share = (end - performance.now()) / Math.ceil((fed.length - done) / 2);
    const told =
      job.problems.length > 0
        ? { rows: null, count: 0, note: job.problems.map(({ message }) => message).join('; ') }
        : await within(share, signal, (limit) => fedRows(job, table, condition, lookup, connector, limit));
    signal?.throwIfAborted();
    const { file, line } = job.origin;
    steps.push({ kind: 'publish', job: job.id, layer: job.layer, table: job.target, file, line, ...told });
  }
  return steps;
}

function reads(job: Job, table: TableName): boolean {
  return job.reads.some((read) => tableKey(read) === tableKey(table));
}

/** Does some work with a signal that is aborted after so many milliseconds, or with the other. */
async function within(
  milliseconds: number,
  signal: AbortSignal | undefined,
  work: (limit: AbortSignal) => ReturnType<typeof fedRows>,
): ReturnType<typeof fedRows> {
  if (milliseconds <= 0) return { rows: null, count: 0, note: tooLong };
  const limit = new AbortController();
  const stop = () => limit.abort();
  const timer = setTimeout(stop, milliseconds);
  signal?.addEventListener('abort', stop);
  try {
    return await work(limit.signal);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}
