import type { JobRecord, JobStatus } from '../events.ts';

/** A number that a run has measured. */
export interface Figure {
  /** What it is of: a dashboard's title, or the table that a job writes. */
  of: string;
  title: string;
  value: number;
}

/** What a run was made of: texts and files by their checksums, so that equal ones are told and kept once. */
export interface Inputs {
  /** The configuration tables by name. */
  configs: Readonly<Record<string, string>>;
  /** The data files by name; those that were missing are not among them. */
  files: Readonly<Record<string, string>>;
}

/** A run as the history keeps it. Plain data, to be written as JSON. */
export interface RunEntry extends Inputs {
  /** The run's time in UTC, `YYYY-MM-DD HH:MM:SS.fff`, which is also its id. */
  at: string;
  /** The run whose tables it began with; null where there were none. */
  base: string | null;
  status: JobStatus;
  seconds: number;
  /** Whether all jobs of the plan were to run; else only those in `jobs`. */
  whole: boolean;
  /**
   * Whether a table that rows are merged into was made anew where the configuration had changed what goes into it; else
   * its rows stayed, and were merged into.
   */
  rebuilds?: boolean;
  jobs: JobRecord[];
  /** What dashboards showed afterwards. */
  figures: Figure[];
}

/** The id of a job of a plan by its record. */
export function jobId({ job, target }: Pick<JobRecord, 'job' | 'target'>): string {
  return `${job} ${target}`;
}
