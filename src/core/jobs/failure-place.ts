import type { CheckRule } from '../config/rules.ts';
import { namesPlace } from '../place.ts';
import { meaningfulTokens, unquoted } from '../sql/tokens.ts';
import { jobKinds } from './kinds.ts';
import type { Explanation, Job } from './job.ts';

const missing = /(?:Referenced column|with name) "?([^"\s]+)"?/;
const unfit = /^(?:Could not convert|Could not cast|Type .* can't be cast|.* out of range)/i;

/** Whether a condition has a name, in lower case, in it. */
function names(condition: string, name: string): boolean {
  return meaningfulTokens(condition).some(
    (token) => /^(?:word|quoted)$/.test(token.type) && unquoted(token).toLowerCase() === name,
  );
}

/** The condition that an engine's message must be about; undefined where it could be another. */
function guiltyCheck(job: Job, message: string): CheckRule | undefined {
  const conditions = job.rules.checks.filter(({ check }) => check.typed);
  const name = missing.exec(message)?.[1]?.toLowerCase();
  const suspects =
    name === undefined
      ? // All other checks compare texts, which never fails.
        conditions.filter(() => unfit.test(message))
      : conditions.filter(({ condition }) => names(condition, name));
  return suspects.length === 1 ? suspects[0] : undefined;
}

/**
 * Where to look in the configuration for the reason of a job's failure: the rule where only one can be meant, else the
 * line of the job. Undefined where the message names its lines itself.
 */
export function failurePlace(job: Job, message: string): Explanation | undefined {
  if (namesPlace(message)) return undefined;
  const guilty = job.kind === 'dq' ? guiltyCheck(job, message) : undefined;
  if (!guilty) return { text: job.kind === 'publish' ? 'This query:' : 'This job:', place: job.origin };
  const { text, place } = jobKinds.dq.explain(job)[job.rules.checks.indexOf(guilty)]!;
  return { text: `This rule: ${text}`, place };
}
