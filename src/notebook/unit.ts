import type { Figures, Job } from '../core/jobs/job.ts';
import type { TableName } from '../core/names.ts';
import type { Plan } from '../core/plan.ts';
import type { TableReference } from '../core/sql/tables-in.ts';
import type { Result } from '../engine/connector.ts';
import type { Cell } from './document.ts';

/** How a unit stands. `stale` was done, but something that it reads has changed since. */
export type UnitStatus = 'idle' | 'running' | 'done' | 'failed' | 'blocked' | 'stopped' | 'stale';

/** What is known of a unit from its last run. */
export interface UnitState {
  status: UnitStatus;
  figures: Figures;
  seconds: number;
  /** How far it is while it runs, as far as that is known; `since` is `performance.now()` at its start. */
  progress?: { rows?: number; share?: number; since?: number };
  /** Warnings. */
  messages: string[];
  /** Why it failed, '' where it did not. */
  error: string;
  /** The id of the unit that blocks it. */
  blockedBy?: string;
  /** The statements that were run. */
  sql: string[];
  /** Whether the state comes from before the page was loaded, so that its tables are gone. */
  restored: boolean;
  /** What a unit that is no job has made, and the kind that the unit had then. */
  result?: unknown;
  resultKind?: string;
  /** Where in the cell's text the error is, as offsets of characters; for units that are no job. */
  place?: Place;
  /** The unit's text or configuration as it was when it ran. */
  key: string;
  /** The run that has made the result that is there; '' where there is none. */
  version: string;
  /** The versions of what it has read, by unit id. */
  inputs: Readonly<Record<string, string>>;
}

/** A part of a cell's text. */
export interface Place {
  from: number;
  to: number;
}

/** An error that knows where in the cell's text it is. */
export class PlacedError extends Error {
  constructor(
    message: string,
    readonly place: Place | undefined,
  ) {
    super(message);
  }
}

/** A unit before its first run. */
export const idleState: Readonly<UnitState> = {
  status: 'idle',
  figures: {},
  seconds: 0,
  messages: [],
  error: '',
  sql: [],
  restored: false,
  key: '',
  version: '',
  inputs: {},
};

/** Runs a query on the workspace's tables. */
export type Query = (sql: string) => Promise<Result>;

/** What a unit has to work with that only asks. */
export interface AskingTools {
  query: Query;
  /**
   * Notes a figure that the unit has measured, under a name of its own. Gives what the run before measured; undefined
   * where it is the first.
   */
  measure(name: string, value: number): number | undefined;
  /** Whether only what is measured is wanted: what measures nothing need not be asked. */
  onlyMeasures?: boolean;
  /** The title of the unit whose failure keeps one of these tables from being there or up to date; '' where none does. */
  blockerOf(reads: readonly TableReference[]): string;
}

/** What a unit that is no job has to work with while it runs. */
export interface Tools extends AskingTools {
  /** Runs a statement for its effect. */
  run(sql: string): Promise<void>;
  /** The table that the unit may fill with its result. */
  table: TableName;
}

/** The smallest thing that runs by itself and has a state: a job, or a cell such as a dashboard. */
export interface Unit {
  /** Unique in a notebook; a job's is the job's own, any other's its cell's. */
  id: string;
  /** Unique in a notebook, for people. */
  title: string;
  kind: string;
  cell: Cell;
  /** The job that it stands for. */
  job?: Job;
  /** The name under which other cells read its result; '' where it has none. */
  name: string;
  /** Whether it is run although something that it reads has failed: it says itself which of its parts that concerns. */
  partial?: boolean;
  /** The tables that it reads; for units that are no job. */
  reads?(): Promise<TableReference[]>;
  /** Makes the result of a unit that is no job. Rejects with an Error that is meant for the reader. */
  run?(tools: Tools): Promise<unknown>;
  /**
   * Makes the result while the text is being written, by asking only. Rejects as `run` does, and also where a part of
   * the result is wrong that was right in the one on show.
   */
  preview?(tools: AskingTools, shown: unknown): Promise<unknown>;
}

/** One kind of cell: what a fence of it stands for. */
export interface CellKind {
  /** The first word of the info string. */
  name: string;
  /** What people call it: `SQL`. */
  label: string;
  doc: string;
  /** The language in which its body is written; '' where there is nothing to write. */
  language: 'sql' | 'yaml' | 'markdown' | '';
  /** What a new cell begins with: the bare words of its info string, and its body. */
  start: { words: string[]; body: string };
  /**
   * The units that a cell stands for.
   * `cells` are all cells of the kind in the notebook, so that a unit is shown once.
   */
  units(cell: Cell, cells: readonly Cell[], plan: Plan): Unit[];
}
