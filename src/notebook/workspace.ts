import type { Config } from '../core/config/config.ts';
import { duckdb } from '../core/dialects/duckdb.ts';
import type { Plan } from '../core/plan.ts';
import { tidyProblems, type Problem } from '../core/problem.ts';
import type { DataFile, Result } from '../engine/connector.ts';
import { Changes } from './changes.ts';
import { isFence, parseNotebook, type Cell, type FenceCell } from './document.ts';
import { EngineHolder, type OpenEngine, type Practise } from './engine-holder.ts';
import { Keeper } from './keeper.ts';
import { nextMoment } from './moment.ts';
import { Notices } from './notices.ts';
import type { Store } from './persist.ts';
import { runUnits } from './run-units.ts';
import { buildPlan, filesRead, isFromSample, nothingOwn, sampleFilesRead, type Own } from './sources.ts';
import { UnitStates } from './states.ts';
import { countRows } from './table-rows.ts';
import type { CellKind, Unit } from './unit.ts';
import { withUpstream } from './upstream.ts';

/** What a workspace needs of the world around it. */
export interface Effects {
  openEngine: OpenEngine;
  /** What an engine says of a plan's SQL on empty tables of its own, apart from those of the workspace. */
  dryRun(plan: Plan): Promise<Problem[]>;
  /** Makes a file of the browser readable for the engine. */
  dataFile(file: Blob, name: string): Promise<DataFile>;
  /** What an idle engine practises on until it is wanted; absent where it doesn't pay. */
  rehearse?: Practise;
  /** A file of the sample; undefined where it is missing. */
  sampleFile(name: string): Promise<Blob | undefined>;
  shipped: { configs: Record<string, string>; notebook: string; sample: ReadonlySet<string> };
  kinds: ReadonlyMap<string, CellKind>;
  translate(config: Config): Promise<Config>;
  store: Promise<Store>;
  /** Calls back soon; changes until then are told together. */
  schedule(callback: () => void): void;
  now(): Date;
}

/** What goes on while a run does. */
export interface Running {
  /** Milliseconds since 1970. */
  since: number;
  total: number;
  finished: number;
  /** The title of what runs now; '' before the first. */
  title: string;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Everything about the page but its screen: notebook, files, plan, states, and the runs. */
export class Workspace {
  readonly changes: Changes;
  readonly states: UnitStates;
  readonly engine: EngineHolder;
  readonly notices: Notices;
  private readonly keeper: Keeper;
  own: Own = nothingOwn();
  plan: Plan = { jobs: [], problems: [] };
  problems: Problem[] = [];
  /** Whether `plan` is one already: until then there are no jobs to show. */
  planned = false;
  notebook = '';
  cells: Cell[] = [];
  /** The units of each fence, in the notebook's order. */
  units = new Map<FenceCell, Unit[]>();
  running: Running | undefined;
  /** The last run, whether it came to its end or was stopped. */
  lastRun: { at: string; seconds: number; restored: boolean; stopped: boolean } | undefined;
  /** Rows of the tables that are there, by their full names in lower case. */
  rows = new Map<string, number>();
  /** What the workspace is busy with besides a run, in words; '' where it isn't. */
  busyWith = '';
  private settled: Promise<unknown> = Promise.resolve();
  private lastAt: string | undefined;
  private abort: AbortController | undefined;

  constructor(readonly effects: Effects) {
    this.changes = new Changes(effects.schedule);
    this.states = new UnitStates((id) => this.changes.tell(`unit:${id}`));
    this.engine = new EngineHolder(effects.openEngine, () => this.changes.tell('status'));
    this.notices = new Notices(() => this.changes.tell('notices'));
    this.keeper = new Keeper(effects.store, this.notices);
    this.setNotebook(effects.shipped.notebook);
  }

  /** Brings back what was kept of an earlier visit and plans the jobs. */
  async start(): Promise<void> {
    const { own, notebook, run } = await this.keeper.load();
    this.own = own;
    this.notebook = notebook ?? this.effects.shipped.notebook;
    await this.replan();
    if (this.own.forgotten.length > 0)
      this.notices.show({
        id: 'files',
        tone: 'warning',
        title: 'Your data files were too large to be kept: add them again.',
        lines: [this.own.forgotten.join(', ')],
      });
    if (!run || this.running || this.lastRun) return;
    const ids = new Set(this.plan.jobs.map((job) => job.id));
    this.states.restore(run.states, (id) => ids.has(id));
    this.lastRun = { at: run.at, seconds: run.seconds, restored: true, stopped: false };
    this.lastAt = run.at;
    this.changes.tell('status');
  }

  /** Plans the jobs anew after configuration, files or notebook have changed. */
  async replan(): Promise<void> {
    const { shipped, translate } = this.effects;
    const { plan, problems } = await buildPlan(shipped.configs, this.own.configs, translate);
    this.plan = plan;
    this.problems = problems;
    this.planned = true;
    this.setNotebook(this.notebook);
    this.changes.tell('status');
    // The shipped configuration is known to be right; a second engine for it would be for nothing.
    if (Object.keys(this.own.configs).length > 0) void this.dryRun(plan);
  }

  /** Adds what an engine finds wrong with the SQL of a plan, unless the plan is another one by then. */
  private async dryRun(plan: Plan): Promise<void> {
    // The page's own engine comes first. Without one there is nothing to add: the run will say so.
    const ask = async () => {
      await this.engine.get();
      return plan === this.plan ? this.effects.dryRun(plan) : [];
    };
    const refused = await ask().catch(() => []);
    if (plan !== this.plan || refused.length === 0) return;
    this.problems = tidyProblems([...this.problems, ...refused]);
    this.changes.tell('plan');
  }

  private setNotebook(text: string): void {
    const { kinds } = this.effects;
    this.notebook = text;
    this.cells = parseNotebook(text, new Set(kinds.keys()));
    const fences = this.cells.filter(isFence);
    this.units = new Map(
      fences.map((cell) => {
        const same = fences.filter((other) => other.kind === cell.kind);
        return [cell, kinds.get(cell.kind)!.units(cell, same, this.plan)];
      }),
    );
    this.changes.tell('plan');
  }

  /** All units in the notebook's order. */
  get allUnits(): Unit[] {
    return [...this.units.values()].flat();
  }

  unit(id: string): Unit | undefined {
    return this.allUnits.find((unit) => unit.id === id);
  }

  /** Changes files, configuration or tables, one such change after the other; runs wait for them. */
  change(words: string, task: () => Promise<void>): Promise<void> {
    const done = this.settled.then(async () => {
      this.busyWith = words;
      this.changes.tell('status');
      try {
        await task();
      } catch (error) {
        this.notices.show({
          id: 'change',
          tone: 'error',
          title: 'That did not work.',
          lines: [messageOf(error)],
        });
      } finally {
        this.busyWith = '';
        this.changes.tell('status');
      }
    });
    this.settled = done;
    return done;
  }

  /** Runs everything: all jobs of the plan, then the other units. */
  async runAll(): Promise<void> {
    await this.settled;
    const others = this.allUnits.filter((unit) => !unit.job);
    return this.execute(new Set(this.plan.jobs.map((job) => job.id)), others);
  }

  /** Runs these units, and first the jobs that they need and that have not been run. */
  async run(ids: readonly string[]): Promise<void> {
    await this.settled;
    const others = this.allUnits.filter((unit) => ids.includes(unit.id) && !unit.job);
    const needs = await Promise.all(others.map(async (unit) => (await unit.needs?.(this.plan)) ?? []));
    const wanted = ids.filter((id) => this.plan.jobs.some((job) => job.id === id));
    const missing = needs.flat().filter((id) => !this.states.isReady(id));
    const all = withUpstream(this.plan.jobs, [...wanted, ...missing], (id) => this.states.isReady(id));
    await this.execute(all, others);
  }

  /** The next fence of the notebook in which something is not done. */
  nextStep(): { cell: FenceCell; units: Unit[] } | undefined {
    for (const [cell, units] of this.units)
      if (units.some((unit) => !this.states.isReady(unit.id))) return { cell, units };
    return undefined;
  }

  /** Ends the run: what is running now leaves its tables as they were. */
  stop(): void {
    this.abort?.abort();
  }

  private async execute(jobIds: ReadonlySet<string>, others: readonly Unit[]): Promise<void> {
    if (this.running) return;
    const abort = new AbortController();
    this.abort = abort;
    this.running = {
      since: this.effects.now().getTime(),
      total: jobIds.size + others.length,
      finished: 0,
      title: '',
    };
    this.changes.tell('status');
    this.notices.dismiss('engine');
    this.lastAt = nextMoment(this.effects.now(), this.lastAt);
    const at = this.lastAt;
    try {
      const seconds = await runUnits(this, { jobIds, others, at, signal: abort.signal });
      if (seconds !== undefined)
        this.lastRun = { at, seconds, restored: false, stopped: abort.signal.aborted };
      if (this.engine.state.status === 'ready') {
        this.rows = await countRows(this.plan.jobs, this.states, await this.engine.get());
        this.changes.tell('tables');
      }
    } catch (error) {
      await this.runFailed(error);
    } finally {
      this.running = undefined;
      this.abort = undefined;
      this.changes.tell('status');
    }
    if (this.lastRun && !this.lastRun.restored)
      await this.keeper.keepRun({ ...this.lastRun, states: this.states.save() });
  }

  /** A run that ends like this has lost its engine, or could not prepare its tables. */
  private async runFailed(error: unknown): Promise<void> {
    const message = messageOf(error);
    this.states.fail(`The run has ended: ${message}`);
    if (await this.answers()) {
      this.notices.show({ id: 'engine', tone: 'error', title: 'The run has ended.', lines: [message] });
      return;
    }
    if (this.engine.state.status !== 'failed') this.engine.drop(message);
    this.emptied();
    this.reportEngine(message);
  }

  /** Whether the engine still answers. */
  private async answers(): Promise<boolean> {
    if (this.engine.state.status !== 'ready') return false;
    const answer = this.query('SELECT 1').then(
      () => true,
      () => false,
    );
    const silence = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 3000));
    return Promise.race([answer, silence]);
  }

  /** Opens the engine ahead of the first run, so that it is there when it is wanted, and the sample with it. */
  async warmUp(): Promise<void> {
    try {
      await this.engine.get();
      this.notices.dismiss('engine');
      const { sampleFile, shipped } = this.effects;
      const names = sampleFilesRead(this.plan, this.own, shipped.sample);
      await Promise.all(names.map(sampleFile));
      const { rehearse } = this.effects;
      const isSample = Object.keys(this.own.configs).length === 0 && this.own.files.size === 0;
      if (rehearse && isSample && !this.running && !this.lastRun) void this.engine.rehearse(rehearse);
    } catch (error) {
      this.reportEngine(messageOf(error));
    }
  }

  private reportEngine(message: string): void {
    this.notices.show({
      id: 'engine',
      tone: 'error',
      title: 'The engine can’t run.',
      lines: [
        message,
        'The notebook and your files stay here. The pipeline needs WebAssembly and some hundred megabytes of memory.',
      ],
      actions: [{ label: 'Retry', run: () => void this.warmUp() }],
    });
  }

  /** Runs a query on the tables. Rejects with the engine's error. */
  async query(sql: string): Promise<Result> {
    return (await this.engine.get()).query(sql);
  }

  /** The file of a name: the user's, else the sample's where it may stand in. */
  async file(name: string): Promise<DataFile | undefined> {
    const { dataFile, sampleFile, shipped } = this.effects;
    const own = this.own.files.get(name.toLowerCase());
    if (own) return dataFile(own, name);
    if (!isFromSample(name, this.own, shipped.sample)) return undefined;
    const blob = await sampleFile(name);
    return blob && dataFile(blob, name);
  }

  /** How many of the files that the plan reads are there, and how many of them are the sample's. */
  countFiles(): { wanted: number; present: number; sample: number } {
    const wanted = filesRead(this.plan);
    const sample = sampleFilesRead(this.plan, this.own, this.effects.shipped.sample).length;
    const present = sample + wanted.filter((name) => this.own.files.has(name.toLowerCase())).length;
    return { wanted: wanted.length, present, sample };
  }

  /** Forgets all tables and with them what is known of earlier runs. */
  async emptyTables(): Promise<void> {
    if (this.engine.state.status === 'ready') {
      const { resetTables } = await import('../engine/reset.ts');
      await resetTables(await this.engine.get(), duckdb);
    }
    this.emptied();
    await this.keeper.keepRun(undefined);
  }

  private emptied(): void {
    this.states.clear();
    this.rows = new Map();
    this.lastRun = undefined;
    this.changes.tell('tables');
    this.changes.tell('status');
  }

  /** Keeps the user's configuration, notebook and files for the next visit. */
  keepOwn(): Promise<void> {
    const isShipped = this.notebook === this.effects.shipped.notebook;
    return this.keeper.keepOwn(this.own, isShipped ? undefined : this.notebook);
  }
}
