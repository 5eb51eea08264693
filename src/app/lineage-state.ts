import type { Dataset, Lineage, LineageJob } from '../core/lineage/model.ts';
import { jobKinds } from '../core/jobs/kinds.ts';
import type { UnitStatus } from '../notebook/unit.ts';
import type { Workspace } from '../notebook/workspace.ts';
import { countText, layerWord, stateSigns } from './words.ts';

/** A layer's word and class; files are no layer of the configuration. */
export function layerOf({ layer }: Dataset): { word: string; style: string } {
  return layer === 'file' ? { word: 'file', style: 'file' } : layerWord(layer);
}

/** The jobs that write a dataset. */
export function writersOf({ jobs }: Lineage, { id }: Dataset): LineageJob[] {
  return jobs.filter(({ writes }) => writes === id);
}

/** What a job is called where its table is known: `Stage`. */
export function jobTitle({ kind }: LineageJob): string {
  return jobKinds[kind].title;
}

/** How the jobs that write a dataset stand: the worst of them. */
export function statusOf(workspace: Workspace, jobs: readonly LineageJob[]): UnitStatus | undefined {
  const order: readonly UnitStatus[] = ['failed', 'blocked', 'running', 'stopped', 'stale', 'idle', 'done'];
  const found = jobs.map(({ id }) => workspace.states.of(id).status);
  return order.find((status) => found.includes(status));
}

/** The jobs that write a dataset and how they stand: `✓ Load, Deduplicate`, `✕ Check failed`; '' for files. */
export function jobsText(workspace: Workspace, lineage: Lineage, dataset: Dataset): string {
  const writers = writersOf(lineage, dataset);
  const status = statusOf(workspace, writers);
  if (!status) return '';
  const titles = writers.map(jobTitle).join(', ');
  return [stateSigns[status], titles, ...(status === 'done' ? [] : [status])].join(' ');
}

/** State and rows of a dataset in a few words: `✓ done · 431 rows`. */
export function stateText(workspace: Workspace, lineage: Lineage, dataset: Dataset): string {
  const status = statusOf(workspace, writersOf(lineage, dataset));
  const rows = workspace.rows.get(dataset.id);
  return [
    ...(status ? [`${stateSigns[status]} ${status}`] : []),
    ...(rows === undefined ? [] : [`${countText(rows)} rows`]),
  ].join(' · ');
}
