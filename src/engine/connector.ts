import type { Canonical } from './readers/canonical.ts';
import type { ReadOptions } from './readers/format.ts';
import type { Peeked } from './readers/peek.ts';

/** A row as JavaScript values, by column name; see decode.ts for the value of each type. */
export type Row = Record<string, unknown>;

/** A query's answer: columns with their SQL types, rows decoded. */
export interface Result {
  columns: { name: string; type: string }[];
  rows: Row[];
}

/** Bytes that can be read more than once, in pieces: a file's, or what is packed in one. */
export interface FileContent {
  name: string;
  /** Size in bytes; Infinity where only reading to the end would tell. */
  size: number;
  /** The bytes from `start` (default 0) up to `end` (default the end of the file). */
  stream(start?: number, end?: number): ReadableStream<Uint8Array>;
}

/** A file that the engine itself can read, too. */
export interface DataFile extends FileContent {
  /** Where the engine itself can find the content: a path (native) or a File (browser). */
  handle: string | Blob;
}

/** What a file becomes when one of our readers has rewritten it as canonical CSV. */
export interface Converted extends Canonical {
  file: DataFile;
  rejectedFile: DataFile;
}

/** What goes with an export. */
export interface ExportOptions {
  signal?: AbortSignal | undefined;
  /** Told now and then how many rows are written. */
  progress?: ((rows: number) => void) | undefined;
}

/** Work on a connection of its own: it runs statements, and asks queries. */
export type WorkApart<Value> = (
  statement: (sql: string) => Promise<void>,
  query: (sql: string) => Promise<Result>,
) => Promise<Value>;

/** All that Medallion knows of a database. */
export interface Connector {
  readonly name: 'duckdb-wasm' | 'duckdb-native';
  /** So many bytes of files in a run make it worth to keep new tables packed: half the memory for a quarter more time. */
  readonly packFrom: number;
  /** Runs one statement and returns its rows, decoded. Throws the engine's error. */
  query(sql: string): Promise<Result>;
  /** Runs one statement, or several separated by semicolons, for their effect. */
  run(sql: string): Promise<void>;
  /**
   * Runs one statement beside whatever `query` and `run` do, on a connection of its own, which sees what is committed.
   * Looks queue up. Once `signal` is aborted, a waiting one leaves the queue, a running one is ended; either rejects
   * with an AbortError.
   */
  look(sql: string, signal?: AbortSignal): Promise<Result>;
  /** The same for statements without rows. TEMP tables made here are there for `look`, and only there. */
  lookRun(sql: string, signal?: AbortSignal): Promise<void>;
  /**
   * Yields a query's rows in pieces without ever holding all of them; the first piece has the columns and no rows.
   * Each stream has a connection of its own, which sees what is committed and no TEMP tables, so that a long one holds
   * up nothing. It ends where the loop over it is left, and throws an AbortError once `signal` is aborted.
   */
  stream(sql: string, signal?: AbortSignal): AsyncIterable<Result>;
  /**
   * Tells how far the running statement is, as a share from 0 to 1, for statements that take long enough for the
   * engine to know. One listener at a time; undefined ends it.
   */
  onProgress(listener: ((share: number) => void) | undefined): void;
  /** Makes a file readable by SQL and returns the path to write in SQL; `release` forgets it. */
  open(file: DataFile): Promise<string>;
  release(path: string): Promise<void>;
  /**
   * Reads a file with one of our readers, chosen by its content (`expected`: the format of a text that has nothing to
   * tell by), away from the main thread where there is one, and keeps its records as
   * canonical CSV until `release` is called on both of its files' paths. Throws the reader's Error.
   */
  convert(
    file: DataFile,
    expected: string,
    options: ReadOptions,
    progress?: (records: number, share: number) => void,
  ): Promise<Converted>;
  /**
   * Reads the beginning of a file, up to `limit` records, in the same way; beside whatever else runs. Throws the reader's
   * Error, or PartNeeded.
   */
  peek(file: DataFile, expected: string, options: ReadOptions, limit: number): Promise<Peeked>;
  /**
   * Writes a query's rows as a file of an export format, away from the main thread where there is one; reads as
   * `stream` does. `exportRelation` prepares the query for the format.
   */
  export(sql: string, format: string, options: ExportOptions): Promise<Blob>;
  /**
   * Runs statements and queries one after the other on a connection of their own, which is closed in the end: beside
   * whatever else runs, in turns with it. Rejects as the work does, with an AbortError once `signal` is aborted.
   */
  apart<Value>(work: WorkApart<Value>, signal?: AbortSignal): Promise<Value>;
  /**
   * Makes a new database file that SQL can attach under this path; in the browser it lies in the page's own file system.
   * The function that it returns ends that: the file is complete then.
   */
  create(path: string): Promise<() => Promise<void>>;
  /**
   * Ends the running statement of `query` or `run`, or the conversion: its promise rejects, a statement's with an
   * AbortError. Resolves once it has ended. Does nothing where none runs, and nothing to looks and streams.
   */
  cancel(): Promise<void>;
  close(): Promise<void>;
}

/** What the jobs of a run need of a database. */
export type JobConnector = Pick<
  Connector,
  'packFrom' | 'query' | 'run' | 'onProgress' | 'open' | 'release' | 'convert' | 'cancel'
>;
