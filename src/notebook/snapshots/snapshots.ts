import { duckdb } from '../../core/dialects/duckdb.ts';
import type { Connector } from '../../engine/connector.ts';
import { archive } from './archive.ts';
import { bringBack, isPresent, isWhole } from './bring-back.ts';
import type { Shelf } from './shelf.ts';
import { filesOf, seal, snapshotVersion, unseal, type Head, type Sealed, type Snapshot } from './snapshot.ts';
import { parseExact } from './exact-json.ts';
import { takeSnapshot } from './take.ts';
import { SnapshotWords } from './words.ts';
import type { UnitState } from '../unit.ts';
import type { Workspace } from '../workspace.ts';

/** A snapshot that is kept, and one before it of which it shares no file. */
interface Kept {
  snapshot: Snapshot;
  sealed: Sealed;
  before: Sealed | undefined;
}

/**
 * Keeps what a run leaves from one visit to the next. A snapshot is written aside; one pointer, replaced as one, makes
 * it current; the one before stays until then. So whenever the page ends, there is the old state or the new one.
 */
export class Snapshots {
  /** Whether a snapshot is being written. */
  saving = false;
  /** How long it took to bring back the tables, their check included. */
  seconds = 0;
  private readonly words: SnapshotWords;
  /** What the engine's tables were brought back from or last saved as. */
  private base: Kept | undefined;
  /** What is on show while the engine still loads. */
  private shown: Kept | undefined;
  /** Whether the files of what was found at the start are what was written. */
  private checked: { of: Kept; isWhole: Promise<boolean> } | undefined;
  /** Whether what a newer version of the page has kept is in the way. */
  private isRefused = false;
  /** Whether something has run since the last snapshot, and whether jobs have. */
  private open = { any: false, jobs: false };
  private abort = new AbortController();
  private saved: Promise<void> = Promise.resolve();

  constructor(private readonly workspace: Workspace) {
    this.words = new SnapshotWords(workspace);
  }

  private async head(): Promise<Head | undefined> {
    return (await this.workspace.effects.store).get('head');
  }

  /** Replaces the pointer. */
  private async point(head: Head | undefined): Promise<void> {
    await (await this.workspace.effects.store).set('head', head);
    this.workspace.tabs.kept();
  }

  /** Shows what is kept, before the engine is there. `lastAt` is the time of the last run that came to its end. */
  async load(lastAt: string | undefined): Promise<void> {
    const [shelf, head] = await Promise.all([this.workspace.effects.shelf, this.head()]);
    if (!shelf || !head) return;
    if (head.version > snapshotVersion) return this.refuse(shelf, head);
    const found = await this.candidate(shelf, head);
    if (!found) return this.words.damaged(undefined);
    // The files are read while the engine is fetched.
    this.checked = { of: found, isWhole: isWhole(shelf, found.snapshot).catch(() => false) };
    await this.show(found);
    if (found.sealed !== head.current) this.words.damaged(found.snapshot.run.at);
    else if (lastAt !== undefined && lastAt > found.snapshot.run.at) this.words.older(found.snapshot.run.at);
  }

  /** Whether tables are on show that were kept. */
  get isThere(): boolean {
    return this.shown !== undefined;
  }

  /** Shows the tables that another tab has kept meanwhile in place of those on show. Never rejects. */
  async follow(): Promise<void> {
    const { effects, runner, engine } = this.workspace;
    const shelf = await effects.shelf;
    let head = await this.head();
    if (!shelf || head?.current.checksum === this.shown?.sealed.checksum) return;
    const connector = engine.state.status === 'none' ? undefined : await engine.get().catch(() => undefined);
    for (let read: string | undefined; ; read = head?.current.checksum) {
      // The other tab may keep the next ones, and remove these, while they are read.
      head = await this.head();
      if (read !== undefined && head?.current.checksum === read) return;
      this.words.nothing();
      this.base = undefined;
      this.shown = undefined;
      runner.forget();
      if (connector) await this.empty(connector);
      if (!head) return;
      await this.load(undefined);
      if (connector) await this.fill(connector);
    }
  }

  private refuse(shelf: Shelf, head: Head): void {
    this.isRefused = true;
    const save = async () => {
      const files = await Promise.all((await shelf.names()).map((name) => shelf.read(name)));
      const there = files.filter((file) => file !== undefined);
      const text = { name: 'snapshots.json', content: JSON.stringify(head) };
      this.workspace.effects.offer?.(archive(text, there), 'medallion-tables.tar');
    };
    const drop = async () => {
      this.isRefused = false;
      await this.forget();
      this.words.nothing();
      const { lastRun } = this.workspace;
      if (lastRun && !lastRun.restored) this.save(true);
    };
    this.words.newer({ save: () => void save(), drop: () => void drop() });
  }

  /** The first of what is kept whose files are there. */
  private async candidate(shelf: Shelf, { current, previous }: Head): Promise<Kept | undefined> {
    for (const [sealed, before] of [[current, previous] as const, [previous, undefined] as const]) {
      const snapshot = await unseal(sealed);
      if (sealed && snapshot && (await isPresent(shelf, snapshot))) return { snapshot, sealed, before };
    }
    return undefined;
  }

  private async show(kept: Kept): Promise<void> {
    const { plan, book, states, runner, planner } = this.workspace;
    const { run, rows } = kept.snapshot;
    const known = new Set([...plan.jobs.map(({ id }) => id), ...book.unitsById.keys()]);
    states.clear();
    for (const [id, text] of Object.entries(run.states))
      if (known.has(id)) states.replace(id, parseExact(text) as UnitState);
    runner.show(run, new Map(rows));
    planner.markStale();
    this.shown = kept;
  }

  /** Brings the tables into an engine that has just been opened. Never rejects: what can't be brought back is said. */
  async fill(connector: Connector): Promise<void> {
    const { effects, runner } = this.workspace;
    const shelf = await effects.shelf;
    let kept = this.shown;
    if (!shelf || !kept) return;
    const begun = performance.now();
    // The engine before this one has ended, and with it what was on show.
    if (this.base) await this.show(kept);
    while (kept && !(await this.fillFrom(connector, shelf, kept))) {
      const { before }: Kept = kept;
      const snapshot = await unseal(before);
      kept =
        before && snapshot && (await isPresent(shelf, snapshot))
          ? { snapshot, sealed: before, before: undefined }
          : undefined;
      this.shown = kept;
      if (kept) await this.show(kept);
      else runner.forget();
      this.words.damaged(kept?.snapshot.run.at);
      if (kept && this.workspace.tabs.keeps)
        await this.point({ version: snapshotVersion, current: kept.sealed });
    }
    // Tables that were given up meanwhile are not to come back.
    if (kept && this.shown !== kept) await this.empty(connector);
    else this.base = kept;
    this.seconds = (performance.now() - begun) / 1000;
  }

  private async fillFrom(connector: Connector, shelf: Shelf, kept: Kept): Promise<boolean> {
    const { snapshot } = kept;
    try {
      const checked = this.checked?.of === kept ? this.checked.isWhole : isWhole(shelf, snapshot);
      if (!(await checked)) return false;
      await bringBack(this.workspace, connector, shelf, snapshot);
      return true;
    } catch {
      await this.empty(connector);
      return false;
    }
  }

  private async empty(connector: Connector): Promise<void> {
    const { resetTables } = await import('../../engine/reset.ts');
    await resetTables(connector, duckdb).catch(() => undefined);
  }

  /** Saves what has run, beside whatever goes on. `jobs` tells whether tables of jobs are others now. */
  save(jobs: boolean): void {
    this.open = { any: true, jobs: this.open.jobs || jobs };
    this.resume();
  }

  /** Goes on saving what has run and is not saved yet. */
  resume(): void {
    const { effects, tabs, engine } = this.workspace;
    if (!this.open.any || this.isRefused || !tabs.keeps || !effects.shelf || engine.state.status !== 'ready')
      return;
    this.abort.abort();
    const abort = new AbortController();
    this.abort = abort;
    this.saved = this.saved.then(() => this.write(abort.signal));
  }

  /** The tables are gone with their engine: there is nothing left to save. */
  lose(): void {
    this.abort.abort();
    this.open = { any: false, jobs: false };
  }

  /** Ends saving, so that tables may change. */
  async stop(): Promise<void> {
    this.abort.abort();
    await this.saved;
  }

  /** Waits until what has run is saved, or is known not to be. */
  settled(): Promise<void> {
    return this.saved;
  }

  private async write(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const { effects, changes } = this.workspace;
    const shelf = await effects.shelf;
    if (!shelf) {
      if ((await effects.store).keeps) this.words.noShelf();
      return;
    }
    this.saving = true;
    changes.tell('status');
    try {
      await this.writeOn(shelf, signal);
    } catch (error) {
      if (!signal.aborted) this.words.failed(error, this.base?.snapshot.run.at);
    } finally {
      await this.tidy(shelf).catch(() => undefined);
      this.saving = false;
      changes.tell('status');
    }
  }

  private async writeOn(shelf: Shelf, signal: AbortSignal): Promise<void> {
    const { runner, states, engine, tabs } = this.workspace;
    const { lastRun, rows, measured, ran } = runner;
    if (!lastRun) return;
    const connector = await engine.get();
    const head = await this.head();
    // Another tab may have saved meanwhile, and removed files.
    const base = head?.current.checksum === this.base?.sealed.checksum ? this.base : undefined;
    const jobs = this.open.jobs ? undefined : base?.snapshot.parts.jobs;
    const { at, seconds } = lastRun;
    const snapshot = await takeSnapshot({
      connector,
      shelf,
      run: { at, seconds, measured: measured.save(), ...(ran ? { ran } : {}) },
      states: states.all(),
      rows,
      jobs,
      signal,
    });
    const sealed = await seal(snapshot);
    // What shares a file with the new one could be damaged together with it.
    const before = jobs ? (base?.before ?? base?.sealed) : head?.current;
    if (signal.aborted || !tabs.keeps || !(await isPresent(shelf, snapshot))) return;
    await this.point({ version: snapshotVersion, current: sealed, ...(before ? { previous: before } : {}) });
    this.base = { snapshot, sealed, before };
    this.shown = this.base;
    this.open = { any: false, jobs: false };
    this.words.nothing();
  }

  /** Removes files that nothing points to. */
  private async tidy(shelf: Shelf): Promise<void> {
    if (!this.workspace.tabs.keeps || this.isRefused) return;
    const head = await this.head();
    const kept = await Promise.all([unseal(head?.current), unseal(head?.previous)]);
    const names = new Set(kept.flatMap(filesOf));
    for (const name of await shelf.names()) if (!names.has(name)) await shelf.remove(name);
  }

  /** Forgets what is kept, as the tables are about to be emptied. */
  async forget(): Promise<void> {
    await this.stop();
    this.base = undefined;
    this.shown = undefined;
    this.open = { any: false, jobs: false };
    const shelf = await this.workspace.effects.shelf;
    if (!shelf || !this.workspace.tabs.keeps || this.isRefused) return;
    await this.point(undefined);
    await this.tidy(shelf).catch(() => undefined);
  }
}
