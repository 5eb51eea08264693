import { duckdb } from '../core/dialects/duckdb.ts';
import type { ColumnProfile } from '../core/propose/column-profile.ts';
import type { Connector, DataFile } from './connector.ts';
import { readCanonical, textColumns } from './inspect.ts';
import { profileColumns } from './profile-columns.ts';
import type { ReadChoice } from './readers/format.ts';
import { uniquePairs } from './unique-pairs.ts';

/** What is in a file's columns. */
export interface FileProfiles {
  columns: ColumnProfile[];
  /** The pairs of columns that tell all rows apart, where no single one does. */
  pairs: [string, string][];
  format: string;
  header: boolean | null;
  /** How many records were looked through. */
  records: number;
  /** Whether these are all. */
  complete: boolean;
}

/** So many records are looked through of a large file. */
const mostRecords = 200_000;

/**
 * Reads a file, or the beginning of a large one, and looks through its columns.
 * Throws an Error of one sentence where it is no data, and an AbortError once `signal` is aborted.
 */
export async function profileFile(
  file: DataFile,
  connector: Connector,
  choice: ReadChoice = {},
  signal?: AbortSignal,
): Promise<FileProfiles> {
  const converted = await connector.convert(file, 'csv', { names: [], ...choice, limit: mostRecords });
  const records = await connector.open(converted.file);
  try {
    const columns = converted.columns.map((label, at) => ({ name: `c${at}`, label }));
    const source = readCanonical(records, {
      _row: 'BIGINT',
      ...textColumns(columns.map(({ name }) => name)),
    });
    const look = { query: (sql: string) => connector.look(sql, signal) };
    const today = new Date().toISOString().slice(0, 10);
    const profiles = await profileColumns(columns, source, look, duckdb, today);
    return {
      columns: profiles,
      pairs: await uniquePairs(columns, profiles, source, look, duckdb),
      format: converted.format,
      header: converted.header ?? null,
      records: converted.records,
      complete: converted.records + converted.rejected < mostRecords,
    };
  } finally {
    await connector.release(records);
    await connector.release(await connector.open(converted.rejectedFile));
  }
}
