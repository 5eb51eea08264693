import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Connector, Converted, DataFile, ExportOptions, Result, WorkApart } from './connector.ts';
import { exportColumns, exportRows } from './exports/export-rows.ts';
import { findExportFormat } from './exports/formats.ts';
import { NativeConnection } from './native-connection.ts';
import { Turns, stopped } from './turns.ts';
import { writeCanonical } from './readers/canonical.ts';
import { peekContent } from './readers/peek.ts';

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
  const connection = await NativeConnection.open(instance);
  await connection.run('SET enable_progress_bar = true');
  await connection.run('SET enable_progress_bar_print = false');
  return new NativeConnector(instance, connection);
}

class NativeConnector implements Connector {
  readonly name = 'duckdb-native';
  // It has all the memory of the machine.
  readonly packFrom = Infinity;
  private folder: Promise<string> | undefined;
  private files = 0;
  private cancelled = false;
  private progress: NodeJS.Timeout | undefined;

  private looking: Promise<NativeConnection> | undefined;
  private readonly turns = new Turns();
  private readonly others = new Set<Promise<NativeConnection>>();
  private closed = false;

  constructor(
    private readonly instance: DuckDBInstance,
    private readonly main: NativeConnection,
  ) {}

  query(sql: string): Promise<Result> {
    return this.main.query(sql);
  }

  run(sql: string): Promise<void> {
    return this.main.run(sql);
  }

  look(sql: string, signal?: AbortSignal): Promise<Result> {
    return this.turns.take(async () => (await this.lookingConnection()).query(sql, signal), signal);
  }

  lookRun(sql: string, signal?: AbortSignal): Promise<void> {
    return this.turns.take(async () => (await this.lookingConnection()).run(sql, signal), signal);
  }

  async *stream(sql: string, signal?: AbortSignal): AsyncGenerator<Result> {
    const opened = this.another();
    try {
      yield* (await opened).stream(sql, signal);
    } finally {
      await this.leave(opened);
    }
  }

  async export(sql: string, format: string, { signal, progress }: ExportOptions): Promise<Blob> {
    const pieces = this.stream(sql, signal);
    const first = await pieces.next();
    const columns = exportColumns((first.value as Result).columns);
    const batches = async function* () {
      for await (const { rows } of pieces) yield rows;
    };
    return exportRows(findExportFormat(format), columns, batches(), progress);
  }

  async apart<Value>(work: WorkApart<Value>, signal?: AbortSignal): Promise<Value> {
    const opened = this.another();
    try {
      const connection = await opened;
      return await work(
        (sql) => connection.run(sql, signal),
        (sql) => connection.query(sql, signal),
      );
    } finally {
      await this.leave(opened);
    }
  }

  create(): Promise<() => Promise<void>> {
    // Attaching it makes the file, detaching it completes it.
    return Promise.resolve(() => Promise.resolve());
  }

  private lookingConnection(): Promise<NativeConnection> {
    return (this.looking ??= this.another());
  }

  private another(): Promise<NativeConnection> {
    if (this.closed) return Promise.reject(stopped());
    const opened = NativeConnection.open(this.instance);
    this.others.add(opened);
    return opened;
  }

  private async leave(opened: Promise<NativeConnection>): Promise<void> {
    await (await opened).close();
    this.others.delete(opened);
  }

  onProgress(listener: ((share: number) => void) | undefined): void {
    clearInterval(this.progress);
    if (!listener) return;
    this.progress = setInterval(() => {
      const { percentage } = this.main;
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

  peek(...request: Parameters<Connector['peek']>): ReturnType<Connector['peek']> {
    return peekContent(...request);
  }

  async convert(
    ...[file, expected, options, progress]: Parameters<Connector['convert']>
  ): Promise<Converted> {
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
      const canonical = await writeCanonical(file, expected, options, output);
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

  async cancel(): Promise<void> {
    this.cancelled = true;
    await this.main.stop();
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.progress);
    // One that is still being opened is closed as soon as it is there, before the engine is gone.
    await Promise.allSettled([this.main.close(), ...[...this.others].map((opened) => this.leave(opened))]);
    this.instance.closeSync();
    const folder = await this.folder;
    if (folder) await rm(folder, { recursive: true, force: true });
  }
}
