import type { Pick, PickValue } from '../charts/pick.ts';
import { meaningfulTokens } from '../core/sql/tokens.ts';
import type { Filter } from './filter.ts';
import { originOf, type Origin } from './origin.ts';
import { wholePart, wholeParts } from './time-unit.ts';

/**
 * What picks on a tile's marks say of the tables' own columns: a week picked on `date_trunc('week', sale_date)` is a range of
 * `sale_date`. A pick whose column is computed from many rows, or in a way that can't be turned back, gives none; of
 * several on one column the last counts.
 */
export function filtersFrom(picks: readonly Pick[], { data }: { data: string }): Filter[] {
  const tokens = meaningfulTokens(data);
  const found = picks.flatMap((pick) => {
    const origin = originOf(tokens, pick.column);
    const filter = origin && filterOf(pick, origin);
    return filter ? [filter] : [];
  });
  return [...new Map(found.map((filter) => [filter.column.toLowerCase(), filter])).values()];
}

function filterOf(pick: Pick, origin: Origin): Filter | undefined {
  const { column, unit, forNull } = origin;
  if (unit) return partsOf(pick, { column, unit });
  if (forNull === undefined || !('values' in pick)) return { ...pick, column };
  const values = pick.values.flatMap((value) => (value === forNull ? [value, null] : [value]));
  return { column, values };
}

/** The range from the first to the last of the parts of time that are picked. */
function partsOf(pick: Pick, { column, unit }: Required<globalThis.Pick<Origin, 'column' | 'unit'>>) {
  if (!('values' in pick)) {
    const range = wholeParts(pick, unit);
    return range && { column, ...range, open: true };
  }
  const times = pick.values.filter((value): value is Exclude<PickValue, null> => value !== null);
  if (times.length === 0) return { column, values: [null] };
  const parts = times.map((value) => wholePart(value, unit)).filter((part) => part !== undefined);
  if (parts.length === 0) return undefined;
  parts.sort((one, other) => (String(one.from) < String(other.from) ? -1 : 1));
  return { column, from: parts[0]!.from, to: parts.at(-1)!.to, open: true };
}
