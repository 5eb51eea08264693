import type { EdgeKind } from './edge-kinds.ts';

/** A column of a table as a query reaches it; with the column '' the table's rows are meant. */
export interface QuerySource {
  /** The parts of the table's name as written: `table`, or with schema and catalog before. */
  table: string[];
  column: string;
}

/** What a query makes its columns of. Whoever understands SQL fills it in: see `translate/query-lineage.ts`. */
export interface QueryLineage {
  /** The query's columns in their order. */
  outputs: {
    /** The column's name in the query; '' where it has none. */
    name: string;
    sources: (QuerySource & { kind: EdgeKind })[];
    /** Why its sources can't be told, or are not all of them; '' where they are known. */
    unknown: string;
  }[];
  /** What decides which rows there are: conditions, joins, groups. */
  rows: (QuerySource & { kind: EdgeKind })[];
  /** Why it can't be told what decides that, or not all; '' where it is known. */
  unknown: string;
}
