import type { Job } from '../core/jobs/job.ts';
import { tableKey } from '../core/names.ts';

function feeds(writer: Job, reader: Job): boolean {
  return reader.reads.some((table) => tableKey(table) === tableKey(writer.targetTable));
}

/**
 * The ids of the jobs that have to run for `wanted` to have something to read, `wanted` included. A job that is
 * `ready` already is left out, and with it what only it needs. A job reads what earlier jobs of the plan write.
 */
export function withUpstream(
  jobs: readonly Job[],
  wanted: Iterable<string>,
  ready: (id: string) => boolean,
): Set<string> {
  const needed = new Set(wanted);
  for (let at = jobs.length - 1; at >= 0; at--) {
    const job = jobs[at]!;
    if (!needed.has(job.id)) continue;
    for (const earlier of jobs.slice(0, at)) {
      if (feeds(earlier, job) && !ready(earlier.id)) needed.add(earlier.id);
    }
  }
  return needed;
}

/** The ids of the jobs that read, directly or through others, what the job with this id writes; without itself. */
export function downstreamOf(jobs: readonly Job[], id: string): Set<string> {
  const start = jobs.findIndex((job) => job.id === id);
  const found = new Set<Job>(jobs.slice(start, start + 1));
  for (const job of jobs.slice(start + 1)) {
    if ([...found].some((writer) => feeds(writer, job))) found.add(job);
  }
  return new Set([...found].map((job) => job.id).filter((other) => other !== id));
}
