import type { AsyncDuckDB } from '@duckdb/duckdb-wasm';
import { Breath } from './breath.ts';
import { columnsOf, decodeBatches, describeColumns, lacksEnums, type ArrowColumns } from './arrow-batches.ts';
import type { Result, Row } from './connector.ts';
import { uniqueNames } from './decode.ts';
import type { Ending } from './ending.ts';
import { parseType, type SqlType } from './sql-type.ts';
import { stopped } from './turns.ts';
import { wasmError } from './wasm-error.ts';

/** A result as it comes: its columns, the IPC message with their schema, and one message for each record batch. */
export interface ArrowStream {
  columns: ArrowColumns;
  header: Uint8Array;
  batches: AsyncIterable<Uint8Array>;
}

/**
 * One connection of DuckDB-WASM. Its statements run in pieces of some milliseconds, between which the engine's one
 * thread serves other connections and a statement can be ended.
 */
export class WasmConnection {
  private readonly id: Promise<number>;

  /** `ending` ends calls once the engine is gone: the library would leave them without an answer. */
  constructor(
    private readonly database: AsyncDuckDB,
    private readonly ending: Ending,
  ) {
    this.id = database.connectInternal();
    this.id.catch(() => undefined);
  }

  private async call<Value>(answer: Promise<Value>): Promise<Value> {
    try {
      return await this.ending.guard(answer);
    } catch (error) {
      throw wasmError(error);
    }
  }

  /** Runs one statement and returns its rows. Rejects with an AbortError once `signal` is aborted. */
  async query(sql: string, signal?: AbortSignal): Promise<Result> {
    const header = await this.start(sql, false, signal);
    const batches: Uint8Array[] = [];
    for await (const batch of this.fetch(signal)) batches.push(batch);
    const columns = await this.withEnums(sql, columnsOf(header));
    const rows: Row[] = [];
    const breath = new Breath();
    for (const batch of batches)
      for (const piece of decodeBatches(header, [batch], columns)) {
        if (signal?.aborted) throw stopped();
        for (const row of piece) rows.push(row);
        await breath.take();
      }
    return { columns: describeColumns(columns), rows };
  }

  /** Runs one statement, or several separated by semicolons, for their effect. */
  async run(sql: string, signal?: AbortSignal): Promise<void> {
    await this.start(sql, false, signal);
    for await (const batch of this.fetch(signal)) void batch;
  }

  /** Runs statements in one go: quicker by half than `run` where they touch no rows, but nothing can end them. */
  async runAtOnce(sql: string): Promise<void> {
    await this.call(this.database.runQuery(await this.id, sql));
  }

  /** Runs a query whose rows the engine makes only as they are asked for. */
  async stream(sql: string, signal?: AbortSignal): Promise<ArrowStream> {
    // The values of an ENUM must be known before the first rows, and another statement would end the stream.
    const described = await this.query(`DESCRIBE ${sql}`, signal);
    const types = described.rows.map((row) => parseType(String(row['column_type'])));
    const names = uniqueNames(described.rows.map((row) => String(row['column_name'])));
    const header = await this.start(sql, true, signal);
    return { columns: { names, types }, header, batches: this.fetch(signal) };
  }

  async close(): Promise<void> {
    await this.call(this.database.disconnect(await this.id));
  }

  /** Starts a statement; returns the message with the result's schema once there is a result. */
  private async start(sql: string, isStream: boolean, signal?: AbortSignal): Promise<Uint8Array> {
    if (signal?.aborted) throw stopped();
    const id = await this.call(this.id);
    let header = await this.call(this.database.startPendingQuery(id, sql, isStream));
    while (header === null) {
      if (signal?.aborted) await this.end();
      header = await this.call(this.database.pollPendingQuery(id));
    }
    return header;
  }

  private async *fetch(signal?: AbortSignal): AsyncGenerator<Uint8Array> {
    const id = await this.id;
    let isRead = false;
    try {
      let next = this.call(this.database.fetchQueryResults(id));
      for (;;) {
        const message = await next;
        if (signal?.aborted) await this.end();
        isRead = message?.length === 0;
        if (isRead) return;
        // The engine makes the next rows while these are decoded.
        next = this.call(this.database.fetchQueryResults(id));
        next.catch(() => undefined);
        if (message) yield message;
      }
    } finally {
      if (!isRead && !signal?.aborted) await this.finish();
    }
  }

  /** Ends the running statement. */
  private async end(): Promise<never> {
    await this.call(this.database.cancelPendingQuery(await this.id));
    await this.finish();
    throw stopped();
  }

  /** A statement that was ended keeps its transaction open until the connection's next one. */
  private async finish(): Promise<void> {
    await this.runAtOnce('SELECT 1').catch(() => undefined);
  }

  private async withEnums(sql: string, columns: ArrowColumns): Promise<ArrowColumns> {
    if (!lacksEnums(columns)) return columns;
    const { rows } = await this.query(`DESCRIBE ${sql}`);
    const types = rows.map((row): SqlType => parseType(String(row['column_type'])));
    return { names: columns.names, types };
  }
}
