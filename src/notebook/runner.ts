import type { RanJobs } from '../core/lineage/ran-job.ts';
import { tableKey } from '../core/names.ts';
import { resultTable } from './cell-results.ts';
import { countRows } from './table-rows.ts';
import { nextMoment } from './moment.ts';
import { Measured } from './measured.ts';
import type { SavedRun } from './persist.ts';
import { runUnits } from './run-units.ts';
import type { Unit, UnitStatus } from './unit.ts';
import type { Workspace } from './workspace.ts';

/** What goes on while a run does. */
export interface Running {
  /** Milliseconds since 1970. */
  since: number;
  total: number;
  finished: number;
  /** The title of what runs now; '' before the first. */
  title: string;
}

/** A cell, and what it runs. */
export interface Step {
  cell: string;
  units: readonly Unit[];
}

/** States of which a run of what is out of date takes care. */
const outOfDate: ReadonlySet<UnitStatus> = new Set(['stale', 'failed', 'blocked', 'stopped']);

/** Runs the units of a workspace, one run at a time. */
export class Runner {
  running: Running | undefined;
  /** The last run, whether it came to its end or was stopped. */
  lastRun: { at: string; seconds: number; restored: boolean; stopped: boolean } | undefined;
  rows: ReadonlyMap<string, number> = new Map();
  /** What became of the jobs of the last run that had some. */
  ran: RanJobs | undefined;
  readonly measured = new Measured();
  private lastAt: string | undefined;
  private abort: AbortController | undefined;
  private going: Promise<void> = Promise.resolve();

  constructor(private readonly workspace: Workspace) {}

  /** Brings back the figures of a run from before the page was loaded; their tables are gone. */
  restore(run: SavedRun | undefined): void {
    if (!run || this.running || this.lastRun) return;
    const { plan, states, changes } = this.workspace;
    const ids = new Set(plan.jobs.map((job) => job.id));
    states.restore(run.states, (id) => ids.has(id));
    this.measured.restore(run.measured ?? {});
    this.ran = run.ran;
    this.lastRun = { at: run.at, seconds: run.seconds, restored: true, stopped: false };
    this.lastAt = run.at;
    changes.tell('status');
  }

  /** Shows a run from before the page was loaded whose tables are there. */
  show(
    { at, seconds, measured = {}, ran }: Omit<SavedRun, 'states'>,
    rows: ReadonlyMap<string, number>,
  ): void {
    const { changes } = this.workspace;
    this.rows = rows;
    this.measured.restore(measured);
    this.ran = ran;
    this.lastRun = { at, seconds, restored: true, stopped: false };
    this.lastAt = at;
    this.workspace.pastRuns.cameBack(at);
    changes.tell('tables');
    changes.tell('status');
  }

  /** Forgets all runs, as the tables are gone. */
  forget(): void {
    this.workspace.states.clear();
    this.workspace.snapshots.lose();
    this.workspace.pastRuns.forgetTables();
    this.rows = new Map();
    this.lastRun = undefined;
    this.ran = undefined;
    this.workspace.changes.tell('tables');
    this.workspace.changes.tell('status');
  }

  /** Runs everything: all jobs of the plan, then the other units. */
  async runAll(): Promise<void> {
    await this.workspace.unchanging();
    const { plan, allUnits } = this.workspace;
    const others = allUnits.filter((unit) => !unit.job).map(({ id }) => id);
    return this.execute(new Set([...plan.jobs.map((job) => job.id), ...others]));
  }

  /** Runs these units, and first what they need and is not up to date. */
  async run(ids: readonly string[]): Promise<void> {
    await this.workspace.unchanging();
    const { graph, states } = this.workspace;
    await this.execute(graph.needed(ids, (id) => states.isReady(id)));
  }

  /** Runs what is out of date, what failed and what was kept from running. */
  async runStale(): Promise<void> {
    await this.workspace.unchanging();
    const ids = this.outOfDate();
    if (ids.length > 0) await this.run(ids);
  }

  /** The ids of the units that `runStale` would run. */
  outOfDate(): string[] {
    const { allUnits, states } = this.workspace;
    return allUnits.map(({ id }) => id).filter((id) => outOfDate.has(states.of(id).status));
  }

  /**
   * The first cell of the notebook in which something is not done and all that it needs is; where there is none such,
   * the first in which something is not done. A dashboard may stand before the jobs that fill its tables.
   */
  nextStep(): Step | undefined {
    const { states, units, graph } = this.workspace;
    const isReady = (id: string) => states.isReady(id);
    const open = [...units]
      .map(([cell, own]) => ({ cell, units: own }))
      .filter((step) => step.units.some(({ id }) => !isReady(id)));
    const canRun = (step: Step) => {
      const own = new Set(step.units.map(({ id }) => id));
      return step.units.every(({ id }) =>
        graph.direct(id).every((other) => own.has(other) || isReady(other)),
      );
    };
    return open.find(canRun) ?? open[0];
  }

  /** Ends the run: what is running now leaves its tables as they were. */
  stop(): void {
    this.abort?.abort();
  }

  /** Ends the run and waits until what it leaves has been noted. */
  async stopped(): Promise<void> {
    this.stop();
    await this.going;
  }

  /** Waits until no run goes on. */
  async ended(): Promise<void> {
    while (this.running) await this.going;
  }

  private async execute(ids: ReadonlySet<string>): Promise<void> {
    if (this.running || ids.size === 0 || !this.workspace.tabs.mayChange()) return;
    this.going = this.perform(ids);
    await this.going;
  }

  private async perform(ids: ReadonlySet<string>): Promise<void> {
    const { workspace } = this;
    const { effects, changes, states, plan, graph } = workspace;
    const jobIds = new Set(plan.jobs.map((job) => job.id).filter((id) => ids.has(id)));
    const others = graph.order.flatMap((id) => {
      const unit = ids.has(id) && !jobIds.has(id) ? workspace.unit(id) : undefined;
      return unit ? [unit] : [];
    });
    const abort = new AbortController();
    this.abort = abort;
    const total = jobIds.size + others.length;
    this.running = { since: effects.now().getTime(), total, finished: 0, title: '' };
    changes.tell('running');
    changes.tell('status');
    workspace.notices.dismiss('engine');
    this.lastAt = nextMoment(effects.now(), this.lastAt);
    const at = this.lastAt;
    let isRun = false;
    try {
      await workspace.snapshots.stop();
      const seconds = await runUnits(workspace, { jobIds, others, at, signal: abort.signal });
      if (seconds !== undefined)
        this.lastRun = { at, seconds, restored: false, stopped: abort.signal.aborted };
      if (workspace.engine.state.status === 'ready') {
        this.rows = this.withNames(await countRows(plan.jobs, states, await workspace.engine.get()));
        changes.tell('tables');
        isRun = seconds !== undefined;
      }
    } catch (error) {
      await this.runFailed(error);
    } finally {
      this.running = undefined;
      this.abort = undefined;
      changes.tell('running');
      changes.tell('status');
    }
    if (isRun) workspace.pastRuns.note({ ...this.lastRun!, jobIds });
    if (isRun) workspace.snapshots.save(jobIds.size > 0);
    else workspace.snapshots.resume();
    if (this.lastRun && !this.lastRun.restored)
      await workspace.keeper.keepRun(
        {
          ...this.lastRun,
          states: states.save(),
          measured: this.measured.save(),
          ...(this.ran ? { ran: this.ran } : {}),
        },
        workspace.keptNotebook(),
      );
  }

  /** Adds the rows of named cells under their names. */
  private withNames(rows: Map<string, number>): Map<string, number> {
    for (const { id, name } of this.workspace.allUnits) {
      const found = rows.get(tableKey(resultTable(id)));
      if (name && found !== undefined) rows.set(`memory.main.${name.toLowerCase()}`, found);
    }
    return rows;
  }

  /** A run that ends like this has lost its engine, or could not prepare its tables. */
  private async runFailed(error: unknown): Promise<void> {
    const { states, notices, engine } = this.workspace;
    const message = error instanceof Error ? error.message : String(error);
    states.fail(`The run has ended: ${message}`);
    if (await this.answers()) {
      notices.show({ id: 'engine', tone: 'error', title: 'The run has ended.', lines: [message] });
      return;
    }
    if (engine.state.status !== 'failed') engine.drop(message);
    this.forget();
    this.reportEngine(message);
  }

  /** Whether the engine still answers. */
  private async answers(): Promise<boolean> {
    const { engine } = this.workspace;
    if (engine.state.status !== 'ready') return false;
    const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 3000));
    const asked = engine
      .get()
      .then((connector) => connector.look('SELECT 1'))
      .then(() => true)
      .catch(() => false);
    return Promise.race([asked, late]);
  }

  /** Says that there is no engine, and offers to try again. */
  reportEngine(message: string): void {
    this.workspace.notices.show({
      id: 'engine',
      tone: 'error',
      title: 'The engine can’t run.',
      lines: [
        message,
        'The notebook and your files stay here. The pipeline needs WebAssembly and some hundred megabytes of memory.',
      ],
      actions: [{ label: 'Retry', run: () => void this.workspace.warmUp() }],
    });
  }
}
