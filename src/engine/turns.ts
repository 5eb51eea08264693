/** The error of a query that was ended because nobody wants its answer any more. */
export function stopped(): DOMException {
  return new DOMException('The query was stopped.', 'AbortError');
}

/** Lets asynchronous work run one after the other, in the order in which it came. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  /**
   * Runs `work` once all that came before it has ended, and passes on how it ends. Where `signal` is aborted before,
   * the promise rejects with an AbortError at once and the work never starts.
   */
  async take<Value>(work: () => Promise<Value>, signal?: AbortSignal): Promise<Value> {
    if (signal?.aborted) throw stopped();
    const before = this.last;
    let leave: () => void = () => undefined;
    const given = new Promise<void>((_, reject) => {
      const abort = () => reject(stopped());
      signal?.addEventListener('abort', abort, { once: true });
      leave = () => signal?.removeEventListener('abort', abort);
    });
    given.catch(() => undefined);
    const mine = before.then(() => {
      leave();
      if (signal?.aborted) throw stopped();
      return work();
    });
    this.last = mine.catch(() => undefined);
    const started = before.then(() => undefined);
    await Promise.race([given, started]);
    return mine;
  }
}
