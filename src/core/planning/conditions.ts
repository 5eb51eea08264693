import type { CheckRule } from '../config/rules.ts';
import type { Job } from '../jobs/job.ts';
import { tableKey, type TableName } from '../names.ts';
import { tablesNamed } from '../sql/tables-named.ts';
import { checkBefore } from './references.ts';

/** Whose tables are filled once all rows are checked. */
const isAfterChecks = ({ kind }: Job) =>
  kind === 'stage' || kind === 'ingest' || kind === 'dedup' || kind === 'publish';

const writersOf = (table: TableName, jobs: readonly Job[]) =>
  jobs.filter(({ targetTable }) => tableKey(targetTable) === tableKey(table));

/**
 * Notes the tables that the condition of a check names as read by its job: those that are filled before the check, and
 * apart from them those of which it sees the rows of the run before. Returns the checks that must come first.
 */
export function readCondition(job: Job, { condition }: CheckRule, jobs: readonly Job[]): Job[] {
  const first: Job[] = [];
  const known = tablesNamed(
    condition,
    jobs.map(({ targetTable }) => targetTable),
  );
  for (const table of known) {
    const writers = writersOf(table, jobs);
    const isLater = writers.includes(job) || writers.some(isAfterChecks);
    const reads = isLater ? (job.readsBefore ??= []) : job.reads;
    if (!reads.some((read) => tableKey(read) === tableKey(table))) reads.push(table);
    if (!isLater) first.push(...writers.filter(({ kind }) => kind === 'dq'));
  }
  return first;
}

/**
 * Says of each condition on a table that is filled after its check that it sees the rows of the run before; an error where
 * that table waits for the check itself, for then no first run could make it. Takes jobs that know what they read.
 */
export function judgeLaterTables(jobs: readonly Job[]): void {
  for (const job of jobs) {
    const { readsBefore } = job;
    if (!readsBefore) continue;
    const circles = readsBefore.filter((table) => waitsFor(table, job, jobs));
    for (const { check, condition, line } of job.rules.checks) {
      if (!check.typed) continue;
      for (const table of tablesNamed(condition, readsBefore)) {
        const isCircle = circles.includes(table);
        job.problems.push({
          severity: isCircle ? 'error' : 'warning',
          file: 'dq_rule_config.csv',
          line,
          column: 'rule_condition',
          message: isCircle
            ? `${table.table} waits for this check itself, so that neither can come first`
            : `${table.table} is filled after this check: the condition sees its rows of the run before, and fails ` +
              `as long as there is no such table${ofThisRun(table, jobs)}`,
        });
      }
    }
    const seen = readsBefore.filter((table) => !circles.includes(table));
    if (seen.length > 0) job.readsBefore = seen;
    else delete job.readsBefore;
  }
}

/** Whether a table can't be filled before a job has run. */
function waitsFor(table: TableName, job: Job, jobs: readonly Job[]): boolean {
  const waiting = new Set(writersOf(table, jobs));
  for (const { reads, readsBefore = [] } of waiting)
    for (const read of [...reads, ...readsBefore])
      for (const writer of writersOf(read, jobs)) waiting.add(writer);
  return waiting.has(job);
}

/** Where the rows of this run stand, as advice. */
function ofThisRun(table: TableName, jobs: readonly Job[]): string {
  const merge = writersOf(table, jobs).find(({ kind }) => kind === 'stage' || kind === 'ingest');
  const checked = merge && checkBefore(merge, jobs);
  return checked ? `; ${checked.target} has those of this run` : '';
}
