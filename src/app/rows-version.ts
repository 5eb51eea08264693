import type { Job } from '../core/jobs/job.ts';
import { tableKey, type TableName } from '../core/names.ts';

/** Whether a job's target is a view, whose rows are those of what it reads at any time. */
export function isView({ kind }: Job): boolean {
  return kind === 'cleanse' || kind === 'std';
}

/**
 * Another text means other rows in a table: the versions of the jobs that write it, and behind a view those of what it
 * reads. `jobs` stand in the plan's order, in which a view reads only what comes before it.
 */
export function rowsVersion(table: TableName, jobs: readonly Job[], version: (id: string) => string): string {
  const key = tableKey(table);
  return jobs
    .flatMap((job, at) => {
      if (tableKey(job.targetTable) !== key) return [];
      const own = version(job.id);
      return isView(job) ? [own, rowsVersion(job.sourceTable!, jobs.slice(0, at), version)] : [own];
    })
    .join(' ');
}
