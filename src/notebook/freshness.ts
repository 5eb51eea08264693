import { jobMeaning } from '../core/jobs/meaning.ts';
import type { Graph } from './graph.ts';
import type { UnitStates } from './states.ts';
import type { Unit } from './unit.ts';

/** What makes a unit's result, but for the tables that it reads: its text, or its job and the job's file. */
export function keyOf(unit: Unit, fileStamp: (name: string) => string): string {
  if (!unit.job) return `${unit.kind}\n${unit.cell.body}`;
  return jobMeaning(unit.job) + (unit.job.file ? fileStamp(unit.job.file.name) : '');
}

/**
 * Tells of each result that is there whether it is up to date: whether it was made from what the unit's text and its
 * upstream's results are now. Derived anew each time, so that an edit that is taken back leaves nothing behind.
 */
export function markStale(
  graph: Graph,
  states: UnitStates,
  units: ReadonlyMap<string, Unit>,
  fileStamp: (name: string) => string,
): void {
  const stale = new Set<string>();
  for (const id of graph.order) {
    const { status, restored, key, inputs } = states.of(id);
    const unit = units.get(id);
    if (!unit || restored || (status !== 'done' && status !== 'stale')) continue;
    const upstream = graph.direct(id);
    const known = Object.keys(inputs);
    const changed =
      key !== keyOf(unit, fileStamp) ||
      upstream.length !== known.length ||
      upstream.some((other) => stale.has(other) || states.of(other).version !== inputs[other]);
    if (changed) stale.add(id);
    const now = changed ? 'stale' : 'done';
    if (now !== status) states.update(id, { status: now });
  }
}
