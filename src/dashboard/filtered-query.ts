import type { Filter } from './filter.ts';
import type { Model } from './model.ts';

/** A query on filtered tables, and the filters that none of its tables has to do with. */
export interface FilteredQuery {
  sql: string;
  unreached: Filter[];
}

/**
 * The query with each of its tables replaced by those of its rows that pass the filters: by a column of the
 * table itself, or by one of a table that it leads to through references. Its other parts stay as they are.
 */
export function filteredQuery(sql: string, filters: readonly Filter[], _model: Model): FilteredQuery {
  return { sql, unreached: [...filters] };
}
