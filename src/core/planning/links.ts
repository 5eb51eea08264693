import type { Job } from '../jobs/job.ts';
import { tableKey } from '../names.ts';
import { tablesNamed } from '../sql/tables-named.ts';

/** Works out what jobs have to do with each other: which tables each reads, and which targets clash. */
export function linkJobs(jobs: Job[]): void {
  numberIds(jobs);
  refuseSharedTargets(jobs);
  addReads(jobs);
  addUniqueness(jobs);
}

/** Two jobs of one type may write the same table; their ids still differ. */
function numberIds(jobs: Job[]): void {
  const counts = new Map<string, number>();
  for (const job of jobs) {
    const count = (counts.get(job.id) ?? 0) + 1;
    counts.set(job.id, count);
    if (count > 1) job.id = `${job.id} (${count})`;
  }
}

/** A table belongs to one job type, gold tables to ingest and dedup together: another would wipe out its rows. */
function refuseSharedTargets(jobs: Job[]): void {
  const owners = new Map<string, Job>();
  for (const job of jobs) {
    const key = tableKey(job.targetTable);
    const owner = owners.get(key);
    if (!owner) owners.set(key, job);
    else if (owner.kind !== job.kind && !(owner.kind === 'ingest' && job.kind === 'dedup')) {
      const column = job.kind === 'publish' || job.kind === 'extract' ? 'table_name' : 'target';
      const message = `${job.target} is the table of ${owner.origin.file}:${owner.origin.line} (${owner.kind}) already`;
      job.problems.push({ severity: 'error', ...job.origin, column, message });
    }
  }
}

/** Fills in which tables each job reads: its source, its own target where it merges, the tables of its query. */
function addReads(jobs: Job[]): void {
  for (const job of jobs) {
    if (job.sourceTable) job.reads.push(job.sourceTable);
    if (job.kind === 'dedup') job.reads.push(job.targetTable);
    if (!job.query) continue;
    const others = jobs
      .map(({ targetTable }) => targetTable)
      .filter((table) => tableKey(table) !== tableKey(job.targetTable));
    job.reads.push(...tablesNamed(job.query.sql, others));
  }
}

/** Rows merged by a key are unique by any keys that include it. */
function addUniqueness(jobs: Job[]): void {
  for (const job of jobs) {
    if (job.kind !== 'ingest' || !job.sourceTable) continue;
    const source = tableKey(job.sourceTable);
    const keys = job.keys.map((key) => key.toLowerCase());
    const writers = jobs.filter((other) => other.kind === 'stage' && tableKey(other.targetTable) === source);
    job.uniqueSource =
      writers.length > 0 &&
      writers.every((writer) => writer.keys.every((key) => keys.includes(key.toLowerCase())));
  }
}
