import type { Pick, PickValue } from '../charts/pick.ts';

/** A choice of rows in terms of the tables' own columns. Several are joined by AND; each column has one at most. */
export type Filter = Pick;

/** Whether two filters choose the same rows of the same column; the order of values doesn't matter. */
function sameFilter(one: Filter, other: Filter): boolean {
  return isSameColumn(one, other) && choiceOf(one) === choiceOf(other);
}

/**
 * The filters after a pick has been made. The same again takes it away, another choice on a column replaces the one
 * that is there. With `add`, values join those of their column, or leave them where they are among them; ranges
 * are no lists, so that they still replace.
 */
export function toggle(
  filters: readonly Filter[],
  added: readonly Filter[],
  { add = false }: { add?: boolean } = {},
): Filter[] {
  if (add) return added.reduce(withAdded, [...filters]);
  const isThere = (filter: Filter) => filters.some((other) => sameFilter(other, filter));
  const kept = filters.filter((filter) => !added.some((other) => isSameColumn(other, filter)));
  if (added.length > 0 && added.every(isThere)) return kept;
  return [...kept, ...added];
}

function withAdded(filters: Filter[], added: Filter): Filter[] {
  const at = filters.findIndex((filter) => isSameColumn(filter, added));
  const present = filters[at];
  if (!present) return [...filters, added];
  if (sameFilter(present, added)) return filters.toSpliced(at, 1);
  if (!('values' in present) || !('values' in added)) return filters.toSpliced(at, 1, added);
  const left = present.values.filter((value) => !added.values.includes(value));
  const all = added.values.every((value) => present.values.includes(value));
  const values = all ? left : [...left, ...added.values];
  return filters.toSpliced(at, 1, { column: present.column, values });
}

function isSameColumn(one: Filter, other: Filter): boolean {
  return one.column.toLowerCase() === other.column.toLowerCase();
}

function choiceOf(filter: Filter): string {
  if (!('values' in filter)) return JSON.stringify([filter.from, filter.to, filter.open ?? false]);
  return JSON.stringify(filter.values.map((value: PickValue) => JSON.stringify(value)).sort());
}
