/** Keeps track of statements that are running, so that they can be ended from outside. */
export class Statements {
  private readonly running = new Map<AbortController, Promise<unknown>>();

  /** Starts work and passes on how it ends; its signal is aborted by `stop`. */
  run<Value>(work: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
    const controller = new AbortController();
    const result = work(controller.signal).finally(() => this.running.delete(controller));
    this.running.set(
      controller,
      result.catch(() => undefined),
    );
    return result;
  }

  /** Ends all that is running now. Resolves once it has ended. */
  async stop(): Promise<void> {
    const ends = [...this.running.values()];
    for (const controller of this.running.keys()) controller.abort();
    await Promise.all(ends);
  }
}
