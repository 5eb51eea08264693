import { activeRows, type Config } from '../config/config.ts';
import type { CheckRule } from '../config/rules.ts';
import type { Job } from '../jobs/job.ts';
import { tableKey, type TableName } from '../names.ts';
import { readReference } from '../rules/checks/foreign-key.ts';
import { unknown } from '../suggest.ts';

/**
 * Finds out which tables the foreign keys among the checks refer to, and puts each check job behind those of the tables
 * that its rows refer to: their rows count as soon as they have passed. Takes linked jobs in their order.
 */
export function referJobs(config: Config, jobs: Job[]): void {
  const checked = jobs.filter(({ kind }) => kind === 'dq');
  const before = new Map<Job, Set<Job>>();
  for (const job of checked) {
    before.set(job, new Set());
    for (const rule of job.rules.checks) {
      if (!rule.check.refers) continue;
      const parent = refer(config, job, rule, jobs);
      if (parent && parent !== job) before.get(job)!.add(parent);
    }
  }
  const ordered = inOrder(checked, before);
  let next = 0;
  jobs.forEach((job, at) => {
    if (job.kind === 'dq') jobs[at] = ordered[next++]!;
  });
}

/** Tells a rule what it refers to; returns the job that checks the rows of that table, where one does. */
function refer(config: Config, job: Job, rule: CheckRule, jobs: readonly Job[]): Job | undefined {
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
    return undefined;
  }
  const { table, column } = readReference(condition);
  const merges = jobs.filter(({ kind }) => kind === 'ingest' || kind === 'stage');
  const merge = merges.find(({ target }) => target.toLowerCase() === table.toLowerCase());
  if (!merge) {
    const names = merges.map(({ target }) => target);
    fail(`${unknown(table, names, 'table')}: a foreign key refers to a table that rows are merged into`);
    return undefined;
  }
  const parent = checkBefore(merge, jobs);
  rule.refers = {
    column,
    merged: merge.targetTable,
    ...(parent && { checked: parent === job ? job.sourceTable! : parent.targetTable }),
  };
  // Rows that refer to rows of their own delivery can't wait for these to be checked.
  if (parent && parent !== job) job.reads.push(parent.targetTable);
  return parent;
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
function checkBefore(merge: Job, jobs: readonly Job[]): Job | undefined {
  const writer = (table: TableName | undefined, of: Job) =>
    jobs.find((job) => job !== of && table && tableKey(job.targetTable) === tableKey(table));
  let job: Job | undefined = merge;
  for (let steps = 0; job && job.kind !== 'dq' && steps < jobs.length; steps++)
    job = writer(job.sourceTable, job);
  return job;
}

/** Jobs behind those that must come before them, else in the order that they have; a circle is a problem of who closes it. */
function inOrder(jobs: readonly Job[], before: ReadonlyMap<Job, ReadonlySet<Job>>): Job[] {
  const ordered: Job[] = [];
  const visit = (job: Job, way: readonly Job[]): void => {
    if (ordered.includes(job)) return;
    for (const parent of before.get(job) ?? []) {
      if (!way.includes(parent)) {
        visit(parent, [...way, job]);
        continue;
      }
      const rule = job.rules.checks.find(
        ({ refers }) => refers?.checked && tableKey(refers.checked) === tableKey(parent.targetTable),
      )!;
      const message = `${job.target} and ${parent.target} refer to each other, so that neither can be checked first`;
      const place = { file: 'dq_rule_config.csv', line: rule.line, column: 'rule_condition' };
      job.problems.push({ severity: 'error', ...place, message });
    }
    ordered.push(job);
  };
  for (const job of jobs) visit(job, [job]);
  return ordered;
}
