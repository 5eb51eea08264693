import type { Figures, Job } from '../core/jobs/job.ts';

/** How a job ended. */
export type JobStatus = 'done' | 'failed' | 'blocked' | 'stopped';

/** What a run tells while it goes on: page, terminal and tests listen to the same stream. */
export type RunEvent =
  | { type: 'run-started'; at: string; load: string; jobs: Job[] }
  | { type: 'started'; job: Job }
  /** How far a long job is: records read so far, and the share from 0 to 1 of its file, or of the running statement. */
  | { type: 'progress'; job: Job; rows?: number; share?: number }
  | { type: 'done'; job: Job; figures: Figures; seconds: number; messages: string[]; sql: string[] }
  /** `message` is one plain sentence or more, `detail` what the engine said, with the place in its SQL. */
  | { type: 'failed'; job: Job; message: string; detail: string; seconds: number; sql: string[] }
  | { type: 'blocked'; job: Job; by: Job }
  | { type: 'stopped'; job: Job }
  | { type: 'run-finished'; seconds: number; status: JobStatus };

/** One line of a run's record. */
export interface JobRecord {
  layer: string;
  job: string;
  source: string;
  target: string;
  status: JobStatus;
  figures: Figures;
  seconds: number;
  message?: string;
}

/** The record of a run, as `run.json` holds it. */
export interface RunRecord {
  /** ISO time. */
  started: string;
  seconds: number;
  jobs: JobRecord[];
}
