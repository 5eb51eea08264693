import type { Catalog } from '../core/catalog.ts';
import { errorText } from '../core/error-text.ts';
import type { Dialect } from '../core/dialects/dialect.ts';
import type { CheckRule } from '../core/config/rules.ts';
import { compileChecks } from '../core/jobs/dq.ts';
import type { Job } from '../core/jobs/job.ts';
import { tablesNamed } from '../core/sql/tables-named.ts';
import type { Connector } from './connector.ts';
import { placeOfError, type Place } from './error-place.ts';
import { otherCount } from './named-columns.ts';
import { plainMessage } from './plain-message.ts';
import { readCatalog } from './prepare.ts';

/** What the engine says of the SQL in a line of the configuration. */
export interface LineVerdict {
  /** What it refuses, and where in the SQL of the cell that is, if it is known. */
  fault?: { message: string; place?: Place };
  /** Tables without which it can’t tell more than whether the SQL can be parsed. */
  missing: string[];
  /** The columns that a query gives. */
  columns?: string[];
}

/** A line of a configuration file whose SQL is looked at. */
export interface SqlLine {
  file: string;
  line: number;
  /** The SQL as it stands in the cell. */
  text: string;
}

type Engine = Pick<Connector, 'look'>;

/** A line with the job that it belongs to, and the tables that are there. */
interface Asked {
  text: string;
  job: Job;
  catalog: Catalog;
  engine: Engine;
}

/**
 * Holds the SQL of a line, a BI query or the condition of a check, against the tables that are there, by what its job
 * makes of it. Nothing runs and nothing is written. Undefined where no job has the line, so that something else in it
 * is to blame.
 */
export async function checkLine(
  { file, line, text }: SqlLine,
  jobs: readonly Job[],
  engine: Engine,
  dialect: Dialect,
): Promise<LineVerdict | undefined> {
  const isQuery = ({ kind, origin, query }: Job) =>
    kind === 'publish' && query !== undefined && origin.file === file && origin.line === line;
  const checkOf = (job: Job) => job.kind === 'dq' && job.rules.checks.find((check) => check.line === line);
  const job = jobs.find((other) => isQuery(other) || (file === 'dq_rule_config.csv' && checkOf(other)));
  if (!job) return undefined;
  const catalog = await readCatalog(jobs, { query: (sql) => engine.look(sql) });
  const asked = { text, job, catalog, engine };
  const check = checkOf(job);
  return check ? checkCondition(asked, check, dialect) : checkQuery(asked);
}

async function checkQuery({ text, job, catalog, engine }: Asked): Promise<LineVerdict> {
  const { sql, columns: named } = job.query!;
  const missing = job.reads.filter((table) => !catalog.columns(table)).map(({ table }) => table);
  const before = 'DESCRIBE ';
  try {
    const { rows } = await engine.look(before + sql);
    const columns = rows.map((row) => String(row['column_name']));
    if (named.length === 0 || named.length === columns.length) return { missing, columns };
    const message = otherCount(named.length, columns.length);
    const from = text.indexOf('(');
    return { missing, columns, fault: { message, place: { from, to: text.indexOf(')', from) + 1 } } };
  } catch (error) {
    return refused(error, { text, sql, before, after: '' }, missing);
  }
}

async function checkCondition(
  { text, job, catalog, engine }: Asked,
  check: CheckRule,
  dialect: Dialect,
): Promise<LineVerdict> {
  if (!catalog.columns(job.sourceTable!)) return { missing: [job.sourceTable!.table] };
  const alone = { ...job, rules: { ...job.rules, checks: [check] } };
  const named = tablesNamed(check.condition, [...job.reads, ...(job.readsBefore ?? [])]);
  const missing = check.check.typed
    ? named.filter((table) => !catalog.columns(table)).map(({ table }) => table)
    : [];
  // Which day it is changes nothing of what can be asked.
  const context = { today: '2000-01-01', rows: dialect.table(job.sourceTable!) };
  const compiled = compileChecks(alone, catalog, dialect, context);
  const { fails } = compiled.checks[0]!;
  const sql = check.condition;
  const at = fails.lastIndexOf(sql);
  const before = `EXPLAIN SELECT ${fails.slice(0, at)}`;
  const after = `${fails.slice(at + sql.length)}\nFROM (\n  ${compiled.rows}\n)`;
  try {
    await engine.look(before + sql + after);
    return { missing };
  } catch (error) {
    const verdict = refused(error, { text, sql, before, after }, missing);
    if (!verdict.fault || verdict.fault.place) return verdict;
    // A condition that isn’t finished fails at what stands behind it; at the end of a statement it is told as that.
    const atEnd = `EXPLAIN FROM (\n  ${compiled.rows}\n) SELECT `;
    return engine.look(atEnd + sql).then(
      () => verdict,
      (other: unknown) => refused(other, { text, sql, before: atEnd, after: '' }, missing),
    );
  }
}

/** SQL as the engine was given it, and the text of the cell that it comes from. */
interface Given {
  text: string;
  sql: string;
  before: string;
  after: string;
}

function refused(error: unknown, { text, sql, before, after }: Given, missing: string[]): LineVerdict {
  const said = errorText(error);
  if (missing.length > 0 && !/Parser Error|syntax error/i.test(said)) return { missing };
  const message = plainMessage(said);
  const at = text.indexOf(sql);
  // SQL that was translated stands elsewhere in the cell: only a name that the message quotes leads back to it.
  if (at < 0) return { missing, fault: { message, place: placeOfError(said, text) } };
  const place = placeOfError(said, sql, { before, after });
  return { missing, fault: { message, place: place && { from: place.from + at, to: place.to + at } } };
}
