import { duckdb } from '../core/dialects/duckdb.ts';

/** At most so many rows are drawn: more marks than that nobody tells apart. */
export const mostRows = 10_000;

/** How many marks there would be if none had been left out; NULL where none has. No part of a tile's rows. */
export const totalColumn = '_total';

/** How many of the query's rows a mark stands for; no part of a tile's rows where each stands for itself. */
export const countColumn = '_count';

/** A number as SQL, for a column of any type: numbers and texts of numbers, NULL for the rest and for NaN. */
export function numberSql(column: string): string {
  const number = `TRY_CAST(${duckdb.identifier(column)} AS DOUBLE)`;
  return `CASE WHEN isfinite(${number}) THEN ${number} END`;
}

/** A place on an axis as SQL: a number, or the seconds of a date or time; NULL for the rest. */
export function scaleSql(column: string): string {
  const time = `TRY_CAST(${duckdb.identifier(column)} AS TIMESTAMP)`;
  return `coalesce(${numberSql(column)}, CASE WHEN isfinite(${time}) THEN epoch(${time}) END)`;
}

/** A category as SQL: its text; NULL and the empty text are the same. */
export function labelSql(column: string): string {
  return `coalesce(CAST(${duckdb.identifier(column)} AS VARCHAR), '')`;
}

/** What several columns say together, as SQL: equal where all are. */
export function togetherSql(columns: readonly string[]): string {
  return columns.length === 0 ? '0' : `hash(${columns.map(labelSql).join(', ')})`;
}

/** The first rows of a query, and one more where there are more than can be drawn. */
export function firstRows(data: string): string {
  return `SELECT *\nFROM (\n${data}\n)\nLIMIT ${mostRows + 1}`;
}

/**
 * The beginning of a query that reads another's rows more than once, as `_given`: numbered in their order by `_place`,
 * with `more` columns. They are kept, since only when all have been counted is it known whether some must be left out.
 */
export function givenSql(data: string, more: Readonly<Record<string, string>>): string {
  const columns = Object.entries(more).map(([name, sql]) => `,\n  ${sql} AS ${name}`);
  return `WITH _given AS MATERIALIZED (\nSELECT *, row_number() OVER () AS _place${columns.join('')}\nFROM (\n${data}\n))`;
}
