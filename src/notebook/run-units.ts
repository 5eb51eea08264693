import { duckdb } from '../core/dialects/duckdb.ts';
import type { Connector } from '../engine/connector.ts';
import type { Unit } from './unit.ts';
import type { Workspace } from './workspace.ts';

/** What one run does. */
export interface Order {
  jobIds: ReadonlySet<string>;
  /** Units that are no jobs, run after them. */
  others: readonly Unit[];
  at: string;
  signal: AbortSignal;
}

/**
 * Runs jobs and then other units of a workspace, and keeps its states up to date meanwhile. Returns the seconds that
 * it took, undefined where it was stopped before anything ran. Rejects where the engine is gone.
 */
export async function runUnits(workspace: Workspace, order: Order): Promise<number | undefined> {
  const connector = await unlessStopped(workspace.engine.get(), order.signal);
  if (!connector) return undefined;
  const begun = performance.now();
  if (order.jobIds.size > 0) await runJobs(workspace, connector, order);
  for (const unit of order.others) {
    if (order.signal.aborted) break;
    await runOther(workspace, connector, unit, order.signal);
  }
  return (performance.now() - begun) / 1000;
}

/** Waits for the engine, but no longer than until the run is stopped. */
function unlessStopped(opening: Promise<Connector>, signal: AbortSignal): Promise<Connector | undefined> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
    opening.then(resolve, reject);
  });
}

async function runJobs(workspace: Workspace, connector: Connector, order: Order): Promise<void> {
  const { plan, states, changes } = workspace;
  const { run } = await import('../engine/run.ts');
  const titles = new Map(workspace.allUnits.map((unit) => [unit.id, unit.title]));
  const events = run({
    jobs: plan.jobs,
    only: order.jobIds,
    connector,
    dialect: duckdb,
    at: order.at,
    load: order.at,
    signal: order.signal,
    file: (name) => workspace.file(name),
  });
  for await (const event of events) {
    states.take(event, plan.jobs);
    if (event.type === 'run-started' || event.type === 'run-finished') continue;
    const running = workspace.running!;
    if (event.type === 'started') running.title = titles.get(event.job.id) ?? event.job.id;
    else if (event.type !== 'progress') running.finished++;
    if (event.type === 'done')
      states.outdate(workspace.allUnits.filter(({ job }) => !job).map(({ id }) => id));
    changes.tell('status');
  }
}

async function runOther(
  workspace: Workspace,
  connector: Connector,
  unit: Unit,
  signal: AbortSignal,
): Promise<void> {
  const { states, changes } = workspace;
  const running = workspace.running!;
  running.title = unit.title;
  changes.tell('status');
  states.update(unit.id, { status: 'running', error: '' });
  const begun = performance.now();
  const stop = () => void connector.cancel();
  signal.addEventListener('abort', stop);
  try {
    const result = await unit.run!((sql) => connector.query(sql));
    const seconds = (performance.now() - begun) / 1000;
    states.update(
      unit.id,
      signal.aborted ? { status: 'stopped' } : { status: 'done', seconds, result, restored: false },
    );
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    states.update(unit.id, signal.aborted ? { status: 'stopped' } : { status: 'failed', error: message });
  } finally {
    signal.removeEventListener('abort', stop);
  }
  running.finished++;
}
