import { activeRows, type Config } from '../config/config.ts';
import type { CheckRule } from '../config/rules.ts';
import type { Job } from '../jobs/job.ts';
import { tableKey, type TableName } from '../names.ts';
import { readReference } from '../rules/checks/foreign-key.ts';
import { unknown } from '../suggest.ts';

/** Tells a foreign key what it refers to, and its job what that reads; returns the jobs that check the rows of that table. */
export function refer(config: Config, job: Job, rule: CheckRule, jobs: readonly Job[]): Job[] {
  if (!rule.check.refers) return [];
  const fail = (message: string) =>
    job.problems.push({
      severity: 'error',
      file: 'dq_rule_config.csv',
      line: rule.line,
      column: 'rule_condition',
      message,
    });
  const condition = rule.condition || modelReference(config, job, rule.column);
  if (!condition) {
    fail(`is empty, and the data model says of ${rule.column} of no table which column it refers to`);
    return [];
  }
  const { table, column } = readReference(condition);
  const merges = jobs.filter(({ kind }) => kind === 'ingest' || kind === 'stage');
  const merge = merges.find(({ target }) => target.toLowerCase() === table.toLowerCase());
  if (!merge) {
    const names = merges.map(({ target }) => target);
    const said = unknown(table, names, 'table');
    fail(
      `${said}${said.endsWith('?') ? '' : '.'} A foreign key refers to a table that rows are merged into.`,
    );
    return [];
  }
  const parent = checkBefore(merge, jobs);
  rule.refers = {
    column,
    merged: merge.targetTable,
    ...(parent && { checked: parent === job ? job.sourceTable! : parent.targetTable }),
  };
  // Rows that refer to rows of their own delivery can't wait for these to be checked.
  if (!parent || parent === job) return [];
  if (!job.reads.some((read) => tableKey(read) === tableKey(parent.targetTable)))
    job.reads.push(parent.targetTable);
  return [parent];
}

/** What the data model says a column of a job's rows refers to, as `table.column`; '' where it says nothing. */
export function modelReference(config: Config, job: Job, column: string): string {
  const own = activeRows(config, 'data_model');
  const rows = own.length > 0 ? own : config.shippedModel;
  const bare = (name: string) =>
    name
      .toLowerCase()
      .replace(/^.*\./, '')
      .replace(/^(dq|stage|gold)_/, '');
  const found = rows.find(
    ({ values }) =>
      values['references'] &&
      values['column_name']?.toLowerCase() === column.toLowerCase() &&
      bare(values['table_name'] ?? '') === bare(job.target),
  );
  return found?.values['references'] ?? '';
}

/** The job that checks the rows which a job merges, through those between. */
export function checkBefore(merge: Job, jobs: readonly Job[]): Job | undefined {
  const writer = (table: TableName | undefined, of: Job) =>
    jobs.find((job) => job !== of && table && tableKey(job.targetTable) === tableKey(table));
  let job: Job | undefined = merge;
  for (let steps = 0; job && job.kind !== 'dq' && steps < jobs.length; steps++)
    job = writer(job.sourceTable, job);
  return job;
}
