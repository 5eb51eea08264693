/**
 * What a column of a configuration table holds. `text` is taken as it stands; everything else is trimmed.
 * `choice` is one of the words in `choices`; `names` is a comma-separated list of column names.
 */
export type ColumnKind = 'text' | 'name' | 'names' | 'choice' | 'number' | 'flag' | 'sql';

export interface ConfigColumn {
  name: string;
  kind: ColumnKind;
  doc: string;
  /** Whether every active line must have a value. */
  required?: boolean;
  /** Whether the column may be absent from the file. */
  optional?: boolean;
  /** The words of a `choice`. */
  choices?: readonly string[];
  /** What is wrong with a value beyond its kind; undefined where nothing is. */
  check?(value: string): string | undefined;
}

/** The one description of a configuration table: reading, checking, editing and the docs all follow it. */
export interface ConfigTable {
  name: string;
  doc: string;
  /** Whether a project can do without the file and need not be told. */
  optional?: boolean;
  /** Whether nothing can run without the file. */
  vital?: boolean;
  columns: readonly ConfigColumn[];
}

/** The switch that every configuration table but the data model has. */
export const isActive: ConfigColumn = {
  name: 'is_active',
  kind: 'flag',
  doc: 'Y, or N to switch the line off.',
  optional: true,
};

/** The order among lines that otherwise come in file order. */
export const sequence: ConfigColumn = {
  name: 'seq_no',
  kind: 'number',
  doc: 'A number; lines are taken in this order, ties in file order, lines without one last.',
  optional: true,
};
