import type { Config } from '../config/config.ts';
import type { CheckRule } from '../config/rules.ts';
import type { Job } from '../jobs/job.ts';
import { judgeLaterTables, readCondition } from './conditions.ts';
import { refer } from './references.ts';

/** The checks that must come before one, each with the rule that asks for it. */
type Before = ReadonlyMap<Job, ReadonlyMap<Job, CheckRule>>;

/**
 * Finds out which other tables the checks look at, as foreign keys or in conditions, and puts each check job behind those of
 * them: their rows count as soon as they have passed. Takes linked jobs in their order.
 */
export function orderChecks(config: Config, jobs: Job[]): void {
  const checked = jobs.filter(({ kind }) => kind === 'dq');
  const before = new Map<Job, Map<Job, CheckRule>>();
  for (const job of checked) {
    const own = new Map<Job, CheckRule>();
    before.set(job, own);
    for (const rule of job.rules.checks) {
      const first = rule.check.typed ? readCondition(job, rule, jobs) : refer(config, job, rule, jobs);
      for (const other of first) if (other !== job && !own.has(other)) own.set(other, rule);
    }
  }
  const ordered = inOrder(checked, before);
  let next = 0;
  jobs.forEach((job, at) => {
    if (job.kind === 'dq') jobs[at] = ordered[next++]!;
  });
  judgeLaterTables(jobs);
}

/** Jobs behind those that must come before them, else in the order that they have; a circle is a problem of who closes it. */
function inOrder(jobs: readonly Job[], before: Before): Job[] {
  const ordered: Job[] = [];
  const visit = (job: Job, way: readonly Job[]): void => {
    if (ordered.includes(job)) return;
    for (const [other, rule] of before.get(job)!) {
      if (!way.includes(other)) {
        visit(other, [...way, job]);
        continue;
      }
      const message = `${job.target} and ${other.target} refer to each other, so that neither can be checked first`;
      const place = { file: 'dq_rule_config.csv', line: rule.line, column: 'rule_condition' };
      job.problems.push({ severity: 'error', ...place, message });
    }
    ordered.push(job);
  };
  for (const job of jobs) visit(job, [job]);
  return ordered;
}
