import { jobKinds } from '../core/jobs/kinds.ts';
import type { Job } from '../core/jobs/job.ts';
import type { Plan } from '../core/plan.ts';
import type { Cell } from '../notebook/document.ts';
import type { CellKind, Unit } from '../notebook/unit.ts';

/** A table's name without the prefix of its layer. */
export function bareName(table: string): string {
  return table.replace(/^(?:cleansed|std|dq|stage|gold|bi)_(?=.)/i, '');
}

/** The titles of a plan's jobs by id: the verb and the table, as short as they can be told apart. */
export function jobTitles(plan: Plan): Map<string, string> {
  const titles = new Map<string, string>();
  const taken = new Set<string>();
  for (const job of plan.jobs) {
    const verb = jobKinds[job.kind].title;
    const short = `${verb} ${bareName(job.target)}`;
    let title = taken.has(short) ? `${verb} ${job.target}` : short;
    for (let count = 2; taken.has(title); count++) title = `${verb} ${job.target} (${count})`;
    taken.add(title);
    titles.set(job.id, title);
  }
  return titles;
}

/** The jobs that a fence stands for: one by its table's name, else all of its type that no other fence names. */
function jobsOf(cell: Cell, fences: readonly Cell[], plan: Plan): Job[] {
  const names = (fence: Cell, job: Job) =>
    fence.words[0] === job.kind &&
    fence.words[1] !== undefined &&
    [job.target, bareName(job.target)].some((name) => name.toLowerCase() === fence.words[1]!.toLowerCase());
  const [type, table] = cell.words;
  const claimer = (job: Job) =>
    fences.find((fence) => names(fence, job)) ??
    fences.find((fence) => fence.words[0] === job.kind && fence.words[1] === undefined);
  return plan.jobs.filter(
    (job) => job.kind === type && (table === undefined || names(cell, job)) && claimer(job) === cell,
  );
}

/** ```` ```job dq ```` stands for all jobs of a type, ```` ```job dq dq_hcp_data ```` for one. */
export const job: CellKind = {
  name: 'job',
  label: 'Job',
  doc: 'Jobs of the configuration: all of one type, or one by its table.',
  language: '',
  start: { words: ['extract'], body: '' },
  units(cell, fences, plan): Unit[] {
    const titles = jobTitles(plan);
    return jobsOf(cell, fences, plan).map((entry) => ({
      id: entry.id,
      title: titles.get(entry.id)!,
      kind: 'job',
      cell,
      name: '',
      job: entry,
    }));
  },
};
