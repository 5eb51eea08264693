import type { Plan } from '../core/plan.ts';
import type { Job } from '../core/jobs/job.ts';
import type { Problem } from '../core/problem.ts';

const readable = /^(csv|tsv|txt|json|ndjson|jsonl)$/i;

function at(job: Job, column: string, message: string): Problem {
  return { severity: 'error', ...job.origin, column, message: `for Spark: ${message}` };
}

/** Makes what an exported project can't do as the engine does errors of the plan, and of the jobs that it concerns. */
export function refuseForSpark(plan: Plan): void {
  for (const job of plan.jobs) {
    const problems = job.kind === 'extract' ? unreadable(job) : [];
    job.problems.push(...problems);
    plan.problems.push(...problems);
  }
}

/** What of a file's line the project can't read. */
function unreadable(job: Job): Problem[] {
  const { format, settings } = job.file!;
  const found: Problem[] = [];
  if (!readable.test(format))
    found.push(at(job, 'file_format', `${format} can't be read, only csv and json`));
  if (settings.encoding !== undefined && settings.encoding !== 'utf-8')
    found.push(at(job, 'encoding', `${settings.encoding} can't be read, only utf-8`));
  if (settings.part !== undefined) found.push(at(job, 'part', "a file in an archive can't be read"));
  if (!job.model)
    found.push(
      at(job, 'table_name', `no data model has the columns of ${job.target}; write them into data_model.csv`),
    );
  return found;
}
