import type { TableName } from '../names.ts';

/** What the merge of a job's incoming rows into its target needs to know. */
export interface Merge {
  target: TableName;
  /** The relation of incoming rows, one a key. */
  source: string;
  keys: string[];
  /** Columns compared: a matched row is updated only where one of them differs. */
  compared: string[];
  /** Columns written to a matched row, besides `update_dt`. */
  updated: string[];
  /** Columns of an inserted row, besides the audit columns. */
  inserted: string[];
  /** The run's time as a SQL literal. */
  at: string;
}

/** How one engine writes SQL. Expressions come in and go out as text; names and values are quoted only here. */
export interface Dialect {
  readonly name: string;
  /** Whether a temporary relation holds its rows, or is asked anew each time that it is read. */
  readonly temporaries: 'tables' | 'views';
  /** Whether the statements of a job are one transaction; else each is one for itself. */
  readonly transactions: boolean;
  /** What stands after FROM for a file that is not at hand. */
  file(name: string): string;
  identifier(name: string): string;
  literal(text: string): string;
  table(name: TableName): string;
  timestamp(at: string): string;
  /** What the engine calls a type of the data model. */
  type(name: string): string;
  /** The value as `type`, NULL where the engine can't cast it. */
  tryCast(value: string, type: string): string;
  /** The whole number that a text of a sign and digits stands for, NULL for other texts and beyond the type's range. */
  wholeNumber(value: string, type: string): string;
  /** The date that a text of exactly `YYYY-MM-DD` stands for, NULL for other texts and dates that don't exist. */
  isoDate(value: string): string;
  /** True where the regular expression is found anywhere in the value. */
  contains(value: string, pattern: string): string;
  /** True where the regular expression is the whole value. */
  matches(value: string, pattern: string): string;
  /** Every place where the regular expression is found, replaced by nothing. */
  remove(value: string, pattern: string): string;
  /** Spaces, and only spaces, cut off at both ends. */
  trim(value: string): string;
  /** Each letter for itself, so that a text keeps its length. */
  upper(value: string): string;
  lower(value: string): string;
  /** Words split at spaces; first letter upper, the rest lower. */
  initcap(value: string): string;
  /** ISO text of a date or time that follows a pattern of Java's letters to the digit; NULL where it does not. */
  parseDate(value: string, pattern: string): string;
  nullSafeEqual(left: string, right: string): string;
  replaceView(name: TableName, query: string): string;
  replaceTable(name: TableName, query: string, columns?: string[]): string;
  createTable(name: TableName, columns: { name: string; type: string }[]): string;
  addColumn(name: TableName, column: { name: string; type: string }): string;
  /** A temporary relation of the transaction, and the statement that drops it. */
  temporary(name: string, query: string): { create: string; drop: string };
  merge(merge: Merge): string;
  /**
   * Deletes all but the first row, in `order`, of each group whose `columns` agree. `count` is a query of one figure,
   * `removed`; `cleanup` runs after it.
   */
  deduplicate(
    table: TableName,
    columns: string[],
    order: string,
  ): { statements: string[]; count: string; cleanup: string[] };
}
