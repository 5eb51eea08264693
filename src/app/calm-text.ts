import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A text that changes with every job is told no more often than this, in milliseconds. */
const pause = 400;

/** A text that says how something goes on, told anew at a pace at which it can be read and heard. */
export class CalmText implements ReactiveController {
  private shown = '';
  private shownAt = -Infinity;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param text as things are now
   * @param goesOn whether it may change at any moment; where not, it is told at once
   */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly text: () => string,
    private readonly goesOn: () => boolean,
  ) {
    host.addController(this);
  }

  /** What is told now. */
  get value(): string {
    return this.shown;
  }

  hostUpdate(): void {
    const goesOn = this.goesOn();
    clearTimeout(this.timer);
    const rest = this.shownAt + pause - performance.now();
    if (!goesOn || rest <= 0) {
      this.shown = this.text();
      this.shownAt = performance.now();
    }
    if (goesOn) this.timer = setTimeout(() => this.host.requestUpdate(), Math.max(rest, pause));
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
  }
}
