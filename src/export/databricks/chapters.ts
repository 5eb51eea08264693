import type { Tile } from '../../charts/spec.ts';

/** A piece of a notebook's chapter, in the notebook's order. */
export type Piece =
  | { kind: 'prose'; text: string }
  /** The jobs of a cell, by id. */
  | { kind: 'jobs'; ids: string[] }
  /** A query in Spark's SQL. */
  | { kind: 'sql'; sql: string };

/** A chapter of the notebook: what stands below one heading of the first level. */
export interface Chapter {
  title: string;
  pieces: Piece[];
}

/** What a column holds, as far as a chart has to know. */
export type Measure = 'quantitative' | 'temporal' | 'categorical';

/** A tile whose query is in Spark's SQL. */
export interface SparkTile {
  tile: Tile;
  /** Why there is no such query; absent where there is one. */
  error?: string;
  sql: string;
  /** What each column of the query holds. */
  measures: ReadonlyMap<string, Measure>;
}

/** A dashboard of the notebook with its tiles in their order. */
export interface SparkDashboard {
  title: string;
  tiles: SparkTile[];
}
