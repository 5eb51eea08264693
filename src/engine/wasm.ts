import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger, type AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { Table, type RecordBatch } from 'apache-arrow';
import { startWorker } from './blob-worker.ts';
import { browserFile } from './browser-file.ts';
import { engineSize } from './engine-size.ts';
import type { Connector, Converted, DataFile, Result } from './connector.ts';
import { decodeArrow } from './decode-arrow.ts';
import type { ReadAnswer, ReadRequest } from './readers/worker.ts';
import readerUrl from './readers/worker.ts?worker&url';

/**
 * Opens DuckDB-WASM in a worker, in memory. `progress` is told how many bytes of the engine have been loaded.
 * Rejects where the browser has no WebAssembly or the files can't be loaded.
 */
export async function openWasm(progress?: (loaded: number, total: number) => void): Promise<Connector> {
  const worker = startWorker(workerUrl, 'classic');
  const database = new AsyncDuckDB(new VoidLogger(), worker);
  // A page that is left while the engine still loads would report the broken-off download as an error.
  const leave = () => worker.terminate();
  addEventListener('pagehide', leave);
  try {
    // The browser's own total is that of the packed file, while it counts the unpacked bytes.
    await database.instantiate(new URL(wasmUrl, document.baseURI).href, null, ({ bytesLoaded }) =>
      progress?.(Math.min(bytesLoaded, engineSize), engineSize),
    );
    await database.open({ query: { queryPollingInterval: 10 } });
    const connection = await database.connect();
    await connection.query('SET autoload_known_extensions = false');
    await connection.query('SET autoinstall_known_extensions = false');
    return new WasmConnector(database, connection, worker);
  } catch (error) {
    worker.terminate();
    throw error;
  } finally {
    removeEventListener('pagehide', leave);
  }
}

class WasmConnector implements Connector {
  readonly name = 'duckdb-wasm';
  private readonly ended: Promise<never>;
  private files = 0;
  private stopReading: (() => void) | undefined;

  constructor(
    private readonly database: AsyncDuckDB,
    private readonly connection: AsyncDuckDBConnection,
    worker: Worker,
  ) {
    // The library leaves a call unanswered for ever when its worker ends, as it does without memory.
    this.ended = new Promise((_, reject) => {
      worker.addEventListener('error', ({ message }) =>
        reject(new Error(`the engine has ended${message ? `: ${message}` : ''}`)),
      );
    });
    this.ended.catch(() => undefined);
  }

  onProgress(): void {
    // The engine would tell by evaluating JavaScript text, which the page's content security policy forbids.
  }

  async query(sql: string): Promise<Result> {
    const read = async () => {
      const reader = await this.connection.send(sql);
      const batches: RecordBatch[] = [];
      for await (const batch of reader) batches.push(batch);
      return decodeArrow(new Table(reader.schema, batches));
    };
    return Promise.race([read(), this.ended]);
  }

  async run(sql: string): Promise<void> {
    // Statements that touch no rows are over before they could be cancelled; this way they take half the time.
    const short = /^(?:COMMIT|ROLLBACK|ATTACH|DETACH|DROP|CREATE SCHEMA)\b/.test(sql);
    if (short) await Promise.race([this.connection.query(sql), this.ended]);
    else await this.query(sql);
  }

  async open(file: DataFile): Promise<string> {
    const path = `${this.files++}-${file.name}`;
    await this.database.registerFileHandle(path, file.handle, DuckDBDataProtocol.BROWSER_FILEREADER, true);
    return path;
  }

  async release(path: string): Promise<void> {
    await this.database.dropFile(path);
  }

  convert(...[file, format, options, progress]: Parameters<Connector['convert']>): Promise<Converted> {
    const worker = startWorker(readerUrl, 'module');
    return new Promise<Converted>((resolve, reject) => {
      this.stopReading = () => reject(new Error(`${file.name} was stopped`));
      worker.addEventListener('error', (event) =>
        reject(new Error(`${file.name} can't be read: ${event.message || 'the reader has ended'}`)),
      );
      worker.addEventListener('message', ({ data }: MessageEvent<ReadAnswer>) => {
        if (data.type === 'progress') progress?.(data.records);
        else if (data.type === 'failed') reject(new Error(data.message));
        else
          resolve({
            ...data.canonical,
            file: browserFile(data.records, 'records.csv'),
            rejectedFile: browserFile(data.rejected, 'rejected.csv'),
          });
      });
      const request: ReadRequest = { file: file.handle as Blob, name: file.name, format, options };
      worker.postMessage(request);
    }).finally(() => {
      this.stopReading = undefined;
      worker.terminate();
    });
  }

  async cancel(): Promise<void> {
    this.stopReading?.();
    await this.connection.cancelSent();
  }

  async close(): Promise<void> {
    await this.connection.close();
    await this.database.terminate();
  }
}
