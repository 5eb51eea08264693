import { chainJobs } from './planning/chains.ts';
import { orderChecks } from './planning/check-order.ts';
import { configuredJobs } from './planning/configured-jobs.ts';
import { linkJobs } from './planning/links.ts';
import type { Config } from './config/config.ts';
import type { Job, JobKindName } from './jobs/job.ts';
import type { Problem } from './problem.ts';

/** The jobs of a project in the order in which they run, and what is wrong with its configuration. */
export interface Plan {
  jobs: Job[];
  problems: Problem[];
}

/** Job types in the order in which they run; a layer's jobs come before the next layer's. */
const jobOrder: readonly JobKindName[] = [
  'extract',
  'cleanse',
  'std',
  'dq',
  'stage',
  'ingest',
  'dedup',
  'publish',
];

/** Builds the plan of a configuration. Throws nothing: what can't be understood is a problem of the plan. */
export function planOf(config: Config): Plan {
  const problems: Problem[] = [...config.problems];
  const jobs = configuredJobs(config);
  jobs.sort((a, b) => jobOrder.indexOf(a.kind) - jobOrder.indexOf(b.kind));
  linkJobs(jobs);
  chainJobs(config, jobs);
  orderChecks(config, jobs);
  for (const job of jobs) {
    problems.push(...job.problems.filter((problem) => !problems.includes(problem)));
    job.problems = job.problems.filter((problem) => problem.severity === 'error');
  }
  return { jobs, problems };
}
