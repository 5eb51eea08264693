/** How long work may keep the thread, in milliseconds. */
const atMost = 12;

/** Lets other work of the thread go on during a long loop that asks often. */
export class Breath {
  private since = performance.now();

  /** Waits for a turn of the event loop where the last one has lasted long. */
  async take(): Promise<void> {
    if (performance.now() - this.since < atMost) return;
    await new Promise((resolve) => setTimeout(resolve));
    this.since = performance.now();
  }
}
