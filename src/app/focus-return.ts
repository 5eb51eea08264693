import { deepFocus } from './focus-place.ts';

/** Where the focus goes back to once what has taken it is closed. */
export class FocusReturn {
  private to: Element | null = null;

  /** Remembers what has the focus now. */
  remember(): void {
    this.to = deepFocus();
  }

  /** Leaves the focus where it is then. */
  forget(): void {
    this.to = null;
  }

  /** Gives the focus back, once. */
  giveBack(options?: FocusOptions): void {
    const { to } = this;
    this.to = null;
    if (to instanceof HTMLElement || to instanceof SVGElement) to.focus(options);
  }
}
