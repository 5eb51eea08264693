import type { DataFile } from '../connector.ts';

/** What a reader needs to know of a file besides its content. */
export interface ReadOptions {
  /** Whether the first record names the columns, for formats where that is a question. */
  hasHeader: boolean;
  /** The column names of a file without a header, in order; further ones are called column1, column2, … */
  names: readonly string[];
}

/** A record that can't be read: its number in the file, its text and the reason. */
export interface Rejected {
  row: number;
  reason: string;
  text: string;
}

/** Where a reader puts what it has read. Values are text; NULL is null. Each call may wait for the sink. */
export interface Sink {
  record(row: number, values: readonly (string | null)[]): void | Promise<void>;
  reject(rejected: Rejected): void | Promise<void>;
}

/** What a reader says at its end. */
export interface ReadResult {
  /** The names of the columns that the records' values have, unique, in order. A record may have fewer values. */
  columns: string[];
  /** What the user should know of the file's own names, as sentences that go on from the file's name. */
  notes: string[];
}

/** One file format, one file of this folder. */
export interface FileFormat {
  /** As `file_format` says it. */
  name: string;
  doc: string;
  /**
   * Reads the file record by record. Throws an Error with one clear sentence where the whole file is no data of
   * this format; a record that can't be read is rejected and the others go on.
   */
  read(file: DataFile, options: ReadOptions, sink: Sink): Promise<ReadResult>;
}
