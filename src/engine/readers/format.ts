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
  /** How the text is encoded (core/config/read-settings.ts); found out where absent, as all that follows. */
  encoding?: string | undefined;
  /** The character between the fields of a CSV text. */
  delimiter?: string | undefined;
  /** The character around fields of a CSV text; '' where no character is one. */
  quote?: string | undefined;
  /** How many lines, or rows of a sheet, stand above the header, or above the first record. */
  skipLines?: number | undefined;
  /** Reading may end behind so many records, unreadable ones included. */
  limit?: number | undefined;
  /** Whether the content is only the beginning of a text, cut off at any place: a last record that breaks off is left out. */
  cut?: boolean | undefined;
}

/** What can be set of how a file is read. */
export type ReadChoice = Partial<
  Pick<ReadOptions, 'hasHeader' | 'part' | 'encoding' | 'delimiter' | 'quote' | 'skipLines'>
>;

/** Several files or sheets are in a file, and which one to read must be said. */
export class PartNeeded extends Error {
  constructor(
    message: string,
    /** What can be chosen. */
    readonly parts: readonly string[],
  ) {
    super(message);
  }
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
  /** How the text is encoded, as the Encoding standard names it; absent for binary formats. */
  encoding?: string;
  /** What separates the fields; absent where the format has no such thing. */
  delimiter?: string;
  /** What stands around fields, '' for nothing; absent where the format has no such thing. */
  quote?: string;
  /** Whether the first record named the columns; absent where that is no question. */
  header?: boolean;
  /** How many lines, or rows of a sheet, are above the header, or above the first record; absent where that is no question. */
  skipped?: number;
  /** The parts that could be read instead, where there are several, and the one that was. */
  parts?: readonly string[];
  part?: string;
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
