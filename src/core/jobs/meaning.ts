import type { Job } from './job.ts';

const ignored: ReadonlySet<string> = new Set(['line', 'origin', 'problems', 'mentioned', 'doc', 'examples']);
const known = new WeakMap<Job, string>();

/**
 * What a job does, as text: two jobs that say the same make the same of the same rows. Where its lines stand in the
 * configuration doesn't count; what a rule does is told by its name.
 */
export function jobMeaning(job: Job): string {
  let meaning = known.get(job);
  if (meaning === undefined) {
    meaning = JSON.stringify(job, (name, value: unknown) => (ignored.has(name) ? undefined : value));
    known.set(job, meaning);
  }
  return meaning;
}
