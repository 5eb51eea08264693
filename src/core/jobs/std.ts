import { findColumn, type Catalog } from '../catalog.ts';
import type { MappingRule } from '../config/rules.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { plural } from '../plural.ts';
import type { Compiled, Job, JobKind } from './job.ts';
import { countColumns, missingColumns, sourceColumns } from './source.ts';

/** When a mapping applies to a value: the condition in SQL. */
export function mappingCondition(value: string, { actual, trigger }: MappingRule, dialect: Dialect): string {
  return trigger ? trigger.matches(value, dialect) : `${value} = ${dialect.literal(actual)}`;
}

/** A column's standard value: the first mapping that matches, else the value as it is. */
export function applyMappings(value: string, rules: readonly MappingRule[], dialect: Dialect): string {
  const branches = rules.map((rule) => {
    const { standard, trigger } = rule;
    const condition = mappingCondition(value, rule, dialect);
    const result = trigger
      ? trigger.sql(value, standard, dialect)
      : standard === null
        ? 'NULL'
        : dialect.literal(standard);
    return `WHEN ${condition} THEN ${result}`;
  });
  return `CASE ${branches.join('\n    ')}\n    ELSE ${value} END`;
}

function compile(job: Job, catalog: Catalog, dialect: Dialect): Compiled {
  const columns = sourceColumns(job, catalog);
  const select = columns.map(({ name }) => {
    const rules = job.rules.mappings.filter((rule) => findColumn([{ name }], rule.column));
    const column = dialect.identifier(name);
    return rules.length === 0 ? column : `${applyMappings(column, rules, dialect)} AS ${column}`;
  });
  const source = dialect.table(job.sourceTable!);
  return {
    statements: [dialect.replaceView(job.targetTable, `SELECT ${select.join(',\n  ')}\nFROM ${source}`)],
    figures: `SELECT count(*) AS rows FROM ${source}`,
    cleanup: [],
    columns,
    warnings: missingColumns(job.rules.mappings, columns, job, 'ref_data.csv'),
  };
}

export const std: JobKind = {
  name: 'std',
  title: 'Standardize',
  doc: 'Maps values to the standard ones; a value without a mapping stays.',
  compile,
  explain: (job) =>
    job.rules.mappings.map(({ column, actual, standard, trigger, line }) => ({
      text: trigger
        ? `${column}: ${trigger.doc}${trigger.standard ? '' : ` They become ${standard ?? 'NULL'}.`}`
        : `${column}: “${actual}” becomes ${standard === null ? 'NULL' : `“${standard}”`}.`,
      place: { file: 'ref_data.csv', line },
    })),
  summarize: ({ rules: { mappings } }) =>
    mappings.length === 0
      ? 'No mapping: every value stays as it is.'
      : `${plural(mappings.length, 'mapping')} on ${countColumns(mappings)}.`,
};
