import type { JobStatus } from '../engine/events.ts';
import { jobId, type RunEntry } from '../engine/history/run-entry.ts';

/** Runs of single jobs that followed each other closely, with nothing changed between them. */
export interface Sitting {
  /** The earliest first; one alone where it was a run of the whole plan, or stands apart. */
  runs: readonly RunEntry[];
  /** The worst of their states. */
  status: JobStatus;
  /** Seconds that their jobs took. */
  seconds: number;
  /** How many jobs have run, each counted once. */
  jobs: number;
  /** Rejected rows by the last run of each job. */
  rejected: number;
}

/** Minutes of rest after which a run begins another sitting. */
const rest = 30;

const worst: readonly JobStatus[] = ['failed', 'blocked', 'stopped'];

/** The runs of a history, the earliest first, with those of one sitting together. */
export function sittingsOf(history: readonly RunEntry[]): Sitting[] {
  const groups: RunEntry[][] = [];
  for (const entry of history) {
    const before = groups.at(-1)?.at(-1);
    if (before && follows(before, entry)) groups.at(-1)!.push(entry);
    else groups.push([entry]);
  }
  return groups.map(sittingOf);
}

function follows(before: RunEntry, after: RunEntry): boolean {
  const pause = momentOf(after.at) - momentOf(before.at) - after.seconds * 1000;
  return (
    !before.whole &&
    !after.whole &&
    after.base === before.at &&
    pause <= rest * 60_000 &&
    isSame(before.configs, after.configs) &&
    isSame(before.files, after.files)
  );
}

const momentOf = (at: string): number => Date.parse(`${at.replace(' ', 'T')}Z`);

type Checksums = Readonly<Record<string, string>>;

function isSame(one: Checksums, other: Checksums): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

function sittingOf(runs: readonly RunEntry[]): Sitting {
  const last = new Map(runs.flatMap(({ jobs }) => jobs.map((job) => [jobId(job), job] as const)));
  return {
    runs,
    status: worst.find((status) => runs.some((run) => run.status === status)) ?? 'done',
    seconds: runs.reduce((sum, run) => sum + run.seconds, 0),
    jobs: last.size,
    rejected: [...last.values()].reduce((sum, { figures }) => sum + (figures['rejected'] ?? 0), 0),
  };
}
