import type { Cell } from './document.ts';
import type { Own } from './sources.ts';

/** Everything that can be undone, as it was at one moment. Nothing in it is ever changed in place. */
export interface Snapshot {
  readonly cells: readonly Cell[];
  readonly own: Own;
}

/** One change that can be undone. */
interface Entry {
  /** What was done, to go on from “Undo”: `delete cell`. */
  name: string;
  before: Snapshot;
  after: Snapshot;
  /** The cell in which it happened. */
  cell: string;
  /** Changes of one key in quick succession are one: typing. */
  key: string;
  at: number;
}

/** A change that has been undone or done again. */
export interface Step {
  name: string;
  snapshot: Snapshot;
  cell: string;
}

/** Changes of one key that follow each other within so many milliseconds are one. */
const pause = 1000;

/** So many changes can be undone. */
const limit = 1000;

/** What has been done, in order, and what has been undone of it. */
export class History {
  private done: Entry[] = [];
  private undone: Entry[] = [];

  /** What Undo would undo, '' where there is nothing. */
  get undoName(): string {
    return this.done.at(-1)?.name ?? '';
  }

  get redoName(): string {
    return this.undone.at(-1)?.name ?? '';
  }

  /**
   * Notes a change. `now` is in milliseconds; a change with the same `key`, not '', as the last one and soon after it
   * goes into that one.
   */
  record(entry: Omit<Entry, 'at'>, now: number): void {
    const last = this.done.at(-1);
    const joins =
      entry.key !== '' && last?.key === entry.key && now - last.at < pause && this.undone.length === 0;
    this.undone = [];
    if (joins) Object.assign(last, { after: entry.after, at: now });
    else this.done.push({ ...entry, at: now });
    if (this.done.length > limit) this.done.shift();
  }

  /** Ends a run of changes that would go into one: what comes next is a change of its own. */
  seal(): void {
    const last = this.done.at(-1);
    if (last) last.key = '';
  }

  /** What everything would be after an undo or a redo; undefined where there is none. */
  peek(direction: 'undo' | 'redo'): Snapshot | undefined {
    return direction === 'undo' ? this.done.at(-1)?.before : this.undone.at(-1)?.after;
  }

  /** Takes back the last change; undefined where there is none. */
  undo(): Step | undefined {
    const entry = this.done.pop();
    if (!entry) return undefined;
    this.undone.push(entry);
    return { name: entry.name, snapshot: entry.before, cell: entry.cell };
  }

  /** Does again what was undone last; undefined where there is nothing. */
  redo(): Step | undefined {
    const entry = this.undone.pop();
    if (!entry) return undefined;
    entry.key = '';
    this.done.push(entry);
    return { name: entry.name, snapshot: entry.after, cell: entry.cell };
  }

  /** Forgets everything. */
  clear(): void {
    this.done = [];
    this.undone = [];
  }

  /** Whether a cell with this id can still come back. */
  remembers(id: string): boolean {
    return [...this.done, ...this.undone].some(({ before, after }) =>
      [before, after].some(({ cells }) => cells.some((cell) => cell.id === id)),
    );
  }
}
