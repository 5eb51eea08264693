import type { Pick, PickValue } from './pick.ts';

/** One mark of a drawn chart: where it is, what is said of it, what it stands for. */
export interface Point {
  /** The mark's middle in the SVG's pixels. */
  x: number;
  y: number;
  /** The room that the mark takes, in the SVG's pixels. */
  box: { x: number; y: number; width: number; height: number };
  /** The lines of its tooltip: `Region: NORTH`. */
  readonly lines: readonly string[];
  /** What a click on it filters by; [] where it stands for nothing that a filter could say. */
  readonly picks: readonly Pick[];
}

/** The part of a chart that a range can be drawn over, and the column that the range is of. */
export interface Brush {
  column: string;
  axis: 'x';
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** The column's value at a place of the SVG. */
  invert(px: number): PickValue;
}

/** A drawn chart. */
export interface Rendered {
  /** `<figure class="chart">`: legend, SVG and description, or a few words where there is nothing to draw. */
  figure: HTMLElement;
  /** The height in pixels that the picture has by itself; 0 where there is none. */
  natural: number;
  /** The pixels above each mark that its value takes, 0 where none is written there. */
  valueHeight: number;
  /** The marks in reading order, [] where nothing is drawn; made when first asked for. */
  readonly points: readonly Point[];
  /** Undefined where no axis runs along dates or numbers to filter by. */
  brush: Brush | undefined;
}
