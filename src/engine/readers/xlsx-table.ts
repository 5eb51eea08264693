import { canBeHeader, hasHeader } from './csv-header.ts';
import { columnName, type SheetRow } from './xlsx-cells.ts';

/** Where in a sheet its table lies, found out by the sheet's first rows. */
export interface TablePlace {
  /** How many of the rows lie above it: titles and comments. */
  skipped: number;
  header: boolean;
  /** The 0-based place of its first column. */
  first: number;
  /** The number of columns that its first rows fill. */
  width: number;
}

const filled = (row: SheetRow) => row.cells.filter((text) => text !== undefined).length;
const firstOf = (row: SheetRow) => row.cells.findIndex((text) => text !== undefined);

/** A row's texts between two places; where it has none, ''. */
function fieldsOf(row: SheetRow, first: number, width: number): string[] {
  return Array.from({ length: width }, (_, index) => row.cells[first + index] ?? '');
}

/** How many columns most rows have of those that have the most: one long row is no measure. */
function usualWidth(rows: readonly SheetRow[]): number {
  const counts = rows.map(filled).sort((one, other) => other - one);
  return counts[Math.floor(counts.length / 4)] ?? 0;
}

/**
 * Finds a table in the first rows of a sheet that have values: above it may be titles, left of it empty columns.
 * `header` says whether it has a header where that is known; `isAtStart` that no title is above it.
 */
export function placeTable(
  rows: readonly SheetRow[],
  header: boolean | undefined,
  isAtStart: boolean,
): TablePlace {
  const skipped = header === false || isAtStart ? 0 : countTitles(rows);
  const table = rows.slice(skipped);
  const first = Math.min(...table.map(firstOf));
  const width = Math.max(...table.map((row) => row.cells.length)) - first;
  const [top, ...below] = table.map((row) => fieldsOf(row, first, width));
  return { skipped, header: header ?? hasHeader(top!, below), first, width };
}

/** Rows at the top that fill less than half of the columns, where one follows that can be a header. */
function countTitles(rows: readonly SheetRow[]): number {
  const width = usualWidth(rows);
  if (width < 2) return 0;
  const begin = rows.findIndex((row) => filled(row) * 2 > width);
  const top = rows[begin];
  if (begin <= 0 || begin > 30 || !top) return 0;
  const fields = top.cells.filter((text) => text !== undefined);
  return canBeHeader(fields) ? begin : 0;
}

/** A row's values as a record of the table; what is left of it is named where there is something. */
export function recordOf(row: SheetRow, first: number): { values: (string | null)[]; stray?: string } {
  const left = firstOf(row);
  const values = Array.from(row.cells.slice(first), (text) => text ?? null);
  return left < first ? { values, stray: columnName(left) } : { values };
}
