import type { Config } from '../core/config/config.ts';
import { duckdb } from '../core/dialects/duckdb.ts';
import type { Plan } from '../core/plan.ts';
import type { Problem } from '../core/problem.ts';
import type { DataFile, Result } from '../engine/connector.ts';
import { Automatic } from './automatic.ts';
import { Book } from './book.ts';
import { Changes } from './changes.ts';
import { Edits } from './edits.ts';
import { follow, settle } from './follow.ts';
import { EngineHolder, type OpenEngine, type Practise } from './engine-holder.ts';
import { Journal } from './journal.ts';
import { Keeper, type KeptNotebook } from './keeper.ts';
import { openAgain } from './keep-large-files.ts';
import { originOf, type Copies } from './large-files.ts';
import { Notices } from './notices.ts';
import type { Store } from './persist.ts';
import { PastRuns } from './past-runs.ts';
import { Planner } from './planner.ts';
import { Previews } from './previews.ts';
import type { Placed } from './proposals/configured-rules.ts';
import { Runner } from './runner.ts';
import { filesRead, isFromSample, nothingOwn, sampleFilesRead } from './sources.ts';
import type { Shelf } from './snapshots/shelf.ts';
import { Snapshots } from './snapshots/snapshots.ts';
import { UnitStates } from './states.ts';
import { Stored, type StoredRun } from './stored-run.ts';
import { Tabs, type Channel, type Locks } from './tabs.ts';
import type { Cell } from './document.ts';
import type { CellKind, Unit } from './unit.ts';

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
  sampleFile(name: string): Promise<DataFile | undefined>;
  /** The stored run of the shipped notebook on the sample; absent or undefined where there is none. */
  storedRun?(): Promise<StoredRun | undefined>;
  shipped: {
    configs: Record<string, string>;
    /** The data model of a configuration that brings none; it applies where the names of the tables fit. */
    model: string;
    notebook: string;
    /** The names of the sample's files, in lower case. */
    sample: ReadonlySet<string>;
  };
  kinds: ReadonlyMap<string, CellKind>;
  translate(config: Config): Promise<Config>;
  store: Promise<Store>;
  /** Asks the browser not to clear what is kept, and says what it answers; absent where there is no browser. */
  askToLast?(notices: Notices): Promise<void>;
  /** Where tables are kept from one visit to the next; absent where that is not wanted, undefined where it can't be. */
  shelf?: Promise<Shelf | undefined>;
  /** Where large data files are copied to; absent where that is not wanted, undefined where it can't be. */
  copies?: Promise<Copies | undefined>;
  /** Tells tabs apart; undefined where the browser can't. */
  locks?: Locks | undefined;
  /** How tabs with this workspace hear each other; undefined where they can't. */
  channel?: Channel | undefined;
  /** Shows how a data file is read, by its name and, where it fills several tables, by the id of the job. */
  lookAtFile?(name: string, job?: string): void;
  /** Gives a file to the user. */
  offer?(content: Blob, name: string): void;
  /** Calls back soon; changes until then are told together. */
  schedule(callback: () => void): void;
  now(): Date;
}

/** Everything about the page but its screen: its parts, and what they share. */
export class Workspace {
  readonly changes: Changes;
  readonly states: UnitStates;
  readonly engine: EngineHolder;
  readonly notices: Notices;
  readonly book: Book;
  readonly runner: Runner;
  readonly previews: Previews;
  readonly keeper: Keeper;
  readonly tabs: Tabs;
  readonly snapshots = new Snapshots(this);
  readonly journal = new Journal(this);
  readonly pastRuns = new PastRuns(this);
  readonly planner = new Planner(this);
  readonly stored = new Stored(this);
  own = nothingOwn();
  /** Files that filled no table when they were added, the last of each name. */
  added: readonly File[] = [];
  /** Proposals from the data that were dismissed. */
  dismissed: readonly Placed[] = [];
  /** What the workspace is busy with besides a run, in words; '' where it isn't. */
  busyWith = '';
  readonly edits = new Edits(this);
  readonly automatic = new Automatic(this);
  private settled: Promise<unknown> = Promise.resolve();

  constructor(readonly effects: Effects) {
    this.changes = new Changes(effects.schedule);
    this.states = new UnitStates((id) => this.changes.tell(`unit:${id}`));
    this.engine = new EngineHolder(
      async (progress) => {
        const connector = await effects.openEngine(progress);
        await this.snapshots.fill(connector);
        return connector;
      },
      () => this.changes.tell('status'),
    );
    this.notices = new Notices(() => this.changes.tell('notices'));
    this.tabs = new Tabs(effects.locks, effects.channel, this.notices, {
      follow: () => follow(this),
      settle: () => settle(this),
      lost: async () => {
        await this.runner.stopped();
        await this.snapshots.stop();
      },
      changed: () => {
        this.changes.tell('tabs');
        this.changes.tell('status');
      },
      refused: () => this.changes.tell('tabs:refused'),
    });
    this.keeper = new Keeper(effects.store, this.notices, this.tabs, effects.offer, effects.copies);
    this.book = new Book(effects.kinds, this.changes);
    this.runner = new Runner(this);
    this.previews = new Previews(this);
    this.book.read(effects.shipped.notebook, this.plan);
  }

  /** Brings back what was kept of an earlier visit and plans the jobs. Files that are added meanwhile wait for that. */
  start(): Promise<void> {
    const begun = this.begin();
    this.settled = begun.catch(() => undefined);
    return begun;
  }

  private async begin(): Promise<void> {
    const stored = this.effects.storedRun?.() ?? Promise.resolve(undefined);
    const { keeps } = await this.effects.store;
    const [{ own, notebook, run, cells, dismissed }] = await Promise.all([
      this.keeper.load(),
      this.tabs.start(keeps),
    ]);
    await this.keeper.keepMigrated();
    await this.keeper.tidy();
    this.own = own;
    this.dismissed = dismissed;
    this.book.read(notebook ?? this.effects.shipped.notebook, this.plan, cells);
    await this.planner.replan();
    const { closed } = this.keeper;
    if (this.own.forgotten.length > 0)
      this.notices.show({
        id: 'files',
        tone: 'warning',
        title: 'Data files are missing: add them to fill their tables.',
        lines: [
          this.own.forgotten.join(', '),
          'Large files are kept over a reload where you want copies of them, and an export may leave files out.',
        ],
        actions:
          closed.length > 0 ? [{ label: 'Open them again', run: () => void openAgain(this, closed) }] : [],
      });
    await this.snapshots.load(run?.at);
    this.runner.restore(run);
    await this.stored.load(stored);
  }

  get cells(): readonly Cell[] {
    return this.book.cells;
  }

  /** The units of each cell that has some, by the cell's id. */
  get units(): ReadonlyMap<string, readonly Unit[]> {
    return this.book.units;
  }

  /** All units in the notebook's order. */
  get allUnits(): readonly Unit[] {
    return this.book.allUnits;
  }

  unit(id: string): Unit | undefined {
    return this.book.unit(id);
  }

  get plan() {
    return this.planner.plan;
  }

  get problems() {
    return this.planner.problems;
  }

  /** Who depends on whom. */
  get graph() {
    return this.planner.graph;
  }

  /**
   * Files that were added but fill no table: until the page is left, one can be found for them. It is looked at anew each
   * time, so that Undo brings back those for which one was found.
   */
  get strangers(): readonly File[] {
    const taken = new Set([...this.own.files.values()].map(originOf));
    return this.added.filter((file) => !taken.has(file) && !this.own.files.has(file.name.toLowerCase()));
  }

  get running() {
    return this.runner.running;
  }

  get lastRun() {
    return this.runner.lastRun;
  }

  /** Rows of the tables that are there, by their full names in lower case. */
  get rows(): ReadonlyMap<string, number> {
    return this.runner.rows;
  }

  /** Changes files, configuration or tables, one such change after the other; runs wait for them. */
  change(words: string, task: () => Promise<void>): Promise<void> {
    if (!this.tabs.mayChange()) return Promise.resolve();
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
          lines: [error instanceof Error ? error.message : String(error)],
        });
      } finally {
        this.busyWith = '';
        this.changes.tell('status');
      }
    });
    this.settled = done;
    return done;
  }

  /** Waits until no change is under way. */
  async unchanging(): Promise<void> {
    await this.settled;
    await this.planner.relink();
  }

  /** Opens the engine ahead of the first run, so that it is there when it is wanted, and the sample with it. */
  async warmUp(): Promise<void> {
    try {
      await this.engine.get();
      this.notices.dismiss('engine');
      const { sampleFile, shipped, rehearse } = this.effects;
      const names = sampleFilesRead(this.plan, this.own, shipped);
      await Promise.all(names.map(sampleFile));
      const isSample = Object.keys(this.own.configs).length === 0 && this.own.files.size === 0;
      if (rehearse && isSample && !this.running && !this.lastRun) void this.engine.rehearse(rehearse);
    } catch (error) {
      this.runner.reportEngine(error instanceof Error ? error.message : String(error));
    }
  }

  /** Runs a query on the tables beside whatever runs; the signal ends it. Rejects with the engine's error. */
  readonly look = async (sql: string, signal?: AbortSignal): Promise<Result> =>
    (await this.engine.get()).look(sql, signal);

  /** Runs a statement for TEMP tables that `look` then sees. */
  readonly lookRun = async (sql: string, signal?: AbortSignal): Promise<void> =>
    (await this.engine.get()).lookRun(sql, signal);

  /** The file of a name: the user's, else the sample's where it may stand in. */
  async file(name: string): Promise<DataFile | undefined> {
    const { dataFile, sampleFile, shipped } = this.effects;
    const own = this.own.files.get(name.toLowerCase());
    if (own) return dataFile(own, name);
    return isFromSample(name, this.own, shipped) ? sampleFile(name) : undefined;
  }

  /** How many of the files that the plan reads are there, and how many of them are the sample's. */
  countFiles(): { wanted: number; present: number; sample: number } {
    const wanted = filesRead(this.plan);
    const sample = sampleFilesRead(this.plan, this.own, this.effects.shipped).length;
    const present = sample + wanted.filter((name) => this.own.files.has(name.toLowerCase())).length;
    return { wanted: wanted.length, present, sample };
  }

  /** Forgets all tables and with them what is known of earlier runs. */
  async emptyTables(): Promise<void> {
    await this.snapshots.forget();
    if (this.engine.state.status === 'ready') {
      const { resetTables } = await import('../engine/reset.ts');
      await resetTables(await this.engine.get(), duckdb);
    }
    this.runner.forget();
    await this.keeper.keepRun(undefined, this.keptNotebook());
  }

  /** The notebook as it is to be kept. */
  keptNotebook(): KeptNotebook {
    const text = this.book.text();
    return {
      text: text === this.effects.shipped.notebook ? undefined : text,
      cells: this.cells.map(({ id }) => id),
    };
  }

  /** Keeps the user's configuration, notebook and files for the next visit. */
  keepOwn(): Promise<void> {
    return this.keeper.keepOwn(this.own, this.keptNotebook());
  }
}
