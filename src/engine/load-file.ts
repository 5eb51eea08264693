import { errorText } from '../core/error-text.ts';
import type { FileRelation } from '../core/catalog.ts';
import type { Dialect } from '../core/dialects/dialect.ts';
import type { Job } from '../core/jobs/job.ts';
import { canonicalCsv } from './canonical-csv.ts';
import type { JobConnector, DataFile } from './connector.ts';
import { readPlainHead, type CsvHead } from './readers/csv.ts';
import { detect } from './readers/detect.ts';
import type { ReadOptions } from './readers/format.ts';
import { findFormat } from './readers/formats.ts';

/** A file made readable by SQL for one extract job. */
export interface LoadedFile {
  relation: FileRelation;
  /** Whether a broken record makes the SQL fail, so that our own reader has to take over. */
  strict: boolean;
  release(): Promise<void>;
}

function readOptions(job: Job): ReadOptions {
  const { hasHeader, settings } = job.file!;
  return { ...settings, hasHeader, names: (job.model ?? []).map((column) => column.name) };
}

/** The SQL of a file's columns and their type; one that is called as our own record number makes room for it. */
function columnTypes(columns: readonly string[], dialect: Dialect, first: string[] = []): string {
  const names = columns.map((name) => (name.toLowerCase() === '_row' ? `${name} of the file` : name));
  return `{${[...first, ...names.map((name) => `${dialect.literal(name)}: 'VARCHAR'`)].join(', ')}}`;
}

/**
 * Lets DuckDB's own CSV reader read a file that is as it should be: the fast way for clean files. Any record that
 * it can't read makes its statement fail. Returns undefined for files that only our readers can read.
 */
export async function openDirectly(
  job: Job,
  file: DataFile,
  connector: JobConnector,
  dialect: Dialect,
): Promise<LoadedFile | undefined> {
  const format = findFormat(job.file!.format).name;
  const head = await plainHead(job, file, format).catch((error: unknown) => {
    throw new Error(`${file.name} ${errorText(error)}`, {
      cause: error,
    });
  });
  if (!head || head.columns.length === 1) return undefined;
  const path = await connector.open(file);
  const sql =
    `(SELECT *, row_number() OVER () AS _row FROM read_csv(${dialect.literal(path)}, auto_detect = false, ` +
    `header = ${job.file!.hasHeader}, delim = ${dialect.literal(head.syntax.delimiter)}, quote = '"', escape = '"', ` +
    `columns = ${columnTypes(head.columns, dialect)}))`;
  return {
    relation: { sql, columns: head.columns, notes: head.notes },
    strict: true,
    release: () => connector.release(path),
  };
}

async function plainHead(job: Job, file: DataFile, expected: string): Promise<CsvHead | undefined> {
  const options = readOptions(job);
  const { format, compression } = await detect(file, expected, options);
  if (format.name !== 'csv' || compression.length > 0) return undefined;
  return readPlainHead(file, options);
}

/** What to say where a file is of another format than the configuration says. */
function formatNotes(configured: string, found: string): string[] {
  const isJson = (name: string) => name === 'json' || name === 'ndjson';
  if (configured === found || (isJson(configured) && isJson(found))) return [];
  return [`its content is ${found} and is read as that, although file_format says ${configured}`];
}

/** Reads a file with our own reader, which keeps the records that can't be read, and hands DuckDB the others. */
export async function openConverted(
  job: Job,
  file: DataFile,
  connector: JobConnector,
  dialect: Dialect,
  progress?: (records: number, share: number) => void,
): Promise<LoadedFile> {
  const format = findFormat(job.file!.format).name;
  const converted = await connector.convert(file, format, readOptions(job), progress);
  const path = await connector.open(converted.file);
  const rejectedPath = await connector.open(converted.rejectedFile);
  return {
    relation: {
      sql: canonicalCsv(path, columnTypes(converted.columns, dialect, [`'_row': 'BIGINT'`]), dialect),
      columns: converted.columns,
      notes: [...formatNotes(format, converted.format), ...converted.notes],
      rejected: canonicalCsv(
        rejectedPath,
        `{'_row': 'BIGINT', 'reason': 'VARCHAR', 'record': 'VARCHAR', 'line': 'BIGINT'}`,
        dialect,
      ),
    },
    strict: false,
    release: async () => {
      await connector.release(path);
      await connector.release(rejectedPath);
    },
  };
}
