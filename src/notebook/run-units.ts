import { duckdb } from '../core/dialects/duckdb.ts';
import type { Connector } from '../engine/connector.ts';
import { plainMessage } from '../engine/plain-message.ts';
import { ranJobs } from '../engine/ran-jobs.ts';
import { exposeResults, resultTable, viewOf, type Named } from './cell-results.ts';
import { keyOf } from './freshness.ts';
import type { TableReference } from '../core/sql/tables-in.ts';
import { PlacedError, type Tools, type Unit, type UnitState } from './unit.ts';
import type { Workspace } from './workspace.ts';

/** What one run does. */
export interface Order {
  jobIds: ReadonlySet<string>;
  /** Units that are no jobs, run after them, each after what it reads. */
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
  if (order.others.length > 0 && !order.signal.aborted) {
    await exposeResults(connector, namedResults(workspace), workspace.plan.jobs, (id) =>
      workspace.journal.canComeBack(id),
    );
    for (const unit of order.others) {
      if (order.signal.aborted) break;
      await runOther(workspace, connector, unit, order);
      workspace.running!.finished++;
    }
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

/** The named cells that have a result. A name that two cells have is the first one's. */
export function namedResults(workspace: Workspace): Named[] {
  const { states, graph } = workspace;
  return workspace.allUnits
    .filter(({ id, name }) => name !== '' && !graph.problems.has(id) && states.of(id).version !== '')
    .map(({ id, name }) => ({ name, table: resultTable(id) }));
}

/** What a unit is made from, as things are now. */
export function madeFrom(workspace: Workspace, unit: Unit, at: string) {
  const { graph, states } = workspace;
  const inputs = Object.fromEntries(graph.direct(unit.id).map((id) => [id, states.of(id).version]));
  return { key: keyOf(unit, workspace.planner.fileStamp), version: at, inputs };
}

async function runJobs(workspace: Workspace, connector: Connector, order: Order): Promise<void> {
  const { plan, states, changes } = workspace;
  const { run } = await import('../engine/run.ts');
  const units = new Map(workspace.allUnits.map((unit) => [unit.id, unit]));
  const nothing: Pick<UnitState, 'key' | 'version' | 'inputs'> = { key: '', version: order.at, inputs: {} };
  let made = nothing;
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
  const ran = ranJobs(() => workspace.effects.now());
  workspace.runner.ran = ran.run;
  for await (const event of events) {
    ran.take(event);
    states.take(event, made);
    if (event.type === 'run-started' || event.type === 'run-finished') continue;
    const running = workspace.running!;
    if (event.type === 'started') {
      const unit = units.get(event.job.id);
      running.title = unit?.title ?? event.job.id;
      made = unit ? madeFrom(workspace, unit, order.at) : nothing;
    } else if (event.type !== 'progress') running.finished++;
    if (event.type === 'done') workspace.planner.markStale();
    changes.tell('status');
  }
}

/** The unit whose failure keeps others from running: the one itself, or the one that blocks it. */
function blockerAmong(workspace: Workspace, ids: readonly string[]): string | undefined {
  for (const id of ids) {
    const { status, blockedBy } = workspace.states.of(id);
    if (status === 'failed') return id;
    if (status === 'blocked') return blockedBy;
  }
  return undefined;
}

async function runOther(
  workspace: Workspace,
  connector: Connector,
  unit: Unit,
  { at, signal }: Order,
): Promise<void> {
  const { states, changes, graph } = workspace;
  const problem = graph.problems.get(unit.id);
  if (problem) return states.fails(unit.id, { status: 'failed', error: problem });
  const blockedBy = unit.partial ? undefined : blockerAmong(workspace, graph.direct(unit.id));
  if (blockedBy) return states.fails(unit.id, { status: 'blocked', blockedBy });
  workspace.running!.title = unit.title;
  changes.tell('status');
  states.update(unit.id, { status: 'running', error: '', place: undefined, blockedBy: undefined });
  const made = madeFrom(workspace, unit, at);
  const begun = performance.now();
  const stop = () => void connector.cancel();
  signal.addEventListener('abort', stop);
  try {
    const result = await unit.run!(toolsFor(workspace, connector, unit, at));
    if (unit.name) await connector.run(viewOf(unit.name, resultTable(unit.id)));
    const seconds = (performance.now() - begun) / 1000;
    states.replace(unit.id, { status: 'done', seconds, result, resultKind: unit.kind, ...made });
    workspace.planner.markStale();
  } catch (error) {
    const place = error instanceof PlacedError ? error.place : undefined;
    if (signal.aborted) states.update(unit.id, { status: 'stopped' });
    else states.fails(unit.id, { status: 'failed', error: plainMessage(error), place, key: made.key });
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Tells the title of the unit that keeps tables from a unit. */
export function blockerFor(workspace: Workspace, unit: Unit): Tools['blockerOf'] {
  return (reads: readonly TableReference[]) => {
    const ids = reads.flatMap((reference) => workspace.graph.resolve(reference, unit.id));
    const blocker = blockerAmong(workspace, ids);
    return blocker === undefined ? '' : (workspace.unit(blocker)?.title ?? blocker);
  };
}

function toolsFor(workspace: Workspace, connector: Connector, unit: Unit, at: string): Tools {
  return {
    query: (sql) => connector.query(sql),
    run: (sql) => connector.run(sql),
    table: resultTable(unit.id),
    measure: (name, value) => workspace.runner.measured.note(unit.title, name, value, at),
    blockerOf: blockerFor(workspace, unit),
  };
}
