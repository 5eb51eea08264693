import type { Config } from '../config/config.ts';
import { modelOf } from '../config/model.ts';
import type { Job, JobKindName } from '../jobs/job.ts';
import { tableKey } from '../names.ts';

/** The jobs between a file and its gold table share one data model. */
export function chainJobs(config: Config, jobs: Job[]): void {
  for (const job of jobs) {
    if (job.kind === 'publish') continue;
    const chain = chainOf(job, jobs);
    const rank: JobKindName[] = ['stage', 'ingest', 'dedup', 'dq', 'std', 'cleanse', 'extract'];
    chain.sort((a, b) => rank.indexOf(a.kind) - rank.indexOf(b.kind));
    job.model = modelOf(config, [...new Set(chain.map((member) => member.target))]);
    const rules = chain.flatMap(({ rules }) => [...rules.cleanse, ...rules.mappings, ...rules.checks]);
    job.mentioned = uniqueNames([
      ...chain.flatMap((member) => member.keys),
      ...rules.map((rule) => rule.column),
    ]);
  }
}

/** The jobs that hand a job its rows, and those that get them from it, itself included. */
function chainOf(job: Job, jobs: Job[]): Job[] {
  const chain = new Set<Job>([job]);
  const follow = (from: Job, next: (a: Job, b: Job) => boolean) => {
    for (const other of jobs) {
      if (other.kind === 'publish' || chain.has(other) || !next(from, other)) continue;
      chain.add(other);
      follow(other, next);
    }
  };
  const feeds = (a: Job, b: Job) => b.reads.some((table) => tableKey(table) === tableKey(a.targetTable));
  follow(job, (a, b) => feeds(b, a));
  follow(job, feeds);
  return [...chain];
}

function uniqueNames(names: string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => name !== '' && !seen.has(name.toLowerCase()) && seen.add(name.toLowerCase()));
}
