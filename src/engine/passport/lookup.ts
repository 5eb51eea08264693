import { findColumn, lineageColumns, type Catalog, type Column } from '../../core/catalog.ts';
import type { Dialect } from '../../core/dialects/dialect.ts';
import type { Job } from '../../core/jobs/job.ts';
import type { TableName } from '../../core/names.ts';
import { typeOf } from '../../core/types/types.ts';
import type { Row } from '../connector.ts';
import type { Field, RecordRef } from './passport.ts';

/** What a passport is made with. */
export interface Lookup {
  jobs: readonly Job[];
  /** The columns of the tables that are there. */
  catalog: Catalog;
  dialect: Dialect;
  ask(sql: string): Promise<Row[]>;
}

/** A value of a row as text; NULL is null. */
export function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

/** The condition that a row comes from a record. */
export function isRecord({ file, row, load }: RecordRef, dialect: Dialect): string {
  return `_row = ${Math.floor(row)} AND _file = ${dialect.literal(file)} AND _load = ${dialect.literal(load)}`;
}

/** The record from which a row comes. */
export function recordOf(row: Row): RecordRef {
  return { file: textOf(row['_file']) ?? '', row: Number(row['_row']), load: textOf(row['_load']) ?? '' };
}

/** A select list of columns as text. */
export function asText(columns: readonly Column[], dialect: Dialect): string[] {
  return columns.map(({ name, type }) => {
    const column = dialect.identifier(name);
    return type === undefined || type === 'VARCHAR' ? column : `CAST(${column} AS VARCHAR) AS ${column}`;
  });
}

export const lineage = lineageColumns.map(({ name }) => name).join(', ');

/** The values of a row that was asked as text. */
export function fieldsOf(row: Row, columns: readonly { name: string }[]): Field[] {
  return columns.map(({ name }) => ({ column: name, value: textOf(row[name]) }));
}

/** The columns of a table by the names that a job has for them. Throws an Error that names the first which is missing. */
export function columnsNamed(names: readonly string[], columns: readonly Column[], table: string): Column[] {
  return names.map((name) => {
    const found = findColumn(columns, name);
    if (!found) throw new Error(`${table} has no column ${name}`);
    return found;
  });
}

/**
 * The condition that columns hold values, which are given as text. `isText`: whether the columns are text whose typed
 * value is meant, as before the stage table. A text that is no value of the column's type is held by no row.
 */
export function holds(
  columns: readonly Column[],
  values: readonly (string | null)[],
  dialect: Dialect,
  isText: boolean,
): string {
  const conditions = columns.map((column, place) => {
    const name = dialect.identifier(column.name);
    const value = values[place] ?? null;
    const type = typeOf(column);
    const typed = isText ? type.parse(name, dialect) : name;
    if (value !== null) return `${typed} = ${type.parse(dialect.literal(value), dialect)}`;
    // What is no value of its type is no key, although it has no typed value either.
    return isText && type.name !== 'VARCHAR' ? `(${name} IS NULL OR ${name} = '')` : `${name} IS NULL`;
  });
  return conditions.map((condition) => `(${condition})`).join(' AND ') || 'true';
}

/** Whether a table is there. */
export function isThere(lookup: Lookup, table: TableName): boolean {
  return lookup.catalog.columns(table) !== undefined;
}
