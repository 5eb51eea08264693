import type { Row } from '../engine/connector.ts';
import { asText, mayBeLong, reference, type GridColumn } from './column.ts';

/** Values longer than this many characters are clipped in a grid. */
export const clipLength = 500;

/** Where rows are read from, and what is known of their rowids. */
export interface Base {
  /** SQL that stands after FROM. */
  from: string;
  columns: readonly GridColumn[];
  /** The expression of each column's value, by index. */
  values: readonly string[];
  count: number;
  /** Whether `_r.rowid` can be used. */
  rowid: boolean;
  /** The greatest rowid; -1 where there is none. */
  lastRowid: number;
}

/** An order of rows: a TEMP table whose column `r` holds rowids, its own rowid the position from 0. */
export interface Order {
  table: string;
  count: number;
  /** Whether the rowids are in another order than the table's. */
  sorted: boolean;
}

/** A value in a grid: its text, clipped where `length` is given, the number of characters of the whole. */
export interface Cell {
  text: string | null;
  length?: number;
}

/** The statement that counts rows and, where asked, looks for the greatest rowid. */
export function countSql(from: string, hasRowid: boolean): string {
  return `SELECT count(*) AS n${hasRowid ? ', max(rowid) AS last' : ''} FROM ${from} AS _r`;
}

/** The base of a relation. `counted` is the row that `countSql` gives. */
export function relationBase(
  from: string,
  columns: readonly GridColumn[],
  rowid: boolean,
  counted: Row,
): Base {
  return {
    from,
    columns,
    values: columns.map(({ name }) => reference(name)),
    count: Number(counted['n']),
    rowid,
    lastRowid: rowid ? Number(counted['last'] ?? -1) : -1,
  };
}

/** The query whose result is a base's rows with the columns named c0, c1, … */
export function copyOf(base: Base): string {
  return `SELECT ${base.values.map((value, index) => `${value} AS c${index}`).join(', ')} FROM ${base.from} AS _r`;
}

/**
 * A window of rows with all values as text: c0, c1, … by column index; l0, l1, … the lengths of those that are clipped.
 * Names of the relation's own can't collide with these, whatever they are.
 */
export function windowSql(
  base: Base,
  order: Order | undefined,
  first: number,
  rows: number,
  columns: readonly number[],
  clip: boolean,
): string {
  const selected = columns.flatMap((index) => cellSql(base, index, clip)).join(', ');
  const last = first + rows - 1;
  if (order)
    return (
      `SELECT ${selected} FROM (SELECT rowid AS p, r FROM ${order.table} WHERE rowid BETWEEN ${first} AND ${last}) AS _w ` +
      `JOIN ${base.from} AS _r ON _r.rowid = _w.r ORDER BY _w.p`
    );
  // Rows that were deleted leave gaps, where a rowid is no position.
  if (base.rowid && base.count === base.lastRowid + 1)
    return `SELECT ${selected} FROM ${base.from} AS _r WHERE _r.rowid BETWEEN ${first} AND ${last} ORDER BY _r.rowid`;
  return `SELECT ${selected} FROM ${base.from} AS _r LIMIT ${rows} OFFSET ${first}`;
}

function cellSql(base: Base, index: number, clip: boolean): string[] {
  const { type, kind } = base.columns[index]!;
  const text = asText(base.values[index]!, type);
  if (!clip || !mayBeLong(kind)) return [`${text} AS c${index}`];
  return [
    `left(${text}, ${clipLength}) AS c${index}`,
    `CASE WHEN length(${text}) > ${clipLength} THEN length(${text}) END AS l${index}`,
  ];
}

/** The cells of a row of a window, in the order of `columns`. */
export function decodeCells(row: Row, columns: readonly number[]): Cell[] {
  return columns.map((index) => {
    const text = row[`c${index}`] as string | null;
    const length = row[`l${index}`];
    return length === null || length === undefined ? { text } : { text, length: Number(length) };
  });
}
