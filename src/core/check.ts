import { findColumn } from './catalog.ts';
import { checkLines } from './check-lines.ts';
import type { Config } from './config/config.ts';
import type { Job } from './jobs/job.ts';
import { tableKey, type TableName } from './names.ts';
import type { Plan } from './plan.ts';
import type { Problem } from './problem.ts';
import { closest } from './suggest.ts';

/**
 * What is wrong with a plan as a whole, besides the problems that it carries already: tables and columns that
 * nothing provides, and jobs that wait for each other. Columns are known where the data model has the table; rules
 * for tables that nobody reads are found where the configuration is given.
 */
export function checkPlan(plan: Plan, config?: Config): Problem[] {
  const problems: Problem[] = config ? checkLines(config) : [];
  for (const job of plan.jobs) {
    problems.push(...missingTables(job, plan.jobs), ...missingKeys(job), ...missingRuleColumns(job));
  }
  problems.push(...overwritten(plan.jobs), ...readTooEarly(plan.jobs), ...cycles(plan.jobs));
  return problems;
}

function at(job: Job, column: string, message: string): Problem {
  return { severity: 'error', ...job.origin, column, message };
}

function missingTables(job: Job, jobs: readonly Job[]): Problem[] {
  const missing = (table: TableName) =>
    !jobs.some((other) => tableKey(other.targetTable) === tableKey(table));
  const names = jobs.map((other) => other.target);
  const say = (table: TableName, column: string) => {
    const near = closest(table.table, names);
    const hint = near && near !== table.table ? `; did you mean ${near}?` : '';
    return at(job, column, `no job fills the table ${table.table}${hint}`);
  };
  if (job.sourceTable && missing(job.sourceTable)) return [say(job.sourceTable, 'source')];
  const gold =
    job.kind === 'dedup' && !jobs.some((other) => other.kind === 'ingest' && other.target === job.target);
  return gold ? [say(job.targetTable, 'target')] : [];
}

/** A BI query that reads a BI table which is published after it sees the rows of the run before, or no table. */
function readTooEarly(jobs: readonly Job[]): Problem[] {
  const published = jobs.filter((job) => job.kind === 'publish');
  return published.flatMap((job, index) =>
    published
      .slice(index + 1)
      .filter((later) => job.reads.some((table) => tableKey(table) === tableKey(later.targetTable)))
      .map((later) => {
        const message = `reads ${later.target}, which is published later: give that a lower seq_no`;
        return { ...at(job, 'seq_no', message), severity: 'warning' as const };
      }),
  );
}

/** A table that is replaced twice in one run keeps only what the later job writes. */
function overwritten(jobs: readonly Job[]): Problem[] {
  const replacing = jobs.filter((job) => !['stage', 'ingest', 'dedup'].includes(job.kind));
  return replacing.flatMap((job, index) => {
    const earlier = replacing
      .slice(0, index)
      .find((other) => tableKey(other.targetTable) === tableKey(job.targetTable));
    if (!earlier || earlier.kind !== job.kind) return [];
    const { file, line } = earlier.origin;
    const message = `${job.target} is filled by ${file}:${line} already; what that writes is replaced`;
    const column = job.kind === 'extract' || job.kind === 'publish' ? 'table_name' : 'target';
    return [{ ...at(job, column, message), severity: 'warning' as const }];
  });
}

function missingKeys(job: Job): Problem[] {
  if (!job.model) return [];
  const columns = job.model.map((column) => column.name);
  return job.keys
    .filter((key) => !findColumn(job.model!, key))
    .map((key) => {
      const near = closest(key, columns);
      return at(
        job,
        'ref_table',
        `${job.target} has no column ${key}${near ? `; did you mean ${near}?` : ''}`,
      );
    });
}

/** A rule for a column that isn't there does nothing, which is worth a warning; a check of one is an error. */
function missingRuleColumns(job: Job): Problem[] {
  if (!job.model) return [];
  const columns = job.model.map((column) => column.name);
  const find = (
    rules: readonly { column: string; line: number }[],
    file: string,
    severity: Problem['severity'],
  ): Problem[] =>
    rules
      .filter((rule) => rule.column !== '' && !findColumn(job.model!, rule.column))
      .map((rule) => {
        const near = closest(rule.column, columns);
        const message = `${job.source} has no column ${rule.column}${near ? `; did you mean ${near}?` : ''}`;
        return { severity, file, line: rule.line, column: 'column_name', message };
      });
  return [
    ...find(job.rules.corrections, 'corrections.csv', 'warning'),
    ...find(job.rules.cleanse, 'cleansing_rules.csv', 'warning'),
    ...find(job.rules.mappings, 'ref_data.csv', 'warning'),
    ...find(job.rules.checks, 'dq_rule_config.csv', 'error'),
  ];
}

/** Each cycle once, at its first job. */
function cycles(jobs: readonly Job[]): Problem[] {
  const problems: Problem[] = [];
  const finished = new Set<Job>();
  const writers = (table: TableName, reader: Job) =>
    jobs.filter(
      (job) =>
        tableKey(job.targetTable) === tableKey(table) &&
        !(job === reader && job.kind === 'dedup') &&
        job.kind !== 'dedup',
    );
  const visit = (job: Job, path: Job[]) => {
    if (finished.has(job)) return;
    const start = path.indexOf(job);
    if (start >= 0) {
      const names = [...path.slice(start), job].map((member) => member.id).reverse();
      problems.push(at(path[start]!, 'source', `the jobs wait for each other: ${names.join(' → ')}`));
      return;
    }
    for (const table of job.reads) for (const writer of writers(table, job)) visit(writer, [...path, job]);
    finished.add(job);
  };
  for (const job of jobs) visit(job, []);
  return problems;
}
