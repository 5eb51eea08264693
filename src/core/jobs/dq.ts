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

function compile(job: Job, catalog: Catalog, dialect: Dialect): Compiled {
  const columns = sourceColumns(job, catalog);
  const data = dataColumns(columns);
  const typed = data.filter((column) => typeOf(column).name !== 'VARCHAR');
  const text = (name: string) => dialect.identifier(findColumn(typed, name) ? textName(name) : name);

  const reasons = job.rules.checks.map(({ column, check, condition, description, line }) => {
    const found = findColumn(columns, column);
    if (!found && !check.typed)
      throw new Error(`dq_rule_config.csv:${line} column_name: ${job.source} has no column ${column}`);
    const value = found ? text(found.name) : '';
    return `CASE WHEN ${check.fails(value, condition, dialect)} THEN ${dialect.literal(description)} END`;
  });
  for (const column of typed) {
    const value = text(column.name);
    reasons.push(
      `CASE WHEN ${value} <> '' AND ${dialect.identifier(column.name)} IS NULL ` +
        `THEN ${dialect.literal(`${column.name}: not a valid ${typeOf(column).name}`)} END`,
    );
  }
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
  const check = reasons.length > 0 ? `concat_ws(' | ', ${reasons.join(',\n    ')})` : "''";
  const query =
    `SELECT ${outer.join(',\n  ')},\n  ${check} AS ${checkColumn}\n` +
    `FROM (\n  SELECT ${inner.join(',\n    ')}\n  FROM ${dialect.table(job.sourceTable!)}\n)`;
  return {
    statements: [dialect.replaceTable(job.targetTable, query)],
    figures: `SELECT count(*) AS rows, count(CASE WHEN ${checkColumn} <> '' THEN 1 END) AS rejected FROM ${dialect.table(job.targetTable)}`,
    cleanup: [],
    columns: [...columns, { name: checkColumn, type: 'VARCHAR' }],
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
