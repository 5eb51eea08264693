import { migrated, storedVersion, versionOf } from './migrations/migrations.ts';
import type { Notices } from './notices.ts';
import { keepable, savedKeys, type Saved, type SavedRun, type Store } from './persist.ts';
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
  private isRefused = false;
  /** Whether the version is written beside what is kept. */
  private isMarked = false;
  /** What an older version has kept, in the shape of this one. */
  private older: Partial<Saved> | undefined;

  constructor(
    private readonly store: Promise<Store>,
    private readonly notices: Notices,
    private readonly tabs: Tabs,
    private readonly offer?: (content: Blob, name: string) => void,
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
    const { configs = {}, files = [], forgotten = [], notebook, run, cells = [] } = saved;
    const byName = new Map(files.map((file) => [file.name.toLowerCase(), file]));
    return { own: { configs, files: byName, forgotten }, notebook, run, cells };
  }

  private async stored(store: Store): Promise<Partial<Saved>> {
    const keys = ['version', 'configs', 'files', 'forgotten', 'notebook', 'run', 'cells'] as const;
    const values = await Promise.all(keys.map(async (key) => [key, await store.get(key)] as const));
    return Object.fromEntries(values.filter(([, value]) => value !== undefined));
  }

  /** Keeps what an older version of the page has left in the shape of this one, all or nothing. */
  async keepMigrated(): Promise<void> {
    const { older } = this;
    this.older = undefined;
    if (older && this.tabs.keeps) await (await this.store).setAll(older);
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

  /** Keeps configuration, notebook and files, the files as far as they are small enough. */
  async keepOwn(own: Own, notebook: KeptNotebook): Promise<void> {
    const { files, forgotten } = keepable([...own.files.values()]);
    await this.keep('configs', own.configs);
    await this.keep('files', files);
    await this.keep('forgotten', forgotten);
    await this.keepNotebook(notebook);
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

  private async keepNotebook({ text, cells }: KeptNotebook): Promise<void> {
    await this.keep('notebook', text);
    await this.keep('cells', cells);
  }

  /** Keeps the record of a run and the ids of the cells that it is about; undefined forgets it. */
  async keepRun(run: SavedRun | undefined, { cells }: KeptNotebook): Promise<void> {
    await this.keep('cells', cells);
    await this.keep('run', run);
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
    if (waiting) this.kept = Promise.all([this.kept, this.keepNotebook(waiting())]);
  }

  private keep<K extends keyof Saved>(key: K, value: Saved[K] | undefined): Promise<void> {
    const done = this.write(key, value);
    this.kept = Promise.all([this.kept, done]);
    return done;
  }

  private async write<K extends keyof Saved>(key: K, value: Saved[K] | undefined): Promise<void> {
    if (!this.tabs.keeps || this.isRefused) return;
    try {
      const store = await this.store;
      if (!this.isMarked) await store.set('version', storedVersion);
      this.isMarked = true;
      await store.set(key, value);
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
