import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBListValue,
  DuckDBStructValue,
  DuckDBTimestampValue,
  type DuckDBConnection,
} from '@duckdb/node-api';
import type { Connector, Converted, DataFile, Result, Row } from './connector.ts';
import { dateText, decimalText, timestampText, wholeNumber, type Decoded } from './decode.ts';
import { writeCanonical } from './readers/canonical.ts';

/** A file on disk. Throws the file system's error where there is none. */
export async function fileOnDisk(path: string): Promise<DataFile> {
  const { size } = await stat(path);
  return {
    name: basename(path),
    size,
    handle: path,
    stream: (start = 0, end = size) =>
      (end <= start
        ? new ReadableStream({ start: (controller) => controller.close() })
        : Readable.toWeb(createReadStream(path, { start, end: end - 1 }))) as ReadableStream<Uint8Array>,
  };
}

function decode(value: unknown): Decoded {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return wholeNumber(value);
  if (value instanceof DuckDBDecimalValue) return decimalText(value.value, value.scale);
  if (value instanceof DuckDBDateValue) return dateText(value.days);
  if (value instanceof DuckDBTimestampValue) return timestampText(value.micros);
  if (value instanceof DuckDBListValue) return value.items.map(decode);
  if (value instanceof DuckDBStructValue)
    return Object.fromEntries(Object.entries(value.entries).map(([name, entry]) => [name, decode(entry)]));
  return typeof value === 'object' ? String(value) : (value as Decoded);
}

/** Options of the native engine: where it keeps its main database and how many threads it may use. */
export interface NativeOptions {
  threads?: number;
}

/** Opens native DuckDB in memory; catalogs are attached by `prepare`. */
export async function openNative(options: NativeOptions = {}): Promise<Connector> {
  const instance = await DuckDBInstance.create(':memory:', {
    autoload_known_extensions: 'false',
    autoinstall_known_extensions: 'false',
    ...(options.threads ? { threads: String(options.threads) } : {}),
  });
  const connection = await instance.connect();
  await connection.run('SET enable_progress_bar = true');
  await connection.run('SET enable_progress_bar_print = false');
  return new NativeConnector(instance, connection);
}

class NativeConnector implements Connector {
  readonly name = 'duckdb-native';
  private folder: Promise<string> | undefined;
  private files = 0;
  private cancelled = false;
  private progress: NodeJS.Timeout | undefined;

  constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
  ) {}

  async query(sql: string): Promise<Result> {
    const reader = await this.connection.runAndReadAll(sql);
    const names = reader.deduplicatedColumnNames();
    const columns = names.map((name, index) => ({ name, type: reader.columnType(index).toString() }));
    const rows = reader.getRows().map((values): Row => {
      const row: Row = {};
      names.forEach((name, index) => (row[name] = decode(values[index])));
      return row;
    });
    return { columns, rows };
  }

  async run(sql: string): Promise<void> {
    await this.connection.run(sql);
  }

  onProgress(listener: ((share: number) => void) | undefined): void {
    clearInterval(this.progress);
    if (!listener) return;
    this.progress = setInterval(() => {
      const { percentage } = this.connection.progress;
      if (percentage >= 0) listener(percentage / 100);
    }, 200);
  }

  open(file: DataFile): Promise<string> {
    return Promise.resolve(String(file.handle));
  }

  async release(path: string): Promise<void> {
    const folder = await this.folder;
    if (folder && path.startsWith(folder)) await rm(path, { force: true });
  }

  async convert(...[file, format, options, progress]: Parameters<Connector['convert']>): Promise<Converted> {
    this.cancelled = false;
    this.folder ??= mkdtemp(join(tmpdir(), 'medallion-'));
    const base = join(await this.folder, String(this.files++));
    const records = createWriteStream(`${base}.csv`);
    const rejected = createWriteStream(`${base}.rejected.csv`);
    const write = (stream: typeof records) => (text: string) => {
      if (this.cancelled) throw new Error('was stopped');
      return stream.write(text) ? undefined : new Promise<void>((resolve) => stream.once('drain', resolve));
    };
    const close = (stream: typeof records) => new Promise<void>((resolve) => stream.end(resolve));
    try {
      const output = { records: write(records), rejected: write(rejected), progress };
      const canonical = await writeCanonical(file, format, options, output);
      await Promise.all([close(records), close(rejected)]);
      return {
        ...canonical,
        file: await fileOnDisk(`${base}.csv`),
        rejectedFile: await fileOnDisk(`${base}.rejected.csv`),
      };
    } catch (error) {
      await Promise.all([close(records), close(rejected)]);
      throw error;
    }
  }

  cancel(): Promise<void> {
    this.cancelled = true;
    this.connection.interrupt();
    return Promise.resolve();
  }

  async close(): Promise<void> {
    clearInterval(this.progress);
    this.connection.closeSync();
    this.instance.closeSync();
    const folder = await this.folder;
    if (folder) await rm(folder, { recursive: true, force: true });
  }
}
