import { findColumn, type Catalog, type Column } from '../catalog.ts';
import { plural } from '../plural.ts';
import type { Job } from './job.ts';

/** The columns of a job's source. Throws an Error that says which job has to run where they aren't known. */
export function sourceColumns(job: Job, catalog: Catalog): Column[] {
  const columns = job.sourceTable && catalog.columns(job.sourceTable);
  if (!columns) throw new Error(`the table ${job.source} does not exist: no job that ran has made it`);
  return columns;
}

/** Warnings for rules on columns that the source lacks; such rules do nothing. */
export function missingColumns(
  rules: readonly { column: string; line: number }[],
  columns: Column[],
  job: Job,
  file: string,
): string[] {
  return rules
    .filter((rule) => !findColumn(columns, rule.column))
    .map(
      (rule) =>
        `${file}:${rule.line} column_name: ${job.source} has no column ${rule.column}; the line does nothing`,
    );
}

/** How many columns rules are about, in words; a rule without a column is about the row. */
export function countColumns(rules: readonly { column: string }[]): string {
  const columns = new Set(rules.map(({ column }) => column.toLowerCase()).filter((column) => column !== ''));
  return columns.size === 0 ? 'the row' : plural(columns.size, 'column');
}

/** Throws an Error that names the key columns which the source lacks. */
export function requireKeys(job: Job, columns: Column[]): void {
  const missing = job.keys.filter((key) => !findColumn(columns, key));
  if (missing.length === 0) return;
  const { file, line } = job.origin;
  throw new Error(
    `${file}:${line} ref_table: ${job.source || job.target} has no column ${missing.join(', ')}; ` +
      `it has ${columns.map((column) => column.name).join(', ')}`,
  );
}
