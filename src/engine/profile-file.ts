import { duckdb } from '../core/dialects/duckdb.ts';
import type { Connector, DataFile } from './connector.ts';
import { readCanonical, textColumns } from './inspect.ts';
import { profileColumns, type Profiles } from './profile-columns.ts';
import type { ReadChoice } from './readers/format.ts';

/** What is in a file's columns. */
export interface FileProfiles extends Profiles {
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
    const profiles = await profileColumns(columns, source, look, duckdb);
    return {
      ...profiles,
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
