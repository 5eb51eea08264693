/**
 * The end of an engine that may come at any time, while its calls wait for an answer. Unlike a race with a promise that
 * never ends, a guarded call leaves nothing behind.
 */
export class Ending {
  private readonly waiting = new Set<(error: Error) => void>();
  private error: Error | undefined;

  /** Passes on how `answer` ends; rejects once the engine has ended. */
  guard<Value>(answer: Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      if (this.error) reject(this.error);
      this.waiting.add(reject);
      const done = () => this.waiting.delete(reject);
      answer.then(resolve, reject).then(done, done);
    });
  }

  /** Ends all calls that wait, and those to come. */
  end(error: Error): void {
    this.error = error;
    for (const reject of this.waiting) reject(error);
  }
}
