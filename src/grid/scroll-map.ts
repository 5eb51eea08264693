/** Browsers stop at 17 million pixels (Firefox) and 33 million (Chromium); far below it their positions are exact. */
export const maximumHeight = 8_000_000;

/** So many pixels at both ends scroll one by one, whatever the number of rows. */
const exactEnds = 200_000;

/** A step of the scroll position below this is a wheel's or a finger's, above it a drag of the scrollbar. */
const smallStep = 3_000;

/**
 * Maps the position of a scrollbar of limited height to a place among any number of rows. Both ends are exact, the
 * middle is stretched. All values are pixels.
 */
export class ScrollMap {
  /** The height that the browser is told. */
  readonly height: number;
  private readonly scrolled: number;
  private readonly hidden: number;

  /** `full` is the height of all rows, `view` that of the part which is seen. */
  constructor(
    readonly full: number,
    readonly view: number,
  ) {
    this.height = Math.min(full, maximumHeight);
    this.scrolled = Math.max(0, this.height - view);
    this.hidden = Math.max(0, full - view);
  }

  /** The place among all rows, from the top, of a scroll position. */
  place(position: number): number {
    const at = Math.min(Math.max(position, 0), this.scrolled);
    const fromEnd = this.scrolled - at;
    if (this.full === this.height || at <= exactEnds) return at;
    if (fromEnd <= exactEnds) return this.hidden - fromEnd;
    return exactEnds + (at - exactEnds) * this.stretch;
  }

  /** The scroll position of a place: the inverse of `place`. */
  position(place: number): number {
    const at = Math.min(Math.max(place, 0), this.hidden);
    const fromEnd = this.hidden - at;
    if (this.full === this.height || at <= exactEnds) return at;
    if (fromEnd <= exactEnds) return this.scrolled - fromEnd;
    return exactEnds + (at - exactEnds) / this.stretch;
  }

  /** The place nearest to one that may lie outside. */
  clamp(place: number): number {
    return Math.min(Math.max(place, 0), this.hidden);
  }

  /**
   * Where a scroll leads: small steps go so many pixels as the wheel or the finger asked for, large ones to the place
   * of the position.
   */
  follow(place: number, before: number, after: number): number {
    if (this.full === this.height) return this.place(after);
    const step = after - before;
    const isEnd = after <= 0 || after >= this.scrolled - 1;
    return Math.abs(step) > smallStep || (isEnd && Math.abs(this.place(after) - place) <= smallStep)
      ? this.place(after)
      : this.clamp(place + step);
  }

  private get stretch(): number {
    return (this.hidden - 2 * exactEnds) / (this.scrolled - 2 * exactEnds);
  }
}
