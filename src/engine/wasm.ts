import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger } from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { decodeBatches, describeColumns } from './arrow-batches.ts';
import { Breath } from './breath.ts';
import { startWorker } from './blob-worker.ts';
import { countReads, ReadProgress } from './count-reads.ts';
import { browserFile } from './browser-file.ts';
import { Ending } from './ending.ts';
import { engineSize } from './engine-size.ts';
import type { Connector, Converted, DataFile, ExportOptions, Result, WorkApart } from './connector.ts';
import type { ReadAnswer, ReadRequest } from './readers/worker.ts';
import readerUrl from './readers/worker.ts?worker&url';
import { readAhead } from './read-ahead.ts';
import { Statements } from './statements.ts';
import { createInBrowser } from './wasm-create.ts';
import { stopped, Turns } from './turns.ts';
import { WasmConnection } from './wasm-connection.ts';
import { exportInWorker } from './wasm-export.ts';
import { peekInWorker } from './wasm-peek.ts';

/**
 * Opens DuckDB-WASM in a worker, in memory. `progress` is told how many bytes of the engine have been loaded.
 * Rejects where the browser has no WebAssembly or the files can't be loaded.
 */
export async function openWasm(progress?: (loaded: number, total: number) => void): Promise<Connector> {
  const reads = new ReadProgress();
  const worker = startWorker(workerUrl, 'classic', readAhead + countReads(reads.channel));
  const database = new AsyncDuckDB(new VoidLogger(), worker);
  // A page that is left while the engine still loads would report the broken-off download as an error.
  const leave = () => worker.terminate();
  addEventListener('pagehide', leave);
  try {
    // The browser's own total is that of the packed file, while it counts the unpacked bytes.
    await database.instantiate(new URL(wasmUrl, document.baseURI).href, null, ({ bytesLoaded }) =>
      progress?.(Math.min(bytesLoaded, engineSize), engineSize),
    );
    await database.open({ query: { queryPollingInterval: 10 }, arrowLosslessConversion: true });
    const connector = new WasmConnector(database, worker, reads);
    await connector.run('SET autoload_known_extensions = false; SET autoinstall_known_extensions = false');
    return connector;
  } catch (error) {
    worker.terminate();
    throw error;
  } finally {
    removeEventListener('pagehide', leave);
  }
}

class WasmConnector implements Connector {
  readonly name = 'duckdb-wasm';
  // WebAssembly addresses 4 GB, of which each layer of a pipeline takes about twice the bytes of its file.
  readonly packFrom = 256 * 1024 * 1024;
  private readonly ending = new Ending();
  private readonly main: WasmConnection;
  private readonly statements = new Statements();
  private looking: WasmConnection | undefined;
  private readonly turns = new Turns();
  private readonly mainTurns = new Turns();
  private files = 0;
  private stopReading: (() => void) | undefined;

  constructor(
    private readonly database: AsyncDuckDB,
    worker: Worker,
    private readonly reads: ReadProgress,
  ) {
    // The library leaves a call unanswered for ever when its worker ends, as it does without memory.
    worker.addEventListener('error', ({ message }) =>
      this.ending.end(new Error(`the engine has ended${message ? `: ${message}` : ''}`)),
    );
    this.main = new WasmConnection(database, this.ending);
  }

  onProgress(listener: ((share: number) => void) | undefined): void {
    // The engine itself would tell by evaluating JavaScript text, which the page's content security policy forbids.
    this.reads.listen(listener);
  }

  query(sql: string): Promise<Result> {
    return this.onMain((signal) => this.main.query(sql, signal));
  }

  async run(sql: string): Promise<void> {
    // Statements that touch no rows are over before they could be cancelled; this way they take half the time.
    const short = /^(?:COMMIT|ROLLBACK|ATTACH|DETACH|DROP|CREATE SCHEMA)\b/.test(sql);
    await this.onMain((signal) => (short ? this.main.runAtOnce(sql) : this.main.run(sql, signal)));
  }

  /** A statement that is sent while another runs on its connection would break that one off. */
  private onMain<Value>(work: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
    return this.statements.run((signal) => this.mainTurns.take(() => work(signal), signal));
  }

  look(sql: string, signal?: AbortSignal): Promise<Result> {
    return this.turns.take(() => this.lookingConnection().query(sql, signal), signal);
  }

  lookRun(sql: string, signal?: AbortSignal): Promise<void> {
    return this.turns.take(() => this.lookingConnection().run(sql, signal), signal);
  }

  async *stream(sql: string, signal?: AbortSignal): AsyncGenerator<Result> {
    const connection = new WasmConnection(this.database, this.ending);
    try {
      const { columns, header, batches } = await connection.stream(sql, signal);
      const described = describeColumns(columns);
      yield { columns: described, rows: [] };
      const breath = new Breath();
      for await (const batch of batches)
        for (const rows of decodeBatches(header, [batch], columns)) {
          if (signal?.aborted) throw stopped();
          yield { columns: described, rows };
          await breath.take();
        }
    } finally {
      await connection.close();
    }
  }

  async export(sql: string, format: string, options: ExportOptions): Promise<Blob> {
    const connection = new WasmConnection(this.database, this.ending);
    try {
      return await exportInWorker(await connection.stream(sql, options.signal), format, options);
    } finally {
      await connection.close();
    }
  }

  async apart<Value>(work: WorkApart<Value>, signal?: AbortSignal): Promise<Value> {
    const connection = new WasmConnection(this.database, this.ending);
    try {
      return await work(
        (sql) => connection.run(sql, signal),
        (sql) => connection.query(sql, signal),
      );
    } finally {
      await connection.close();
    }
  }

  create(path: string): Promise<() => Promise<void>> {
    return createInBrowser(this.database, path);
  }

  private lookingConnection(): WasmConnection {
    return (this.looking ??= new WasmConnection(this.database, this.ending));
  }

  async open(file: DataFile): Promise<string> {
    const path = `${this.files++}-${file.name}`;
    await this.database.registerFileHandle(path, file.handle, DuckDBDataProtocol.BROWSER_FILEREADER, true);
    this.reads.opened(path, file.size);
    return path;
  }

  async release(path: string): Promise<void> {
    this.reads.released(path);
    await this.database.dropFile(path);
  }

  peek(...request: Parameters<Connector['peek']>): ReturnType<Connector['peek']> {
    return peekInWorker(...request);
  }

  convert(...[file, expected, options, progress]: Parameters<Connector['convert']>): Promise<Converted> {
    const worker = startWorker(readerUrl, 'module');
    return new Promise<Converted>((resolve, reject) => {
      this.stopReading = () => reject(new Error(`${file.name} was stopped`));
      worker.addEventListener('error', (event) =>
        reject(new Error(`${file.name} can't be read: ${event.message || 'the reader has ended'}`)),
      );
      worker.addEventListener('message', ({ data }: MessageEvent<ReadAnswer>) => {
        if (data.type === 'progress') progress?.(data.records, data.share);
        else if (data.type === 'failed') reject(new Error(data.message));
        else
          resolve({
            ...data.canonical,
            file: browserFile(data.records, 'records.csv'),
            rejectedFile: browserFile(data.rejected, 'rejected.csv'),
          });
      });
      const request: ReadRequest = { file: file.handle as Blob, name: file.name, expected, options };
      worker.postMessage(request);
    }).finally(() => {
      this.stopReading = undefined;
      worker.terminate();
    });
  }

  async cancel(): Promise<void> {
    this.stopReading?.();
    await this.statements.stop();
  }

  async close(): Promise<void> {
    await this.looking?.close();
    await this.main.close();
    this.reads.close();
    await this.database.terminate();
  }
}
