import type { Notices } from './notices.ts';
import { keepable, type Saved, type SavedRun, type Store } from './persist.ts';
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

  constructor(
    private readonly store: Promise<Store>,
    private readonly notices: Notices,
    private readonly tabs: Tabs,
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
    const [configs = {}, files = [], forgotten = [], notebook, run, cells = []] = await Promise.all([
      store.get('configs'),
      store.get('files'),
      store.get('forgotten'),
      store.get('notebook'),
      store.get('run'),
      store.get('cells'),
    ]);
    const byName = new Map(files.map((file) => [file.name.toLowerCase(), file]));
    return { own: { configs, files: byName, forgotten }, notebook, run, cells };
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
    if (!this.tabs.keeps) return;
    try {
      await (await this.store).set(key, value);
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
