import type { Column } from '../catalog.ts';
import { compileJobs } from '../compile.ts';
import { duckdb } from '../dialects/duckdb.ts';
import type { Job } from '../jobs/job.ts';
import { tableKey } from '../names.ts';

/** The columns of tables by full name in lower case. */
export type KnownColumns = ReadonlyMap<string, readonly Column[]>;

/**
 * The columns of all tables that jobs write: those that the tables at hand have, else those that the configuration
 * tells. A BI table whose query names none, and that isn't there, has none here.
 */
export function knownColumns(jobs: readonly Job[], there: KnownColumns): KnownColumns {
  const columns = new Map<string, readonly Column[]>();
  for (const entry of compileJobs(jobs, duckdb, { at: '2000-01-01 00:00:00', load: '' }))
    if ('compiled' in entry) columns.set(tableKey(entry.job.targetTable), entry.compiled.columns);
  for (const [table, found] of there) columns.set(table, found);
  return columns;
}
