import {
  checkColumn,
  dataColumns,
  findColumn,
  reasonSeparator,
  warnColumn,
  type Catalog,
} from '../catalog.ts';
import type { CheckRule } from '../config/rules.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { plural } from '../plural.ts';
import { typeOf } from '../types/types.ts';
import type { Compiled, Job, JobKind, RunContext } from './job.ts';
import { countColumns, sourceColumns } from './source.ts';

const textSuffix = ' (text)';

/** The name under which a column's text is kept while the name itself stands for the typed value. */
function textName(name: string): string {
  return `${name}${textSuffix}`;
}

/** Whether a name is one of ours, under which a column’s text is kept: nobody means it. */
export function isTextName(name: string): boolean {
  return name.endsWith(textSuffix);
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
  /** The condition under which that rejects the row, and under which it only marks it; '' where it never does. */
  rejects: string;
  warns: string;
}

/** A job's checks, in the order of their reasons, and the rows that their conditions are about. */
export interface CompiledChecks {
  checks: CompiledCheck[];
  /** The columns of the source as the checked table has them, as a select list on `rows`. */
  columns: string[];
  /** A query of the source in which a typed column has its values under its name, and its text under another. */
  rows: string;
}

/** What checks may know besides the row. */
export interface CheckContext {
  /** The day of the run: `YYYY-MM-DD`. */
  today: string;
  /** The table with all rows of the delivery, in SQL. */
  rows: string;
}

/**
 * Turns the checks of a job into SQL. Throws an Error that names the line of a rule on a column which the source
 * lacks, and one where the source isn't there.
 */
export function compileChecks(
  job: Job,
  catalog: Catalog,
  dialect: Dialect,
  { today, rows }: CheckContext,
): CompiledChecks {
  const columns = sourceColumns(job, catalog);
  const typed = dataColumns(columns).filter((column) => typeOf(column).name !== 'VARCHAR');
  const text = (name: string) => dialect.identifier(findColumn(typed, name) ? textName(name) : name);

  const inner = columns.map((column) => {
    const name = dialect.identifier(column.name);
    if (!typed.includes(column)) return name;
    return `${name} AS ${text(column.name)}, ${typeOf(column).parse(name, dialect)} AS ${name}`;
  });
  const typedRows = (from: string) => `SELECT ${inner.join(',\n    ')}\n  FROM ${from}`;
  const checks = job.rules.checks.map(
    ({ column, check, condition, description, severity, tolerance, line, refers }, rule): CompiledCheck => {
      const found = findColumn(columns, column);
      if (!found && !check.typed && !check.whole)
        throw new Error(`dq_rule_config.csv:${line} column_name: ${job.source} has no column ${column}`);
      const value = found ? text(found.name) : '';
      const own = found ? dialect.identifier(found.name) : '';
      const referred = refers ? referredValues(refers, line, catalog, dialect) : '';
      const scope = { today, rows, column: own, referred };
      const fails = check.fails(value, condition, dialect, scope);
      const named = { rule, column: found?.name ?? column, type: '', reason: description, fails };
      if (severity === 'WARN') return { ...named, rejects: '', warns: fails };
      if (tolerance === 0) return { ...named, rejects: fails, warns: '' };
      const tooMany = `(SELECT count(CASE WHEN ${fails} THEN 1 END) > ${tolerance} * count(*) FROM (${typedRows(rows)}))`;
      return { ...named, rejects: `(${fails}) AND ${tooMany}`, warns: `(${fails}) AND NOT ${tooMany}` };
    },
  );
  for (const column of typed) {
    const fails = `${text(column.name)} <> '' AND ${dialect.identifier(column.name)} IS NULL`;
    checks.push({
      rule: undefined,
      column: column.name,
      type: typeOf(column).name,
      reason: `${column.name}: not a valid ${typeOf(column).name}`,
      fails,
      rejects: fails,
      warns: '',
    });
  }
  const outer = columns.map((column) =>
    typed.includes(column)
      ? `${text(column.name)} AS ${dialect.identifier(column.name)}`
      : dialect.identifier(column.name),
  );
  return {
    checks,
    columns: outer,
    rows: typedRows(dialect.table(job.sourceTable!)),
  };
}

/** A query for the values that a foreign key may have. Throws an Error where none of its tables has the column. */
function referredValues(
  { column, merged, checked }: NonNullable<CheckRule['refers']>,
  line: number,
  catalog: Catalog,
  dialect: Dialect,
): string {
  const queries = [checked, merged].flatMap((table) => {
    const found = table && findColumn(catalog.columns(table) ?? [], column);
    if (!found) return [];
    const name = dialect.identifier(found.name);
    const isChecked = findColumn(catalog.columns(table) ?? [], checkColumn);
    const passed = isChecked ? ` AND ${checkColumn} = ''` : '';
    return [
      `SELECT CAST(${name} AS ${dialect.type('VARCHAR')}) FROM ${dialect.table(table)} WHERE ${name} IS NOT NULL${passed}`,
    ];
  });
  if (queries.length === 0)
    throw new Error(`dq_rule_config.csv:${line} rule_condition: ${merged.table} has no column ${column}`);
  return queries.join(' UNION ALL ');
}

function compile(job: Job, catalog: Catalog, dialect: Dialect, { at }: RunContext): Compiled {
  const { checks, columns, rows } = compileChecks(job, catalog, dialect, {
    today: at.slice(0, 10),
    rows: dialect.table(job.sourceTable!),
  });
  const reasonsWhere = (outcome: 'rejects' | 'warns') => {
    const reasons = checks
      .filter((check) => check[outcome] !== '')
      .map((check) => `CASE WHEN ${check[outcome]} THEN ${dialect.literal(check.reason)} END`);
    return reasons.length > 0 ? `concat_ws('${reasonSeparator}', ${reasons.join(',\n    ')})` : "''";
  };
  const marks = checks.some(({ warns }) => warns !== '');
  const select = [
    ...columns,
    `${reasonsWhere('rejects')} AS ${checkColumn}`,
    ...(marks ? [`${reasonsWhere('warns')} AS ${warnColumn}`] : []),
  ];
  const count = (column: string, name: string) => `count(CASE WHEN ${column} <> '' THEN 1 END) AS ${name}`;
  const counts = [count(checkColumn, 'rejected'), ...(marks ? [count(warnColumn, 'marked')] : [])];
  return {
    statements: [
      dialect.replaceTable(job.targetTable, `SELECT ${select.join(',\n  ')}\nFROM (\n  ${rows}\n)`),
    ],
    figures: `SELECT count(*) AS rows, ${counts.join(', ')} FROM ${dialect.table(job.targetTable)}`,
    cleanup: [],
    columns: [
      ...sourceColumns(job, catalog),
      { name: checkColumn, type: 'VARCHAR' },
      ...(marks ? [{ name: warnColumn, type: 'VARCHAR' }] : []),
    ],
    warnings: [],
  };
}

function explained({ column, check, condition, description, severity, tolerance }: CheckRule): string {
  const what = `${column ? `${column}: ` : ''}${check.name}${condition ? ` ${condition}` : ''}`;
  if (severity === 'WARN') return `${what}, else marked “${description}” and let pass.`;
  const tolerated = tolerance > 0 ? ` Up to ${tolerance * 100} % of the rows are only marked.` : '';
  return `${what}, else “${description}”.${tolerated}`;
}

export const dq: JobKind = {
  name: 'dq',
  title: 'Check',
  doc: 'Holds every row against the checks; rows that fail one stay here, in quarantine, with all their reasons.',
  compile,
  explain: (job) => [
    ...job.rules.checks.map((rule) => ({
      text: explained(rule),
      place: { file: 'dq_rule_config.csv', line: rule.line },
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
