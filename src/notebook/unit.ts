import type { Figures, Job } from '../core/jobs/job.ts';
import type { Plan } from '../core/plan.ts';
import type { Result } from '../engine/connector.ts';
import type { FenceCell } from './document.ts';

/** How a unit stands. `stale` was done, but something that it reads has changed since. */
export type UnitStatus = 'idle' | 'running' | 'done' | 'failed' | 'blocked' | 'stopped' | 'stale';

/** What is known of a unit from its last run. */
export interface UnitState {
  status: UnitStatus;
  figures: Figures;
  seconds: number;
  /** How far it is while it runs, as far as that is known. */
  progress?: { rows?: number; share?: number };
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
  /** What a unit that is no job has made. */
  result?: unknown;
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
};

/** Runs a query on the workspace's tables. */
export type Query = (sql: string) => Promise<Result>;

/** The smallest thing that runs by itself and has a state: a job, or a cell such as a dashboard. */
export interface Unit {
  /** Unique in a notebook; a job's is the job's own. */
  id: string;
  /** Unique in a notebook, for people. */
  title: string;
  kind: string;
  cell: FenceCell;
  /** The job that it stands for. */
  job?: Job;
  /** The ids of the jobs whose tables it reads; for units that are no job. */
  needs?(plan: Plan): Promise<string[]>;
  /** Makes the result of a unit that is no job. Rejects with an Error that is meant for the reader. */
  run?(query: Query): Promise<unknown>;
}

/** One kind of cell: what a fence of it stands for. */
export interface CellKind {
  /** The first word of the info string. */
  name: string;
  doc: string;
  /**
   * The units that a fence stands for.
   * `fences` are all fences of the kind in the notebook, so that a unit is shown once.
   */
  units(cell: FenceCell, fences: readonly FenceCell[], plan: Plan): Unit[];
}
