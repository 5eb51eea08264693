import type { RowSource } from './row-source.ts';
import type { Cell } from './window-sql.ts';

const keptWindows = 96;
/** So many columns are fetched at once: a table may have hundreds, of which a few are seen. */
const blockColumns = 16;
/** Rows of a sorted table lie anywhere, and looking for a few takes as long as for many. */
const windowRows = 128;
const sortedWindowRows = 512;
/** A query that is no longer wanted is stopped after this time; a shorter one is let through. */
const patience = 300;

/** The rows and columns that are seen, both ends included; columns by index. */
export interface Wanted {
  top: number;
  bottom: number;
  columns: readonly number[];
  /** Which way the rows are scrolled: 1 down, -1 up. */
  direction: 1 | -1;
}

interface Part {
  key: string;
  window: number;
  block: number;
}

/** Windows of rows that were fetched, and what is still to be fetched: what is seen first, then what comes next. */
export class WindowCache {
  private readonly parts = new Map<string, Cell[][]>();
  private queue: Part[] = [];
  private running: { part: Part; stop: AbortController; since: number } | undefined;
  private readonly size: number;
  private readonly blocks: number[][];
  private closed = false;
  private failed = false;
  /** How long the latest windows took, in milliseconds. */
  readonly times: number[] = [];

  /**
   * `changed` is told when cells arrive, `failed` the engine's error. With `wholeRows` all columns of a row come
   * together, as one who judges whole rows needs them.
   */
  constructor(
    private readonly source: RowSource,
    private readonly changed: () => void,
    private readonly fail: (error: unknown) => void,
    wholeRows: boolean,
  ) {
    const all = source.columns.map((_, index) => index);
    const width = wholeRows ? Math.max(1, all.length) : blockColumns;
    this.blocks = Array.from({ length: Math.ceil(all.length / width) }, (_, at) =>
      all.slice(at * width, (at + 1) * width),
    );
    const rows = source.isSorted ? sortedWindowRows : windowRows;
    this.size = width > 64 ? Math.ceil(rows / 4) : rows;
  }

  /** A cell that has arrived; undefined while it hasn't. */
  cell(row: number, column: number): Cell | undefined {
    const block = Math.floor(column / (this.blocks[0]?.length ?? 1));
    const window = Math.floor(row / this.size);
    return this.parts.get(`${window}/${block}`)?.[row - window * this.size]?.[
      column - this.blocks[block]![0]!
    ];
  }

  /** All cells of a row, by column index; undefined while one is missing. */
  row(row: number): Cell[] | undefined {
    const cells = this.source.columns.map((_, column) => this.cell(row, column));
    return cells.every((cell) => cell !== undefined) ? cells : undefined;
  }

  /** Asks for what is seen; what was asked for before and is not among it is forgotten. */
  want({ top, bottom, columns, direction }: Wanted): void {
    const blocks = [...new Set(columns.map((column) => Math.floor(column / this.blocks[0]!.length)))];
    const first = Math.floor(top / this.size);
    const last = Math.floor(bottom / this.size);
    const windows: number[] = [];
    for (let window = first; window <= last; window++) windows.push(window);
    if (direction < 0) windows.reverse();
    const seen = windows.length;
    windows.push(direction > 0 ? last + 1 : first - 1);
    this.queue = windows
      .filter((window) => window >= 0 && window * this.size < this.source.count)
      .flatMap((window) => blocks.map((block): Part => ({ key: `${window}/${block}`, window, block })));
    for (const { key } of this.queue) this.touch(key);
    const seenKeys = new Set(this.queue.slice(0, seen * blocks.length).map(({ key }) => key));
    const { running } = this;
    if (running && !seenKeys.has(running.part.key) && performance.now() - running.since > patience)
      running.stop.abort();
    this.queue = this.queue.filter(({ key }) => !this.parts.has(key) && key !== running?.part.key);
    void this.next();
  }

  /** Stops fetching; answers that still come are dropped. */
  close(): void {
    this.closed = true;
    this.running?.stop.abort();
  }

  /** Keeps what is used: a Map holds its keys in the order in which they were set. */
  private touch(key: string): void {
    const rows = this.parts.get(key);
    if (!rows) return;
    this.parts.delete(key);
    this.parts.set(key, rows);
  }

  private async next(): Promise<void> {
    if (this.running || this.closed || this.failed) return;
    const part = this.queue.shift();
    if (!part) return;
    const stop = new AbortController();
    this.running = { part, stop, since: performance.now() };
    try {
      const rows = await this.source.window(
        part.window * this.size,
        this.size,
        this.blocks[part.block]!,
        stop.signal,
      );
      if (this.closed) return;
      this.times.push(performance.now() - this.running.since);
      this.parts.set(part.key, rows);
      for (const key of this.parts.keys()) {
        if (this.parts.size <= keptWindows) break;
        this.parts.delete(key);
      }
    } catch (error) {
      if (this.closed) return;
      if (!stop.signal.aborted) {
        this.failed = true;
        this.fail(error);
      }
    } finally {
      this.running = undefined;
    }
    // Told also of one that was stopped: it may be wanted again by now.
    this.changed();
    await this.next();
  }
}
