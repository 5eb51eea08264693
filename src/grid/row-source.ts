import { arrangementSql, type Arrangement, isArranged } from './arrangement.ts';
import { describeColumns, type GridColumn } from './column.ts';
import type { Execute, GridRelation, Look } from './relation.ts';
import {
  copyOf,
  countSql,
  decodeCells,
  relationBase,
  windowSql,
  type Base,
  type Cell,
  type Order,
} from './window-sql.ts';

/** What a long step is doing: its words, and the share done from 0 to 1 where that is known. */
export interface Step {
  words: string;
  share?: number;
}

/** So many rows are looked through by one statement, so that progress shows and a stop is heard. */
const chunkRows = 1_000_000;

/** A query of which several windows took longer than this is copied once instead of being run for each. */
const slowMilliseconds = 400;
const slowWindows = 3;

let tables = 0;

/**
 * The rows of a relation in windows, in their own order or in one that was asked for. The order and the filters are a
 * TEMP table of rowids, whose own rowid is the position.
 */
export class RowSource {
  private order: Order | undefined;
  private copy: string | undefined;
  private readonly unused: string[] = [];
  private slow = 0;
  private copyFailed = false;

  private constructor(
    private readonly look: Look,
    private readonly execute: Execute,
    readonly columns: readonly GridColumn[],
    private base: Base,
  ) {}

  /** Opens a relation: describes its columns and counts its rows. Rejects with the engine's error. */
  static async open(relation: GridRelation, look: Look, execute: Execute, signal?: AbortSignal) {
    const columns = await describeColumns(look, relation.from, signal);
    const hasRowid = relation.hasRowid && !columns.some(({ name }) => name.toLowerCase() === 'rowid');
    const { rows } = await look(countSql(relation.from, hasRowid), signal);
    return new RowSource(look, execute, columns, relationBase(relation.from, columns, hasRowid, rows[0]!));
  }

  /** All rows of the relation. */
  get total(): number {
    return this.base.count;
  }

  /** The rows that the filters leave. */
  get count(): number {
    return this.order?.count ?? this.base.count;
  }

  /** Whether a row lies anywhere in the table, so that windows cost the same whatever their size. */
  get isSorted(): boolean {
    return this.order?.sorted ?? false;
  }

  /** Cells of the rows from `first` on, for the columns given by index; long values clipped. One array a row. */
  async window(
    first: number,
    rows: number,
    columns: readonly number[],
    signal?: AbortSignal,
  ): Promise<Cell[][]> {
    if (!this.base.rowid && !this.order && this.slow >= slowWindows && !this.copyFailed)
      await this.tryCopy(signal);
    const started = performance.now();
    const result = await this.look(windowSql(this.base, this.order, first, rows, columns, true), signal);
    if (first > 0 && performance.now() - started > slowMilliseconds) this.slow++;
    return result.rows.map((row) => decodeCells(row, columns));
  }

  /** Whole values of the rows from `first` on, for the columns given by index. One array a row. */
  async exact(first: number, rows: number, columns: readonly number[], signal?: AbortSignal) {
    const result = await this.look(windowSql(this.base, this.order, first, rows, columns, false), signal);
    return result.rows.map((row) => decodeCells(row, columns).map(({ text }) => text));
  }

  /**
   * Sorts and filters. The rows stay as they were where it rejects: with the engine's error, or when aborted.
   * `tell` hears what is being done.
   */
  async arrange(wanted: Arrangement, tell: (step: Step) => void, signal?: AbortSignal): Promise<void> {
    const before = this.order;
    if (!isArranged(wanted)) this.order = undefined;
    else {
      if (!this.base.rowid) {
        tell({ words: 'Preparing rows' });
        await this.makeCopy(signal);
      }
      this.order = await this.makeOrder(wanted, tell, signal);
    }
    if (before) this.unused.push(before.table);
  }

  /** Drops the tables of former orders, once nobody reads windows of them any more. */
  async tidy(): Promise<void> {
    for (const table of this.unused.splice(0)) await this.drop(table);
  }

  /** Drops the TEMP tables. */
  async close(): Promise<void> {
    const made = [this.order?.table, this.copy, ...this.unused.splice(0)];
    this.order = undefined;
    this.copy = undefined;
    for (const table of made) if (table) await this.drop(table);
  }

  private async makeOrder(
    wanted: Arrangement,
    tell: (step: Step) => void,
    signal?: AbortSignal,
  ): Promise<Order> {
    const { condition, orderBy } = arrangementSql(wanted, this.columns, this.base);
    const made: string[] = [];
    const create = async (sql: string) => {
      const name = `temp."_grid_${++tables}"`;
      made.push(name);
      await this.execute(`CREATE TEMP TABLE ${name.slice(5)} AS ${sql}`, signal);
      return name;
    };
    try {
      const row = `CAST(_r.rowid AS ${this.base.lastRowid < 4_294_967_295 ? 'UINTEGER' : 'BIGINT'}) AS r`;
      const rows = `SELECT ${row} FROM ${this.base.from} AS _r`;
      let found: string | undefined;
      if (condition) {
        tell({ words: 'Looking for rows', share: 0 });
        found = await create(`${rows} WHERE false`);
        for (let from = 0; from <= this.base.lastRowid; from += chunkRows) {
          const range = `_r.rowid BETWEEN ${from} AND ${from + chunkRows - 1}`;
          await this.execute(`INSERT INTO ${found} ${rows} WHERE ${range} AND ${condition}`, signal);
          signal?.throwIfAborted();
          tell({
            words: 'Looking for rows',
            share: Math.min(1, (from + chunkRows) / (this.base.lastRowid + 1)),
          });
        }
      }
      let table = found;
      if (orderBy) {
        tell({ words: 'Sorting' });
        const only = found ? ` JOIN ${found} AS _f ON _r.rowid = _f.r` : '';
        table = await create(`${rows}${only} ORDER BY ${orderBy}`);
        signal?.throwIfAborted();
      }
      const { rows: counted } = await this.look(`SELECT count(*) AS n FROM ${table}`, signal);
      if (found && found !== table) await this.drop(found);
      return { table: table!, count: Number(counted[0]!['n']), sorted: orderBy !== '' };
    } catch (error) {
      for (const table of made) await this.drop(table);
      throw error;
    }
  }

  private async tryCopy(signal?: AbortSignal): Promise<void> {
    try {
      await this.makeCopy(signal);
    } catch (error) {
      if (signal?.aborted) throw error;
      // Without room for a copy each window runs the query: slower, but right.
      this.copyFailed = true;
    }
  }

  /** Rows of a query have no rowid: they get one by being copied, under names that no column of the user's has. */
  private async makeCopy(signal?: AbortSignal): Promise<void> {
    const name = `"_grid_${++tables}"`;
    try {
      await this.execute(`CREATE TEMP TABLE ${name} AS ${copyOf(this.base)}`, signal);
      const { rows } = await this.look(countSql(`temp.${name}`, true), signal);
      this.copy = `temp.${name}`;
      this.base = {
        ...relationBase(this.copy, this.columns, true, rows[0]!),
        values: this.columns.map((_, index) => `_r.c${index}`),
      };
    } catch (error) {
      await this.drop(`temp.${name}`);
      throw error;
    }
  }

  private async drop(table: string): Promise<void> {
    // The engine may be gone, or the statement that would have made the table was stopped.
    await this.execute(`DROP TABLE IF EXISTS ${table}`).catch(() => undefined);
  }
}
