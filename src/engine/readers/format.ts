import type { FileContent } from '../connector.ts';

/** What a reader needs to know of a file besides its content. */
export interface ReadOptions {
  /** Whether the first record names the columns, for formats where that is a question; found out where absent. */
  hasHeader?: boolean | undefined;
  /** The column names of a file without a header, in order; further ones are called column1, column2, … */
  names: readonly string[];
  /**
   * Which part of a file to read, where it has several: the sheet of a workbook (absent: the first one with a value), the file
   * in a zip archive (absent: the only one that holds data), or `FILE:SHEET` for a sheet in an archive of several files.
   */
  part?: string | undefined;
}

/** A record that can't be read: its number in the file, the line on which it begins, its text and the reason. */
export interface Rejected {
  row: number;
  /** 1-based; the record's number in formats without lines. */
  line: number;
  reason: string;
  text: string;
}

/** Where a reader puts what it has read. Values are text; NULL is null. Each call may wait for the sink. */
export interface Sink {
  /** `row` is the record's number; `line` the one on which it begins, where the format has lines. */
  record(row: number, values: readonly (string | null)[], line?: number): void | Promise<void>;
  reject(rejected: Rejected): void | Promise<void>;
}

/** What a reader says at its end. */
export interface ReadResult {
  /** The names of the columns that the records' values have, unique, in order. A record may have fewer values. */
  columns: string[];
  /** What the user should know of the file's own names, as sentences that go on from the file's name. */
  notes: string[];
  /** The columns' types where the format itself knows them, as the data model writes them. */
  types?: readonly (string | undefined)[];
  /** How the text is encoded: `utf-8`, `utf-16le`, `utf-16be` or `windows-1252`; absent for binary formats. */
  encoding?: string;
  /** What separates the fields; absent where the format has no such thing. */
  delimiter?: string;
  /** Whether the first record named the columns; absent where that is no question. */
  header?: boolean;
}

/** One file format, one file of this folder. */
export interface FileFormat {
  /** As `file_format` says it, lower case. */
  name: string;
  /** Other words for it, lower case. */
  aliases?: readonly string[];
  doc: string;
  /**
   * For binary formats: whether a file is of this format, by its first bytes (up to 64 kB), or by more of it where they
   * are not enough. Formats are asked in order, before containers such as gzip and before anything is taken for text.
   */
  recognise?(head: Uint8Array, file: FileContent): boolean | Promise<boolean>;
  /**
   * Reads the file record by record. Throws an Error with one clear sentence, which goes on from the file's name, where
   * the whole file is no data of this format; a record that can't be read is rejected and the others go on.
   */
  read(file: FileContent, options: ReadOptions, sink: Sink): Promise<ReadResult>;
}
