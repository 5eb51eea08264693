import type { Pick } from '../charts/pick.ts';
import type { Filter } from './filter.ts';

/**
 * What picks on a tile's marks say of the tables' own columns. A pick whose column is computed from many rows, or in a
 * way that can't be turned back, gives none.
 */
export function filtersFrom(picks: readonly Pick[], _tile: { data: string }): Filter[] {
  return [...picks];
}
