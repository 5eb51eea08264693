import type { Band } from './chart-marks-shapes.ts';

/** So many pixels of movement make a press a drag. */
const slack = 4;

/** A range along x that is being dragged with the pointer. */
export class BandDrag {
  private from: number | undefined;
  private isLong = false;
  private hasEnded = false;

  /** Whether the pointer is down. */
  get isOn(): boolean {
    return this.from !== undefined;
  }

  start(x: number): void {
    this.from = x;
    this.isLong = false;
    this.hasEnded = false;
  }

  /** The range so far; undefined as long as it may be a click. */
  move(x: number): Band | undefined {
    if (this.from === undefined) return undefined;
    this.isLong ||= Math.abs(x - this.from) > slack;
    return this.isLong ? { from: this.from, to: x } : undefined;
  }

  end(): void {
    if (this.isOn) this.hasEnded = this.isLong;
    this.from = undefined;
  }

  /** Whether a drag has just come to its end; says so once, for the click that follows it. */
  takeEnded(): boolean {
    const { hasEnded } = this;
    this.hasEnded = false;
    return hasEnded;
  }
}
