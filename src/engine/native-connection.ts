import type { DuckDBConnection, DuckDBDataChunk, DuckDBInstance, DuckDBType } from '@duckdb/node-api';
import type { Result, Row } from './connector.ts';
import { setValue, uniqueNames, type Decoded } from './decode.ts';
import { decodeNative, nativeType } from './decode-native.ts';
import { typeText } from './sql-type.ts';
import { Statements } from './statements.ts';
import { stopped } from './turns.ts';

/** One connection of native DuckDB. */
export class NativeConnection {
  private readonly statements = new Statements();
  private closing: Promise<void> | undefined;

  constructor(private readonly connection: DuckDBConnection) {}

  static async open(instance: DuckDBInstance): Promise<NativeConnection> {
    return new NativeConnection(await instance.connect());
  }

  /** Runs one statement and returns its rows. Rejects with an AbortError once `signal` is aborted. */
  query(sql: string, signal?: AbortSignal): Promise<Result> {
    return this.until(signal, async () => {
      const result = await this.connection.run(sql);
      const chunks = await result.fetchAllChunks();
      const columns = columnsOf(result.columnNames(), result.columnTypes());
      return { columns, rows: chunks.flatMap((chunk) => rowsOf(chunk, columns)) };
    });
  }

  /** Runs one statement, or several separated by semicolons, for their effect. */
  async run(sql: string, signal?: AbortSignal): Promise<void> {
    await this.until(signal, () => this.connection.run(sql));
  }

  /** Runs a query whose rows the engine makes only as they are asked for. */
  async *stream(sql: string, signal?: AbortSignal): AsyncGenerator<Result> {
    const result = await this.until(signal, () => this.connection.stream(sql));
    const columns = columnsOf(result.columnNames(), result.columnTypes());
    yield { columns, rows: [] };
    for (;;) {
      const chunk = await this.until(signal, () => result.fetchChunk());
      if (!chunk || chunk.rowCount === 0) return;
      yield { columns, rows: rowsOf(chunk, columns) };
    }
  }

  /** How much of the running statement is done, 0 to 100; negative where that is not known. */
  get percentage(): number {
    return this.connection.progress.percentage;
  }

  /** Ends what is running now, with an AbortError for whoever waits for it. Resolves once it has ended. */
  stop(): Promise<void> {
    return this.statements.stop();
  }

  /**
   * Ends what is running and closes the connection. DuckDB hangs or breaks down where a connection is closed under a
   * running statement.
   */
  close(): Promise<void> {
    return (this.closing ??= this.stop().then(() => this.connection.closeSync()));
  }

  private until<Value>(signal: AbortSignal | undefined, work: () => Promise<Value>): Promise<Value> {
    return this.statements.run((stop) =>
      this.interruptible(signal ? AbortSignal.any([signal, stop]) : stop, work),
    );
  }

  private async interruptible<Value>(signal: AbortSignal, work: () => Promise<Value>): Promise<Value> {
    if (signal.aborted || this.closing) throw stopped();
    let again: NodeJS.Timeout | undefined;
    const stop = () => {
      this.connection.interrupt();
      // A statement that has been handed over but not begun forgets an interrupt as it begins.
      again = setInterval(() => this.connection.interrupt(), 20);
    };
    signal.addEventListener('abort', stop);
    try {
      const value = await work();
      if (!signal.aborted) return value;
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      clearInterval(again);
      signal.removeEventListener('abort', stop);
    }
    throw stopped();
  }
}

function columnsOf(names: readonly string[], types: readonly DuckDBType[]): Result['columns'] {
  return uniqueNames(names).map((name, index) => ({ name, type: typeText(nativeType(types[index]!)) }));
}

function rowsOf(chunk: DuckDBDataChunk, columns: Result['columns']): Row[] {
  return chunk.getRows().map((values) => {
    const row: Record<string, Decoded> = {};
    columns.forEach(({ name }, index) => setValue(row, name, decodeNative(values[index])));
    return row;
  });
}
