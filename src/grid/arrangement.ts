import type { GridColumn } from './column.ts';
import { filterSql, type ColumnFilter } from './filter.ts';
import { searchSql } from './search.ts';
import type { Base } from './window-sql.ts';

/** A column to sort by. */
export interface SortKey {
  column: string;
  descending: boolean;
}

/** In which order rows are shown, and which of them. */
export interface Arrangement {
  sort: readonly SortKey[];
  filters: readonly ColumnFilter[];
  /** A text that one of the columns must hold; '' for all rows. */
  search: string;
}

export const unarranged: Arrangement = { sort: [], filters: [], search: '' };

/** Whether some rows are left out. */
export function isFiltered({ filters, search }: Arrangement): boolean {
  return filters.length > 0 || search !== '';
}

/** Whether anything differs from the rows as they are. */
export function isArranged(arrangement: Arrangement): boolean {
  return arrangement.sort.length > 0 || isFiltered(arrangement);
}

/**
 * The condition and the order of an arrangement, each '' where there is none. NULLs are last in both directions, and
 * rows that are equal stay in the table's order. Throws the Error of a value that doesn't fit its column.
 */
export function arrangementSql(
  { sort, filters, search }: Arrangement,
  columns: readonly GridColumn[],
  base: Base,
): { condition: string; orderBy: string } {
  const indexOf = (name: string) => columns.findIndex((column) => column.name === name);
  const conditions = filters.flatMap((filter) => {
    const index = indexOf(filter.column);
    return index < 0 ? [] : [`(${filterSql(filter, columns[index]!, base.values[index]!)})`];
  });
  if (search !== '') conditions.push(searchSql(search, columns, (_, index) => base.values[index]!));
  const keys = sort.flatMap(({ column, descending }) => {
    const index = indexOf(column);
    return index < 0 ? [] : [`${base.values[index]} ${descending ? 'DESC' : 'ASC'} NULLS LAST`];
  });
  return {
    condition: conditions.join(' AND '),
    orderBy: keys.length > 0 ? [...keys, '_r.rowid'].join(', ') : '',
  };
}

/** What a click on a header makes of the sorting: ascending, descending, off; `add` keeps the other columns. */
export function nextSort(sort: readonly SortKey[], column: string, add: boolean): SortKey[] {
  const now = sort.find((key) => key.column === column);
  const next = !now
    ? { column, descending: false }
    : now.descending
      ? undefined
      : { column, descending: true };
  if (!add) return next ? [next] : [];
  if (!next) return sort.filter((key) => key.column !== column);
  return now ? sort.map((key) => (key === now ? next : key)) : [...sort, next];
}
