import type { Result } from '../engine/connector.ts';

/** Runs a read query on a connection of its own, beside what runs. Rejects with the engine's error, or when aborted. */
export type Look = (sql: string, signal?: AbortSignal) => Promise<Result>;

/** Runs a statement for its effect on the connection of `Look`; the grid makes and drops only TEMP tables with it. */
export type Execute = (sql: string, signal?: AbortSignal) => Promise<void>;

/** Something that the page does with one row, such as telling where it comes from. */
export interface RowAction {
  /** What its button says. */
  title: string;
  /** Whether rows with these columns are such that it can be done with them. */
  fits(columns: readonly string[]): boolean;
  /** Gets all of the row's values, whole, as text by column name. */
  choose(row: Readonly<Record<string, string | null>>): void;
}

/** What a grid shows: a table, a view or a query. */
export interface GridRelation {
  /** The rows' name for people: `Rows of flights`. */
  label: string;
  /** SQL that stands after FROM: a quoted full table name or a query in parentheses. */
  from: string;
  /** Whether `from` is a base table, whose rows can be reached by their rowid. */
  hasRowid: boolean;
  /** Columns to be shown soft, such as those of lineage. */
  dim?: ReadonlySet<string>;
  /** Columns that are not shown at first. */
  hidden?: ReadonlySet<string>;
  /** Whether a value is to be marked as failed. The row's values are text by column name, long ones clipped. */
  isHit?(row: Readonly<Record<string, string | null>>, column: string): boolean;
  /** What can be asked of a single row. */
  rowAction?: RowAction;
  /** Another value means other rows behind the same name. */
  version?: unknown;
}
