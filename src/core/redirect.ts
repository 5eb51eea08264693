import type { CheckRule } from './config/rules.ts';
import type { Job } from './jobs/job.ts';
import { jobMeaning } from './jobs/meaning.ts';
import { tableKey, type TableName } from './names.ts';
import { namesTable } from './sql/names-table.ts';
import { tablesIn } from './sql/tables-in.ts';
import { writtenName } from './sql/written-name.ts';

/**
 * The jobs with other tables in place of some: `to` gives a table's other name, or undefined where it stays. Queries and
 * conditions in SQL name the others in full, as `write` writes a name. What a job reads and writes is otherwise the same, and so are its rules and its id.
 */
export function redirectJobs(
  jobs: readonly Job[],
  to: (table: TableName) => TableName | undefined,
  write = writtenName,
): Job[] {
  const moved = (table: TableName) => to(table) ?? table;
  return jobs.map((job): Job => {
    const redirected: Job = {
      ...job,
      targetTable: moved(job.targetTable),
      reads: job.reads.map(moved),
    };
    if (job.sourceTable) redirected.sourceTable = moved(job.sourceTable);
    if (job.readsBefore) redirected.readsBefore = job.readsBefore.map(moved);
    if (job.rules.checks.some(({ refers, check }) => refers ?? check.typed)) {
      const named = [...job.reads, ...(job.readsBefore ?? [])];
      const inCondition = (condition: string) => redirectQuery(condition, named, to, write);
      redirected.rules = {
        ...job.rules,
        checks: job.rules.checks.map((rule) => redirectCheck(rule, moved, inCondition)),
      };
    }
    if (job.query)
      redirected.query = { ...job.query, sql: redirectQuery(job.query.sql, job.reads, to, write) };
    return redirected;
  });
}

function redirectCheck(
  rule: CheckRule,
  moved: (table: TableName) => TableName,
  inCondition: (condition: string) => string,
): CheckRule {
  const { refers, check, condition } = rule;
  if (check.typed) return { ...rule, condition: inCondition(condition) };
  if (!refers) return rule;
  const { column, merged, checked } = refers;
  return { ...rule, refers: { column, merged: moved(merged), ...(checked && { checked: moved(checked) }) } };
}

/** A query with other tables in place of some of those that it reads; `reads` are the tables that its names may mean. */
export function redirectQuery(
  sql: string,
  reads: readonly TableName[],
  to: (table: TableName) => TableName | undefined,
  write = writtenName,
): string {
  return tablesIn(sql)
    .reverse()
    .reduce((text, reference) => {
      const table = reads.find((read) => namesTable(reference, read));
      const other = table && to(table);
      if (!other) return text;
      const name = [other.catalog, other.schema, other.table].map(write).join('.');
      return text.slice(0, reference.from) + name + text.slice(reference.to);
    }, sql);
}

/**
 * The ids of the jobs of a plan that may write something else than in the plan before: those that say something else,
 * new ones, and all that read what these write.
 */
export function affectedJobs(before: readonly Job[], after: readonly Job[]): Set<string> {
  // A job with an error doesn't run.
  const means = (job: Job) => `${job.problems.length > 0 ? 'off' : ''} ${jobMeaning(job)}`;
  const known = new Set(before.map(means));
  const removed = before.filter((job) => !after.some(({ id }) => id === job.id));
  const changed = new Set(removed.map((job) => tableKey(job.targetTable)));
  const affected = new Set<string>();
  for (const job of after) {
    const isOther = !known.has(means(job));
    const reads = [...job.reads, ...(job.kind === 'ingest' || job.kind === 'stage' ? [job.targetTable] : [])];
    if (!isOther && !reads.some((table) => changed.has(tableKey(table)))) continue;
    affected.add(job.id);
    changed.add(tableKey(job.targetTable));
  }
  return affected;
}
