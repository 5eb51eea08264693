import { duckdb } from '../core/dialects/duckdb.ts';
import type { Connector, DataFile } from './connector.ts';
import { candidates, type Inspection } from './inspect.ts';
import { typesOfValues } from './infer.ts';
import type { ReadOptions } from './readers/format.ts';
import type { Peeked } from './readers/peek.ts';

/** What the beginning of a file tells. */
export interface Peek extends Omit<Inspection, 'rows'> {
  /** Sheets, or files of an archive, to choose from, as `part` names them; empty where there is no choice. */
  parts: string[];
  /** The one of them that is read; null where there is no choice. */
  part: string | null;
  /** Whether the preview and the rejected records are all that the file has. */
  complete: boolean;
}

/** Types are found by so many records, and by so many characters of them. */
const sampleRecords = 500;
const sampleSize = 300_000;

/**
 * Reads the beginning of a file by its content and tells what it is: its columns with the narrowest types that the first
 * values have, and its first `rows` records. Takes hardly longer for a large file than for a small one.
 * Throws an Error of one sentence where the file is no data, and PartNeeded where it holds several files and
 * `options.part` names none.
 */
export async function peekFile(
  file: DataFile,
  connector: Connector,
  options: Partial<ReadOptions> = {},
  rows = 50,
  expected = 'csv',
): Promise<Peek> {
  const limit = Math.max(rows, sampleRecords);
  const peeked = await connector.peek(file, expected, { names: [], ...options }, limit);
  const types = await typesOf(peeked, connector);
  const parts = [...(peeked.parts ?? [])];
  return {
    format: peeked.format,
    compression: peeked.compression.join('+') || null,
    encoding: peeked.encoding ?? null,
    delimiter: peeked.delimiter ?? null,
    quote: peeked.quote ?? null,
    header: peeked.header ?? null,
    skipped: peeked.skipped ?? null,
    parts,
    part: parts.length > 0 ? (peeked.part ?? null) : null,
    columns: peeked.columns.map((name, index) => ({ name, type: types[index] ?? 'VARCHAR' })),
    rejected: peeked.rejected.map(({ line, reason, text }) => ({ line, reason, text })),
    notes: peeked.notes,
    preview: peeked.records
      .slice(0, rows)
      .map((values) => peeked.columns.map((_, index) => values[index] ?? null)),
    complete: peeked.complete && peeked.records.length <= rows,
  };
}

async function typesOf({ types, records, columns }: Peeked, connector: Connector) {
  if (types) return types;
  const names = columns.map((_, index) => `c${index}`);
  const sample: string[] = [];
  for (let size = 0, at = 0; at < records.length && size < sampleSize; at++) {
    const values = names.map((_, index) => literal(records[at]![index] ?? null));
    const row = `(${values.join(', ')})`;
    sample.push(row);
    size += row.length;
  }
  if (sample.length === 0 || names.length === 0) return [];
  const relation = `(VALUES ${sample.join(', ')}) AS sample(${names.join(', ')})`;
  const look = { query: (sql: string) => connector.look(sql) };
  const inferred = await typesOfValues(names, relation, look, duckdb, candidates);
  return names.map((name) => inferred.get(name));
}

/** Long texts are texts by their beginning. */
function literal(value: string | null): string {
  return value === null ? 'CAST(NULL AS VARCHAR)' : duckdb.literal(value.slice(0, 200));
}
