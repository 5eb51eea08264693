import type { Notices } from './notices.ts';
import { keepable, type Saved, type SavedRun, type Store } from './persist.ts';
import type { Own } from './sources.ts';

/** What an earlier visit left. */
export interface Kept {
  own: Own;
  /** The notebook's Markdown; undefined for the shipped one. */
  notebook: string | undefined;
  run: SavedRun | undefined;
}

/** Milliseconds for which an edited notebook has to rest before it is kept. */
const pause = 300;

/** Brings the user's things from one visit to the next, and says where it can't. */
export class Keeper {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private waiting: (() => string | undefined) | undefined;
  private kept: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly store: Promise<Store>,
    private readonly notices: Notices,
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
    const [configs = {}, files = [], forgotten = [], notebook, run] = await Promise.all([
      store.get('configs'),
      store.get('files'),
      store.get('forgotten'),
      store.get('notebook'),
      store.get('run'),
    ]);
    const byName = new Map(files.map((file) => [file.name.toLowerCase(), file]));
    return { own: { configs, files: byName, forgotten }, notebook, run };
  }

  /** Keeps configuration, notebook and files, the files as far as they are small enough. */
  async keepOwn(own: Own, notebook: string | undefined): Promise<void> {
    const { files, forgotten } = keepable([...own.files.values()]);
    await this.keep('configs', own.configs);
    await this.keep('files', files);
    await this.keep('forgotten', forgotten);
    await this.keep('notebook', notebook);
  }

  /** Keeps the notebook once it has not changed for a moment; `text` gives it then, undefined for the shipped one. */
  keepNotebookSoon(text: () => string | undefined): void {
    clearTimeout(this.timer);
    this.waiting = text;
    this.timer = setTimeout(() => this.keepWaiting(), pause);
  }

  /** Keeps at once what would rest for a moment still, and waits until everything is kept. */
  async settle(): Promise<void> {
    this.keepWaiting();
    await this.kept;
  }

  /** Keeps the record of a run; undefined forgets it. */
  keepRun(run: SavedRun | undefined): Promise<void> {
    return this.keep('run', run);
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
    if (waiting) void this.keep('notebook', waiting());
  }

  private keep<K extends keyof Saved>(key: K, value: Saved[K] | undefined): Promise<void> {
    const done = this.write(key, value);
    this.kept = Promise.all([this.kept, done]);
    return done;
  }

  private async write<K extends keyof Saved>(key: K, value: Saved[K] | undefined): Promise<void> {
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
