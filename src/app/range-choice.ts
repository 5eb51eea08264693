import type { Brush, Pick, Point } from '../charts/charts.ts';
import { BandDrag } from './chart-band.ts';
import type { Band } from './chart-marks-shapes.ts';
import { marksBetween, rangeOfBand } from './chart-range.ts';
import { nextPlace } from './chart-walk.ts';

/** So many pixels beside the drawing a drag may begin, for who wants all of it. */
const margin = 8;

/** A range along x of a chart while somebody chooses it, by dragging with the pointer or mark by mark with keys. */
export class RangeChoice {
  private readonly drag = new BandDrag();
  private chosen: Band | undefined;

  /** @param changed told when there is another range, or none any more */
  constructor(private readonly changed: () => void) {}

  /** The range so far. */
  get band(): Band | undefined {
    return this.chosen;
  }

  private set(band: Band | undefined): void {
    if (band === this.chosen) return;
    this.chosen = band;
    this.changed();
  }

  /** Whether the pointer is down for it. */
  get isDragging(): boolean {
    return this.drag.isOn;
  }

  /** Begins a drag at a place of the picture; false where that is none to begin at. */
  start({ x, y }: { x: number; y: number }, { left, right, top, bottom }: Brush): boolean {
    if (x < left - margin || x > right + margin || y < top || y > bottom) return false;
    this.drag.start(x);
    return true;
  }

  dragTo(x: number): void {
    this.set(this.drag.move(x) ?? this.chosen);
  }

  /** Ends a drag; the range stays until it is taken. */
  release(): void {
    this.drag.end();
  }

  /** Whether a drag has just come to its end: the click that follows it means no mark. */
  takeEnded(): boolean {
    return this.drag.takeEnded();
  }

  /** Chooses nothing. */
  cancel(): void {
    this.drag.end();
    this.drop();
  }

  /** Lets go of the range; a drag that goes on makes another one. */
  drop(): void {
    this.set(undefined);
  }

  /** Makes the range longer or shorter by a mark, beginning at one; gives the words of the marks at its ends. */
  extend(points: readonly Point[], start: number, by: 1 | -1): string {
    const { x } = points[Math.max(0, start)]!;
    const { from, to } = this.chosen ?? { from: x, to: x };
    const band = { from, to: nextPlace(points, to, by) };
    this.set(band);
    const held = marksBetween(points, band.from, band.to);
    const [first, last] = [held[0], held.at(-1)].map((point) => point?.lines[0] ?? '');
    return `From ${first} to ${last}`;
  }

  /** What the range stands for, once: it is no longer being chosen then. Undefined where there is none. */
  take(points: readonly Point[], brush: Brush | undefined): Pick | undefined {
    const { chosen } = this;
    if (!chosen || !brush) return undefined;
    this.drop();
    return rangeOfBand(points, brush, chosen.from, chosen.to);
  }
}
