import type { Connector } from '../engine/connector.ts';

/** How far the engine is. */
export type EngineState =
  | { status: 'none' }
  | { status: 'loading'; loaded: number; total: number }
  | { status: 'ready' }
  | { status: 'failed'; message: string };

/** Opens an engine; rejects where there can be none. */
export type OpenEngine = (progress: (loaded: number, total: number) => void) => Promise<Connector>;

/** Something to run on an idle engine until the signal stops it. */
export type Practise = (connector: Connector, signal: AbortSignal) => Promise<void>;

/** Opens the engine once, however many ask for it, and once more after it failed. */
export class EngineHolder {
  state: EngineState = { status: 'none' };
  private opening: Promise<Connector> | undefined;
  private practice: { abort: AbortController; ended: Promise<void> } | undefined;

  constructor(
    private readonly open: OpenEngine,
    private readonly changed: () => void,
  ) {}

  /** The open engine. Rejects with the reason for which there is none; the next call tries again. */
  async get(): Promise<Connector> {
    const opening = (this.opening ??= this.load());
    if (!this.practice) return opening;
    this.practice.abort.abort();
    await this.practice.ended;
    return opening;
  }

  /**
   * Lets the engine practise while nobody wants it: code that has run once runs twice as fast. The next call of `get`
   * ends it. `practise` must leave no trace, whether it comes to its end or is stopped by the signal.
   */
  async rehearse(practise: Practise): Promise<void> {
    const abort = new AbortController();
    const { signal } = abort;
    const ended = this.get()
      .then((connector) => (signal.aborted ? undefined : practise(connector, signal)))
      .catch(() => undefined);
    // From here on whoever wants the engine ends the practice first: nobody may come between.
    this.practice = { abort, ended };
    await ended;
    this.practice = undefined;
  }

  /** Gives up an engine that has ended, so that the next call opens a new one. */
  drop(message: string): void {
    const old = this.opening;
    this.opening = undefined;
    this.set({ status: 'failed', message });
    void old?.then((connector) => connector.close()).catch(() => undefined);
  }

  private async load(): Promise<Connector> {
    this.set({ status: 'loading', loaded: 0, total: 0 });
    try {
      const connector = await this.open((loaded, total) => this.set({ status: 'loading', loaded, total }));
      this.set({ status: 'ready' });
      return connector;
    } catch (error) {
      this.opening = undefined;
      this.set({ status: 'failed', message: error instanceof Error ? error.message : String(error) });
      throw error;
    }
  }

  private set(state: EngineState): void {
    this.state = state;
    this.changed();
  }
}
