import { findColumn, type Catalog, type Column } from '../catalog.ts';
import type { CleanseRule, CorrectionRule } from '../config/rules.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { plural } from '../plural.ts';
import type { Compiled, Job, JobKind } from './job.ts';
import { correctedValue, correctionCondition } from './corrected.ts';
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

/** The corrections whose records can be told: each column of their keys is there. */
export function applicable(rules: readonly CorrectionRule[], columns: readonly Column[]): CorrectionRule[] {
  return rules.filter(({ keys }) => keys.every((key) => findColumn(columns, key.column)));
}

/** So many terms stand in one sum: an engine reads each further one a level deeper. */
const mostTerms = 100;

/** The sum of terms in SQL, however many they are. */
function sumOf(terms: readonly string[]): string {
  if (terms.length <= mostTerms) return terms.join(' + ') || '0';
  const parts = Array.from({ length: Math.ceil(terms.length / mostTerms) }, (_, at) =>
    terms.slice(at * mostTerms, (at + 1) * mostTerms),
  );
  return sumOf(parts.map((part) => `(${sumOf(part)})`));
}

function missingKeyColumns(job: Job, columns: readonly Column[]): string[] {
  return job.rules.corrections.flatMap(({ keys, line }) =>
    keys
      .filter((key) => !findColumn(columns, key.column))
      .map(
        (key) =>
          `corrections.csv:${line} key: ${job.source} has no column ${key.column}; the line does nothing`,
      ),
  );
}

function compile(job: Job, catalog: Catalog, dialect: Dialect): Compiled {
  const columns = sourceColumns(job, catalog);
  const nulled: string[] = [];
  const corrected: string[] = [];
  const select = columns.map(({ name }) => {
    const ofColumn = <Rule extends { column: string }>(rules: readonly Rule[]) =>
      rules.filter((rule) => findColumn([{ name }], rule.column));
    const corrections = ofColumn(applicable(job.rules.corrections, columns));
    const column = dialect.identifier(name);
    corrected.push(...corrections.map((rule) => correctionCondition(column, rule, dialect)));
    const cleansed = applySteps(
      correctedValue(column, corrections, dialect),
      ofColumn(job.rules.cleanse),
      dialect,
    );
    nulled.push(...cleansed.nulled);
    return cleansed.sql === column ? column : `${cleansed.sql} AS ${column}`;
  });
  const source = dialect.table(job.sourceTable!);
  const countWhere = (conditions: string[]) =>
    sumOf(conditions.map((condition) => `count(CASE WHEN ${condition} THEN 1 END)`));
  const isCorrected = corrected.length > 0 ? `, ${countWhere(corrected)} AS corrected` : '';
  return {
    statements: [dialect.replaceView(job.targetTable, `SELECT ${select.join(',\n  ')}\nFROM ${source}`)],
    figures: `SELECT count(*) AS rows, ${countWhere(nulled)} AS nulled${isCorrected} FROM ${source}`,
    cleanup: [],
    columns,
    warnings: [
      ...missingColumns(job.rules.corrections, columns, job, 'corrections.csv'),
      ...missingColumns(job.rules.cleanse, columns, job, 'cleansing_rules.csv'),
      ...missingKeyColumns(job, columns),
    ],
  };
}

function explainCorrection({ column, record, keys, before, after, reason }: CorrectionRule): string {
  const value = (text: string | null) => (text === null ? 'NULL' : `“${text}”`);
  const where = [
    ...(record ? [`record ${record.row} of ${record.file}`] : []),
    ...keys.map((key) => `${key.column} ${key.value}`),
  ];
  return `${column} of ${where.join(', ')}: ${value(before)} becomes ${value(after)}.${reason ? ` ${reason}` : ''}`;
}

export const cleanse: JobKind = {
  name: 'cleanse',
  title: 'Cleanse',
  doc: 'Cleans the values of each column, step after step.',
  compile,
  explain: (job) => [
    ...job.rules.cleanse.map(({ column, step, argument, line }) => ({
      text: `${column}: ${step.name}${argument ? `:${argument}` : ''}. ${step.doc}`,
      place: { file: 'cleansing_rules.csv', line },
    })),
    ...job.rules.corrections.map((rule) => ({
      text: explainCorrection(rule),
      place: { file: 'corrections.csv', line: rule.line },
    })),
  ],
  summarize({ rules: { cleanse, corrections } }) {
    const steps = `${plural(cleanse.length, 'cleansing step')} on ${countColumns(cleanse)}`;
    if (corrections.length > 0) return `${plural(corrections.length, 'correction')}, ${steps}.`;
    return cleanse.length === 0 ? 'No cleansing step: every value stays as it is.' : `${steps}.`;
  },
};
