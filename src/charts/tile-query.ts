import { statementsOf } from '../core/sql/statements.ts';
import { formatNumber } from './format.ts';
import { kindOf } from './kinds.ts';
import { countColumn, firstRows, mostRows, totalColumn } from './query-parts.ts';
import { sampleBands } from './sample-bands.ts';
import type { Rows, Tile } from './spec.ts';
import { toLabel } from './values.ts';

/**
 * The SQL that a tile really asks: one query around the tile's own that gives what can be drawn. Up to `mostRows` rows
 * are the query's, in its order; of more, the kind says which are left out or aggregated. A figure's is its own, and so
 * is a text that isn't one query, whose error is then about itself.
 */
export function tileQuery(tile: Tile): string {
  const [statement, second] = statementsOf(tile.data);
  const isQuery = statement?.kind === 'query' && !second && !/^\s*EXPLAIN\b/i.test(statement.text);
  if (tile.type === 'kpi' || !isQuery) return tile.data;
  // Only the query, without the semicolon behind it: the text stands in brackets.
  const data = statement.text;
  if (tile.type === 'table') return firstRows(data);
  const kind = kindOf(tile.mark);
  const own = { ...tile, data };
  if (kind.query) return kind.query(own);
  return kind.band === undefined ? firstRows(data) : sampleBands(kind, kind.band, own);
}

/**
 * Why a text is no query that a tile may ask, or ''. It is asked whenever the tile is looked at or its text is edited,
 * so that it must change nothing.
 */
export function queryRefusal(data: string): string {
  const [statement, second] = statementsOf(data);
  if (second) return 'A tile holds one query: put the next one into a tile of its own.';
  // A WITH that has nothing behind it yet is no statement.
  if (!statement || /^(WITH)?$/.test(statement.kind)) return 'A tile needs a query, such as SELECT 1.';
  if (statement.kind === 'query') return '';
  return `A tile asks and changes nothing: its query can’t begin with ${statement.kind}.`;
}

/** What a tile's answer leaves out, in words, or ''. The rows are those that `tileQuery` gave. */
export function tileNote(tile: Tile, rows: Rows): string {
  if (rows.length > mostRows)
    return `Shown are the first ${formatNumber(mostRows)} rows; the query gives more.`;
  const total = Number(rows[0]?.[totalColumn] ?? 0);
  if (tile.type !== 'mark' || total <= 0) return '';
  const { band, note } = kindOf(tile.mark);
  if (note) return note(formatNumber(rows.length), formatNumber(total));
  const shown = new Set(rows.map((row) => toLabel(row[tile.channels[band!]!]))).size;
  return `Shown are the first ${formatNumber(shown)} of ${formatNumber(total)}: all are too many to be drawn.`;
}

/** Why an answer can't be drawn although it has rows, or ''. */
export function tileRefusal(tile: Tile, rows: Rows): string {
  if (tile.type !== 'mark' || rows.length <= mostRows || !kindOf(tile.mark).stacks) return '';
  const most = formatNumber(mostRows);
  return `The query gives more than ${most} rows, more than can be drawn: aggregate them, as with GROUP BY.`;
}

/** A tile's rows out of what `tileQuery` gave: no more than can be drawn, without the columns that are no part of them. */
export function tileRows(tile: Tile, rows: Rows): Rows {
  const [first] = rows;
  const made = [totalColumn, countColumn].filter((column) => {
    const isThere = tile.type === 'mark' && first !== undefined && column in first;
    return isThere && (column === totalColumn || first[column] === null);
  });
  const shown = rows.length > mostRows ? rows.slice(0, mostRows) : rows;
  if (made.length === 0) return shown;
  return shown.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !made.includes(name))));
}
