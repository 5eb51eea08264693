import type { Row } from '../connector.ts';
import type { SqlType } from '../sql-type.ts';

/** A column of what is exported; no two have the same name. */
export interface ExportColumn {
  name: string;
  type: SqlType;
}

/** Where a format puts the file, piece by piece, in order. */
export type Put = (piece: string | Uint8Array) => void;

/** One format to export to, one file of this folder. */
export interface ExportFormat {
  name: string;
  /** As a menu shows it. */
  label: string;
  /** Of the file's name, without the dot. */
  extension: string;
  mimeType: string;
  /** What becomes of which type. */
  doc: string;
  /** The query whose rows are to be written instead of `sql`'s, where the engine can prepare them. */
  query?(sql: string): string;
  /** Writes the whole file. `batches` are the rows in order, decoded (see decode.ts). */
  write(columns: readonly ExportColumn[], batches: AsyncIterable<Row[]>, put: Put): Promise<void>;
}
