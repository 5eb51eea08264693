import { duckdb } from '../core/dialects/duckdb.ts';
import { boolean } from '../core/types/boolean.ts';
import type { DataType } from '../core/types/type.ts';
import { canonicalCsv } from './canonical-csv.ts';
import type { Connector, Converted, DataFile, Row } from './connector.ts';
import { inferableTypes, typesOfValues } from './infer.ts';
import type { ReadOptions } from './readers/format.ts';

/** A record that can't be read, as `inspectFile` tells it. */
export interface InspectedReject {
  /** 1-based line on which it begins; the record's number in formats without lines. */
  line: number;
  reason: string;
  text: string;
}

/** What a file is, and what is in it. */
export interface Inspection {
  /** The name of its format (readers/formats.ts). */
  format: string;
  /** What it is packed with, such as `gzip`; null where it is not. */
  compression: string | null;
  encoding: string | null;
  delimiter: string | null;
  /** What stands around fields, '' for nothing; null where the format has no such thing. */
  quote: string | null;
  /** Whether the first record names the columns; null where that is no question. */
  header: boolean | null;
  /** How many lines, or rows of a sheet, are above it, or above the first record; null where that is no question. */
  skipped: number | null;
  columns: { name: string; type: string }[];
  /** How many records were read. */
  rows: number;
  rejected: InspectedReject[];
  /** What else is to be known of the file, as sentences. */
  notes: string[];
  /** The first records, as text; NULL is null. */
  preview: (string | null)[][];
}

/** Y and N, or 0 and 1, stay what they are; the words true and false can only mean one thing. */
const words: DataType = {
  ...boolean,
  parse: (value) => `CASE WHEN lower(${value}) IN ('true', 'false') THEN true END`,
};

/** The types that the values of a file may be taken for. */
export const candidates = [...inferableTypes, words];

/**
 * Reads a whole file by its content and tells what it is: its columns with the narrowest types that all values have, how
 * many records, the first `preview` of them and those that can't be read.
 * Throws an Error of one sentence where the file is no data.
 */
export async function inspectFile(
  file: DataFile,
  connector: Connector,
  preview: number,
  options: Partial<ReadOptions> = {},
): Promise<Inspection> {
  const converted = await connector.convert(file, 'csv', { names: [], ...options });
  const records = await connector.open(converted.file);
  const rejects = await connector.open(converted.rejectedFile);
  try {
    const { columns, types } = converted;
    // The file's own names stay out of the query: one of them may be that of the record's number.
    const names = columns.map((_, index) => `c${index}`);
    const source = readCanonical(records, { _row: 'BIGINT', ...textColumns(names) });
    const inferred =
      converted.records === 0
        ? new Map<string, string>()
        : await typesOfValues(names, source, connector, duckdb, candidates);
    return {
      format: converted.format,
      compression: converted.compression.join('+') || null,
      encoding: converted.encoding ?? null,
      delimiter: converted.delimiter ?? null,
      quote: converted.quote ?? null,
      header: converted.header ?? null,
      skipped: converted.skipped ?? null,
      columns: columns.map((name, index) => ({
        name,
        type: types?.[index] ?? inferred.get(names[index]!) ?? 'VARCHAR',
      })),
      rows: converted.records,
      rejected: await readRejects(rejects, converted, connector),
      notes: converted.notes,
      preview: await readPreview(source, names, preview, connector),
    };
  } finally {
    await connector.release(records);
    await connector.release(rejects);
  }
}

/** Text columns, for `readCanonical`. */
export function textColumns(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, 'VARCHAR']));
}

/** What stands after FROM to read what our readers have written, whose columns have these types. */
export function readCanonical(path: string, columns: Record<string, string>): string {
  const types = Object.entries(columns).map(([name, type]) => `${duckdb.literal(name)}: '${type}'`);
  return canonicalCsv(path, `{${types.join(', ')}}`, duckdb);
}

async function readPreview(
  source: string,
  names: readonly string[],
  limit: number,
  connector: Connector,
): Promise<(string | null)[][]> {
  if (names.length === 0 || limit === 0) return [];
  const { rows } = await connector.query(
    `SELECT ${names.join(', ')} FROM ${source} ORDER BY _row LIMIT ${limit}`,
  );
  return rows.map((row) => names.map((name) => (row[name] as string | null) ?? null));
}

async function readRejects(
  path: string,
  { rejected }: Converted,
  connector: Connector,
): Promise<InspectedReject[]> {
  if (rejected === 0) return [];
  const source = readCanonical(path, {
    _row: 'BIGINT',
    reason: 'VARCHAR',
    record: 'VARCHAR',
    line: 'BIGINT',
  });
  const { rows } = await connector.query(`SELECT line, reason, record FROM ${source} ORDER BY _row`);
  return rows.map((row: Row) => ({
    line: Number(row['line']),
    reason: String(row['reason']),
    text: String(row['record'] ?? ''),
  }));
}
