import type { Job } from '../core/jobs/job.ts';
import type { RunEvent } from '../engine/events.ts';
import type { Unit, UnitState } from '../notebook/unit.ts';
import type { Workspace } from '../notebook/workspace.ts';
import { troublesOf } from '../report/troubles.ts';
import { reporter } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** The event of a run that has brought a job into a state; undefined where there is nothing to tell. */
function eventOf(jobs: ReadonlyMap<string, Job>, job: Job, state: Readonly<UnitState>): RunEvent | undefined {
  const { status, figures, seconds, messages, error, sql, blockedBy, progress } = state;
  switch (status) {
    case 'running':
      return progress ? { type: 'progress', job, ...progress } : { type: 'started', job };
    case 'done':
      return { type: 'done', job, figures, seconds, messages, sql };
    case 'failed':
      return { type: 'failed', job, message: error, detail: '', seconds, sql };
    case 'blocked': {
      const by = jobs.get(blockedBy ?? '');
      return by && { type: 'blocked', job, by };
    }
    case 'stopped':
      return { type: 'stopped', job };
    default:
      return undefined;
  }
}

function tellCell(
  terminal: Terminal,
  unit: Unit | undefined,
  { status, seconds }: Readonly<UnitState>,
): void {
  if (!unit) return;
  const name = `${unit.kind} ${unit.title}`;
  if (status === 'running') terminal.now(name);
  else if (status === 'done') terminal.done(`✓ ${name} (${seconds.toFixed(2)} s)`);
}

/**
 * Tells on a terminal what a workspace runs, job by job and cell by cell, as `reporter` tells the events of a run.
 * Returns what to call at the end: it says which cells went wrong, and ends the telling.
 */
export function followRun(workspace: Workspace, terminal: Terminal): () => void {
  const tell = reporter(terminal);
  const told = new Map<string, string>();
  const jobs = new Map(workspace.plan.jobs.map((job) => [job.id, job]));
  const stop = workspace.changes.listen((topics) => {
    for (const topic of topics) {
      if (!topic.startsWith('unit:')) continue;
      const id = topic.slice('unit:'.length);
      const state = workspace.states.of(id);
      if (told.get(id) === state.status && state.status !== 'running') continue;
      told.set(id, state.status);
      const job = jobs.get(id);
      const event = job && eventOf(jobs, job, state);
      if (event) tell(event);
      else if (!job) tellCell(terminal, workspace.unit(id), state);
    }
  });
  return () => {
    stop();
    const cells = troublesOf(workspace).filter(({ job }) => !job);
    for (const { title, text, blockedBy } of cells)
      terminal.line(`${blockedBy === '' ? '✕' : '–'} ${title}: ${text}`);
    const { lastRun } = workspace;
    if (lastRun) terminal.done(`${lastRun.stopped ? 'stopped' : 'done'} in ${lastRun.seconds.toFixed(2)} s`);
  };
}
