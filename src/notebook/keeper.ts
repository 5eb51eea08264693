import { migrated, storedVersion, versionOf } from './migrations/migrations.ts';
import { largeFiles, readCopies, tidyCopies, type Copies, type LargeFile } from './large-files.ts';
import type { Notices } from './notices.ts';
import { keepable, savedKeys, type Saved, type SavedRun, type SavedValues, type Store } from './persist.ts';
import type { Placed } from './proposals/configured-rules.ts';
import type { Own } from './sources.ts';
import type { Tabs } from './tabs.ts';

/** What an earlier visit left. */
export interface Kept {
  own: Own;
  /** The notebook's Markdown; undefined for the shipped one. */
  notebook: string | undefined;
  run: SavedRun | undefined;
  /** The ids of the notebook's cells. */
  cells: readonly string[];
  /** Proposals from the data that were dismissed. */
  dismissed: readonly Placed[];
}

/** The notebook as it is to be kept. */
export interface KeptNotebook {
  /** Its Markdown; undefined for the shipped one. */
  text: string | undefined;
  cells: string[];
}

/** Milliseconds for which an edited notebook has to rest before it is kept. */
const pause = 300;

/** Brings the user's things from one visit to the next, and says where it can't. */
export class Keeper {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private waiting: (() => KeptNotebook) | undefined;
  private kept: Promise<unknown> = Promise.resolve();
  /** Data files on the user's disk that the browser opens once it is allowed to. */
  closed: readonly LargeFile[] = [];
  private large: readonly LargeFile[] = [];
  private isRefused = false;
  /** What an older version has kept, in the shape of this one. */
  private older: Partial<Saved> | undefined;

  constructor(
    private readonly store: Promise<Store>,
    private readonly notices: Notices,
    private readonly tabs: Tabs,
    private readonly offer?: (content: Blob, name: string) => void,
    private readonly copies: Promise<Copies | undefined> = Promise.resolve(undefined),
  ) {}

  /** What was kept; says so where the browser keeps nothing. */
  async load(): Promise<Kept> {
    const store = await this.store;
    if (!store.keeps)
      this.notices.show({
        id: 'store',
        title: 'This browser keeps nothing between visits, as in a private window.',
        lines: ['Everything works, but starts from the sample again after a reload.'],
      });
    const stored = await this.stored(store);
    const version = versionOf(stored);
    if (version !== undefined && version > storedVersion) this.refuse(stored);
    const isOlder = version !== undefined && version < storedVersion;
    const saved = this.isRefused ? {} : (migrated(stored) as Partial<Saved>);
    if (isOlder) this.older = saved;
    const {
      configs = {},
      edited = [],
      files = [],
      large = [],
      notebook,
      run,
      cells = [],
      dismissed = [],
    } = saved;
    const there = [...files, ...(large.length > 0 ? await readCopies(await this.copies, large) : [])];
    const byName = new Map(there.map((file) => [file.name.toLowerCase(), file]));
    const absent = large.filter(({ name }) => !byName.has(name.toLowerCase()));
    this.large = large;
    this.closed = absent.filter(({ handle }) => handle);
    const forgotten = [...(saved.forgotten ?? []), ...absent.map(({ name }) => name)];
    return { own: { configs, edited, files: byName, forgotten }, notebook, run, cells, dismissed };
  }

  private async stored(store: Store): Promise<Partial<Saved>> {
    const keys = [
      'version',
      'configs',
      'files',
      'edited',
      'forgotten',
      'large',
      'notebook',
      'run',
      'cells',
      'dismissed',
    ] as const;
    const values = await Promise.all(keys.map(async (key) => [key, await store.get(key)] as const));
    return Object.fromEntries(values.filter(([, value]) => value !== undefined));
  }

  /** Keeps what an older version of the page has left in the shape of this one, all or nothing. */
  async keepMigrated(): Promise<void> {
    const { older } = this;
    this.older = undefined;
    if (older && this.tabs.keeps) await (await this.store).setAll(older);
  }

  /** Removes copies of data files that are the user's no more. Undo can bring a file back only until the page is left. */
  async tidy(): Promise<void> {
    const copies = await this.copies;
    if (copies && this.tabs.keeps && !this.isRefused)
      await tidyCopies(copies, this.large).catch(() => undefined);
  }

  /** What a newer version has kept stays as it is, until the user gives it up. */
  private refuse(stored: Partial<Saved>): void {
    this.isRefused = true;
    const save = async () => {
      const { files = [], ...rest } = stored;
      const texts = await Promise.all(
        files.map(async (file) => ({ name: file.name, text: await file.text() })),
      );
      const text = JSON.stringify({ ...rest, files: texts }, undefined, 1);
      this.offer?.(new Blob([text], { type: 'application/json' }), 'medallion-workspace.json');
    };
    const drop = async () => {
      this.isRefused = false;
      this.notices.dismiss('newer');
      const store = await this.store;
      for (const key of [...savedKeys, 'cells', 'head'] as const) await store.set(key, undefined);
      await store.set('version', storedVersion);
    };
    this.notices.show({
      id: 'newer',
      tone: 'warning',
      title: 'A newer version of this page has kept this workspace; it can’t be opened here.',
      lines: ['It stays as it is. What is done here starts from the sample and is not kept.'],
      actions: [
        { label: 'Save it as a file', run: () => void save() },
        { label: 'Give it up and start anew', run: () => void drop() },
      ],
    });
  }

  /** Keeps configuration, notebook and files: the small ones themselves, of large ones where they come from. */
  keepOwn(own: Own, { text, cells }: KeptNotebook): Promise<void> {
    const { files, large } = keepable([...own.files.values()]);
    const missing = new Set(own.forgotten.map((name) => name.toLowerCase()));
    const closed = this.closed.filter(({ name }) => missing.has(name.toLowerCase()));
    this.large = [...largeFiles(large), ...closed];
    const comesBack = new Set(this.large.map(({ name }) => name.toLowerCase()));
    const names = [...own.forgotten, ...large.map(({ name }) => name)];
    return this.keep({
      configs: own.configs,
      edited: [...own.edited],
      files,
      large: [...this.large],
      forgotten: names.filter((name) => !comesBack.has(name.toLowerCase())),
      notebook: text,
      cells,
    });
  }

  /** Keeps the notebook once it has not changed for a moment; `notebook` gives it then. */
  keepNotebookSoon(notebook: () => KeptNotebook): void {
    clearTimeout(this.timer);
    this.waiting = notebook;
    this.timer = setTimeout(() => this.keepWaiting(), pause);
  }

  /** Keeps at once what would rest for a moment still, and waits until everything is kept. */
  async settle(): Promise<void> {
    this.keepWaiting();
    await this.kept;
  }

  /** Keeps the record of a run and the ids of the cells that it is about; undefined forgets it. */
  keepRun(run: SavedRun | undefined, { cells }: KeptNotebook): Promise<void> {
    return this.keep({ cells, run });
  }

  /** Keeps which proposals were dismissed. */
  keepDismissed(dismissed: readonly Placed[]): Promise<void> {
    return this.keep({ dismissed: [...dismissed] });
  }

  /** The record of the last run, as it is kept. */
  async run(): Promise<SavedRun | undefined> {
    await this.settle();
    return (await this.store).get('run');
  }

  private keepWaiting(): void {
    clearTimeout(this.timer);
    const { waiting } = this;
    this.waiting = undefined;
    if (!waiting) return;
    const { text, cells } = waiting();
    void this.keep({ notebook: text, cells });
  }

  /** Keeps values together, all or none. */
  private keep(values: SavedValues): Promise<void> {
    const done = this.write(values);
    this.kept = Promise.all([this.kept, done]);
    return done;
  }

  private async write(values: SavedValues): Promise<void> {
    if (!this.tabs.keeps || this.isRefused) return;
    try {
      await (await this.store).setAll({ version: storedVersion, ...values });
      this.tabs.kept();
    } catch (error) {
      this.notices.show({
        id: 'store',
        tone: 'warning',
        title: 'The browser could not keep this for the next visit.',
        lines: [error instanceof Error ? error.message : String(error)],
      });
    }
  }
}
