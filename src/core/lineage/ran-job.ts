import type { Figures } from '../jobs/job.ts';

/** What became of one job in a run. */
export interface RanJob {
  /** The job's id in its plan. */
  id: string;
  status: 'done' | 'failed' | 'blocked' | 'stopped';
  /** When it began and ended, ISO times in UTC; the same for a job that never began. */
  started: string;
  ended: string;
  figures: Figures;
  /** Why it is not done; '' where it is. */
  message: string;
}

/** A run of jobs that has ended. */
export interface RanJobs {
  /** ISO times in UTC. */
  started: string;
  ended: string;
  /** In the order in which they ran. */
  jobs: RanJob[];
}
