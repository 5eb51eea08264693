import { checkColumn, dataColumns, findColumn, type Catalog } from '../catalog.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { plural } from '../plural.ts';
import { typeOf } from '../types/types.ts';
import type { Compiled, Job, JobKind } from './job.ts';
import { countColumns, sourceColumns } from './source.ts';

/** The name under which a column's text is kept while the name itself stands for the typed value. */
function textName(name: string): string {
  return `${name} (text)`;
}

/** The columns whose values must be of a type that not every text is. */
function typedModel(job: Job) {
  return (job.model ?? []).filter((column) => typeOf(column).name !== 'VARCHAR');
}

/** A check on a row, as a job makes it: a rule's, or that of a column's type. */
export interface CompiledCheck {
  /** The place of the rule in the job's checks; undefined for the check of a type. */
  rule: number | undefined;
  /** The column that is checked as the table calls it, '' where the check is about the row. */
  column: string;
  /** The type that its column's values must have, '' for a rule's check. */
  type: string;
  /** What the row is told where it fails. */
  reason: string;
  /** The condition in SQL under which it fails; false or NULL where it passes. */
  fails: string;
}

/** A job's checks, in the order of their reasons, and the rows that their conditions are about. */
export interface CompiledChecks {
  checks: CompiledCheck[];
  /** The columns of the source as the checked table has them, as a select list on `rows`. */
  columns: string[];
  /** A query of the source in which a typed column has its values under its name, and its text under another. */
  rows: string;
}

/**
 * Turns the checks of a job into SQL. Throws an Error that names the line of a rule on a column which the source
 * lacks, and one where the source isn't there.
 */
export function compileChecks(job: Job, catalog: Catalog, dialect: Dialect): CompiledChecks {
  const columns = sourceColumns(job, catalog);
  const typed = dataColumns(columns).filter((column) => typeOf(column).name !== 'VARCHAR');
  const text = (name: string) => dialect.identifier(findColumn(typed, name) ? textName(name) : name);

  const checks = job.rules.checks.map(
    ({ column, check, condition, description, line }, rule): CompiledCheck => {
      const found = findColumn(columns, column);
      if (!found && !check.typed)
        throw new Error(`dq_rule_config.csv:${line} column_name: ${job.source} has no column ${column}`);
      const value = found ? text(found.name) : '';
      const fails = check.fails(value, condition, dialect);
      return { rule, column: found?.name ?? column, type: '', reason: description, fails };
    },
  );
  for (const column of typed)
    checks.push({
      rule: undefined,
      column: column.name,
      type: typeOf(column).name,
      reason: `${column.name}: not a valid ${typeOf(column).name}`,
      fails: `${text(column.name)} <> '' AND ${dialect.identifier(column.name)} IS NULL`,
    });
  const inner = columns.map((column) => {
    const name = dialect.identifier(column.name);
    if (!typed.includes(column)) return name;
    return `${name} AS ${text(column.name)}, ${typeOf(column).parse(name, dialect)} AS ${name}`;
  });
  const outer = columns.map((column) =>
    typed.includes(column)
      ? `${text(column.name)} AS ${dialect.identifier(column.name)}`
      : dialect.identifier(column.name),
  );
  return {
    checks,
    columns: outer,
    rows: `SELECT ${inner.join(',\n    ')}\n  FROM ${dialect.table(job.sourceTable!)}`,
  };
}

function compile(job: Job, catalog: Catalog, dialect: Dialect): Compiled {
  const { checks, columns, rows } = compileChecks(job, catalog, dialect);
  const reasons = checks.map(({ fails, reason }) => `CASE WHEN ${fails} THEN ${dialect.literal(reason)} END`);
  const check = reasons.length > 0 ? `concat_ws(' | ', ${reasons.join(',\n    ')})` : "''";
  const query = `SELECT ${columns.join(',\n  ')},\n  ${check} AS ${checkColumn}\n` + `FROM (\n  ${rows}\n)`;
  return {
    statements: [dialect.replaceTable(job.targetTable, query)],
    figures: `SELECT count(*) AS rows, count(CASE WHEN ${checkColumn} <> '' THEN 1 END) AS rejected FROM ${dialect.table(job.targetTable)}`,
    cleanup: [],
    columns: [...sourceColumns(job, catalog), { name: checkColumn, type: 'VARCHAR' }],
    warnings: [],
  };
}

export const dq: JobKind = {
  name: 'dq',
  title: 'Check',
  doc: 'Holds every row against the checks; rows that fail one stay here, in quarantine, with all their reasons.',
  compile,
  explain: (job) => [
    ...job.rules.checks.map(({ column, check, condition, description, line }) => ({
      text: `${column ? `${column}: ` : ''}${check.name}${condition ? ` ${condition}` : ''}, else “${description}”.`,
      place: { file: 'dq_rule_config.csv', line },
    })),
    ...typedModel(job).map((column) => ({
      text: `${column.name}: must be a valid ${typeOf(column).name}. ${typeOf(column).doc}`,
      ...(column.line === undefined ? {} : { place: { file: 'data_model.csv', line: column.line } }),
    })),
  ],
  summarize(job) {
    const { checks } = job.rules;
    const types = job.model
      ? plural(typedModel(job).length, 'column') + ' held against a type'
      : 'types inferred from the values';
    return `${checks.length === 0 ? 'No check' : `${plural(checks.length, 'check')} on ${countColumns(checks)}`}, ${types}.`;
  },
};
