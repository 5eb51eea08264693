import { errorText } from '../core/error-text.ts';
import type { CheckRule } from '../core/config/rules.ts';
import type { Dialect } from '../core/dialects/dialect.ts';
import { dq } from '../core/jobs/dq.ts';
import type { Job } from '../core/jobs/job.ts';
import { tableKey } from '../core/names.ts';
import type { Plan } from '../core/plan.ts';
import type { Problem } from '../core/problem.ts';
import { tablesNamed } from '../core/sql/tables-named.ts';
import type { Connector } from './connector.ts';
import { otherCount } from './named-columns.ts';
import { plainMessage } from './plain-message.ts';
import { prepare } from './prepare.ts';
import { run } from './run.ts';

const moment = { at: '2000-01-01 00:00:00', load: 'check' };

/**
 * Runs a plan without any file, on empty tables, and tells what the engine says of its SQL: conditions and queries
 * that don't parse, columns and functions that don't exist. `connector` must be fresh; its tables are not kept apart.
 * Where a table's columns or types are known only from its file, only what is wrong in any case is told.
 */
export async function dryRun(plan: Plan, connector: Connector, dialect: Dialect): Promise<Problem[]> {
  const problems: Problem[] = [];
  // What is wrong with one line must not hide what is wrong with others.
  const jobs = plan.jobs
    .filter((job) => job.kind !== 'publish' || job.problems.length === 0)
    .map((job) => ({ ...job, problems: [] }));
  const options = { jobs, connector, dialect, ...moment, file: () => undefined };
  for await (const event of run(options)) {
    if (event.type === 'done') problems.push(...(await unnamedColumns(event.job, connector, dialect)));
    if (event.type !== 'failed') continue;
    const { job, detail: message } = event;
    const guessed = isGuessed(job, plan.jobs);
    if (job.kind === 'dq') problems.push(...(await failingChecks(job, jobs, connector, dialect, guessed)));
    else if (job.kind === 'publish' && (!guessed || isWrongAnyway(message)))
      problems.push({ severity: 'error', ...job.origin, column: 'sql_txt', message: plainMessage(message) });
  }
  return problems;
}

/** DuckDB lets a query have more columns than the INSERT names; no other engine does, and nobody means it. */
async function unnamedColumns(job: Job, connector: Connector, dialect: Dialect): Promise<Problem[]> {
  const named = job.query?.columns.length ?? 0;
  if (named === 0) return [];
  const { rows } = await connector.query(`DESCRIBE ${dialect.table(job.targetTable)}`);
  if (rows.length <= named) return [];
  const message = otherCount(named, rows.length);
  return [{ severity: 'error', ...job.origin, column: 'sql_txt', message }];
}

/** Whether the columns or types of what a job reads are known only once its file is there. */
function isGuessed(job: Job, jobs: readonly Job[]): boolean {
  if (job.kind !== 'publish') return job.model === undefined;
  return jobs.some(
    (other) =>
      other.kind !== 'publish' &&
      other.model === undefined &&
      job.reads.some((table) => tableKey(table) === tableKey(other.targetTable)),
  );
}

function isWrongAnyway(message: string): boolean {
  return /Parser Error|syntax error|Function with name|regex|regular expression|Table with name/i.test(
    message,
  );
}

/** The checks of a job that the engine refuses, each at its own line. */
async function failingChecks(
  job: Job,
  jobs: readonly Job[],
  connector: Connector,
  dialect: Dialect,
  guessed: boolean,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const open = jobs.filter(({ kind, model }) => kind !== 'publish' && model === undefined);
  const looksAtGuessed = ({ check: { typed }, condition }: CheckRule) =>
    typed &&
    tablesNamed(
      condition,
      open.map(({ targetTable }) => targetTable),
    ).length > 0;
  const catalog = await prepare(jobs, connector, dialect);
  for (const check of job.rules.checks) {
    try {
      const alone = { ...job, rules: { ...job.rules, checks: [check] } };
      const { statements } = dq.compile(alone, catalog, dialect, moment);
      for (const statement of statements) await connector.run(statement);
    } catch (error) {
      const message = errorText(error);
      if ((guessed || looksAtGuessed(check)) && !isWrongAnyway(message)) continue;
      const file = 'dq_rule_config.csv';
      problems.push({
        severity: 'error',
        file,
        line: check.line,
        column: 'rule_condition',
        message: plainMessage(message),
      });
    }
  }
  return problems;
}
