import { findColumn, type Catalog } from '../catalog.ts';
import type { CleanseRule } from '../config/rules.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { plural } from '../plural.ts';
import type { Compiled, Job, JobKind } from './job.ts';
import { countColumns, missingColumns, sourceColumns } from './source.ts';

/** The steps applied to a column one after the other: its cleansed value, and conditions that count nulled values. */
export function applySteps(
  value: string,
  rules: readonly CleanseRule[],
  dialect: Dialect,
): { sql: string; nulled: string[] } {
  const nulled: string[] = [];
  let sql = value;
  for (const { step, argument } of rules) {
    const after = step.sql(sql, argument, dialect);
    if (step.nulls) nulled.push(`${sql} IS NOT NULL AND ${after} IS NULL`);
    sql = after;
  }
  return { sql, nulled };
}

function compile(job: Job, catalog: Catalog, dialect: Dialect): Compiled {
  const columns = sourceColumns(job, catalog);
  const nulled: string[] = [];
  const select = columns.map(({ name }) => {
    const rules = job.rules.cleanse.filter((rule) => findColumn([{ name }], rule.column));
    const column = dialect.identifier(name);
    if (rules.length === 0) return column;
    const cleansed = applySteps(column, rules, dialect);
    nulled.push(...cleansed.nulled);
    return `${cleansed.sql} AS ${column}`;
  });
  const source = dialect.table(job.sourceTable!);
  const count = nulled.map((condition) => `count(CASE WHEN ${condition} THEN 1 END)`).join(' + ') || '0';
  return {
    statements: [dialect.replaceView(job.targetTable, `SELECT ${select.join(',\n  ')}\nFROM ${source}`)],
    figures: `SELECT count(*) AS rows, ${count} AS nulled FROM ${source}`,
    cleanup: [],
    columns,
    warnings: missingColumns(job.rules.cleanse, columns, job, 'cleansing_rules.csv'),
  };
}

export const cleanse: JobKind = {
  name: 'cleanse',
  title: 'Cleanse',
  doc: 'Cleans the values of each column, step after step.',
  compile,
  explain: (job) =>
    job.rules.cleanse.map(({ column, step, argument, line }) => ({
      text: `${column}: ${step.name}${argument ? `:${argument}` : ''}. ${step.doc}`,
      place: { file: 'cleansing_rules.csv', line },
    })),
  summarize: ({ rules: { cleanse } }) =>
    cleanse.length === 0
      ? 'No cleansing step: every value stays as it is.'
      : `${plural(cleanse.length, 'cleansing step')} on ${countColumns(cleanse)}.`,
};
