import type { Job } from '../../core/jobs/job.ts';
import { tableKey, type TableName } from '../../core/names.ts';

/** The jobs that a row of a table passes from its file to its last table, in the order in which they run. */
export interface RowPath {
  /** The job that reads the file; undefined where the plan has none, so that the rows come from elsewhere. */
  extract: Job | undefined;
  /** All jobs, `extract` included; those that publish are not. */
  jobs: Job[];
}

/** The table whose rows a job takes on; undefined for those of a file. */
function sourceOf(job: Job): TableName | undefined {
  return job.kind === 'dedup' ? job.targetTable : job.sourceTable;
}

/** All jobs that get rows from `start`, directly or through others. */
function follow(
  jobs: readonly Job[],
  start: readonly Job[],
  next: (from: Job, job: Job) => boolean,
): Set<Job> {
  const found = new Set(start);
  for (const from of found) for (const job of jobs) if (next(from, job)) found.add(job);
  return found;
}

function feeds(from: Job, to: Job): boolean {
  const source = sourceOf(to);
  return source !== undefined && tableKey(source) === tableKey(from.targetTable);
}

/**
 * The ways that rows of a table have come, one for each file that they may come from. Takes the jobs of a plan. Empty
 * where no job reads or writes the table, or where it is a BI table.
 */
export function rowPaths(jobs: readonly Job[], table: TableName): RowPath[] {
  const rows = jobs.filter(({ kind }) => kind !== 'publish');
  const isTable = (other: TableName | undefined) =>
    other !== undefined && tableKey(other) === tableKey(table);
  const before = follow(
    rows,
    rows.filter(({ targetTable }) => isTable(targetTable)),
    (from, job) => feeds(job, from),
  );
  const after = follow(
    rows,
    rows.filter((job) => isTable(sourceOf(job))),
    feeds,
  );
  const near = rows.filter((job) => before.has(job) || after.has(job));
  const extracts = near.filter(({ kind }) => kind === 'extract');
  if (extracts.length === 0) return near.length > 0 ? [{ extract: undefined, jobs: near }] : [];
  return extracts.map((extract) => {
    const reached = follow(near, [extract], feeds);
    return { extract, jobs: near.filter((job) => reached.has(job)) };
  });
}

/** The job whose key tells the rows of a table: the one that merges into it, else the first that merges them later. */
export function keyJob({ jobs }: RowPath, table: TableName): Job | undefined {
  const merges = jobs.filter(({ kind }) => kind === 'stage' || kind === 'ingest');
  return merges.find(({ targetTable }) => tableKey(targetTable) === tableKey(table)) ?? merges[0];
}
