import { checkColumn, findColumn, reasonSeparator } from '../../core/catalog.ts';
import { compileChecks, type CompiledCheck } from '../../core/jobs/dq.ts';
import type { Job } from '../../core/jobs/job.ts';
import type { Row } from '../connector.ts';
import { inferTypes } from '../infer.ts';
import { isRecord, isThere, textOf, type Lookup } from './lookup.ts';
import { onRecord, withRecord } from './on-record.ts';
import type { CheckOutcome, CheckStep, RecordRef } from './passport.ts';

function outcomeOf(job: Job, { rule, column, type, reason }: CompiledCheck, found: unknown): CheckOutcome {
  const passed = found === null;
  const marked = found === 'marked';
  if (rule !== undefined) {
    const { check, condition, line } = job.rules.checks[rule]!;
    const place = { file: 'dq_rule_config.csv', line };
    return { check: check.name, column, condition, reason, passed, ...(marked && { marked }), place };
  }
  const line = findColumn(job.model ?? [], column)?.line;
  const place = line === undefined ? undefined : { file: 'data_model.csv', line };
  return { check: 'type', column, condition: type, reason, passed, place };
}

/** The reasons as `dq_chk` has them. */
function reasonsOf(checks: readonly CheckOutcome[]): string {
  return checks
    .filter(({ passed, marked }) => !passed && !marked)
    .map(({ reason }) => reason)
    .join(reasonSeparator);
}

/**
 * The outcome of each check of a dq job on a record, and the reasons that its table holds. Throws an Error where the
 * job can't be compiled, and the engine's where a condition can't be run.
 */
export async function checksOf(
  job: Job,
  record: RecordRef,
  lookup: Lookup,
): Promise<Pick<CheckStep, 'checks' | 'reasons' | 'note'>> {
  const { jobs, catalog, dialect, ask } = lookup;
  const source = job.sourceTable!;
  const query = async (sql: string) => ({ columns: [], rows: await ask(sql) });
  await inferTypes(job, jobs, catalog, { query }, dialect);
  const compiled = compileChecks(job, catalog, onRecord(dialect, source), {
    today: await dayOf(job, record, lookup),
    rows: dialect.table(source),
  });
  const conditions = compiled.checks.map(
    ({ fails, rejects }, place) =>
      `CASE ${rejects ? `WHEN ${rejects} THEN 'rejected' ` : ''}WHEN ${fails} THEN 'marked' END AS _check_${place}`,
  );
  const [row] = await ask(
    withRecord(
      `SELECT ${['1 AS _there', ...conditions].join(',\n  ')}\nFROM (\n  ${compiled.rows}\n)`,
      source,
      isRecord(record, dialect),
      dialect,
    ),
  );
  const reasons = await reasonsIn(job, record, lookup);
  if (!row) return { checks: [], reasons, note: `${job.source} does not hold this record` };
  const checks = compiled.checks.map((check, place) =>
    outcomeOf(job, check, (row as Row)[`_check_${place}`]),
  );
  return { checks, reasons, note: noteOf(job, checks, reasons, lookup) };
}

/** The day of the run that has read the record; today where its load says no day. */
async function dayOf(job: Job, record: RecordRef, { dialect, ask }: Lookup): Promise<string> {
  const [row] = await ask(
    `SELECT _load FROM ${dialect.table(job.sourceTable!)} WHERE ${isRecord(record, dialect)} LIMIT 1`,
  );
  const day = /^\d{4}-\d{2}-\d{2}/.exec(String(row?.['_load'] ?? ''))?.[0];
  return day ?? new Date().toISOString().slice(0, 10);
}

/** What the job's table says of the record; null where it doesn't hold it. */
async function reasonsIn(job: Job, record: RecordRef, lookup: Lookup): Promise<string | null> {
  if (!isThere(lookup, job.targetTable)) return null;
  const { dialect, ask } = lookup;
  const [row] = await ask(
    `SELECT ${checkColumn} FROM ${dialect.table(job.targetTable)} WHERE ${isRecord(record, dialect)}`,
  );
  return row ? textOf(row[checkColumn]) : null;
}

function noteOf(job: Job, checks: readonly CheckOutcome[], reasons: string | null, lookup: Lookup): string {
  if (!isThere(lookup, job.targetTable)) return `${job.target} is not there: its job has not run`;
  if (reasons === null)
    return `${job.target} does not hold this record: its job has not run since the file was read`;
  if (reasonsOf(checks) === reasons) return '';
  return (
    `${job.target} says “${reasons}”: a condition looks at other rows as well, ` +
    'or the configuration has changed since its job ran'
  );
}
