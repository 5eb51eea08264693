import type * as Plot from '@observablehq/plot';
import type { Chart } from './chart.ts';
import type { Channel } from './spec.ts';

/**
 * Observable Plot, handed in by `render.ts`. Kinds import only its types, so reading, checking and
 * describing a specification never loads the library.
 */
export type PlotLibrary = typeof Plot;

/** What a channel holds: categories, numbers, or whatever its column turns out to hold. */
export interface ChannelRule {
  type: 'band' | 'number' | 'any';
  required: boolean;
}

export interface LegendItem {
  label: string;
  colour: string;
}

/** A drawing, still as Plot's options, and what its colours mean ([] where there is nothing to tell). */
export interface Drawing {
  plot: Plot.PlotOptions;
  legend: LegendItem[];
  /** True where the legend's items are steps from least to most, not series. */
  steps?: boolean;
}

/** One kind of chart, complete: adding one is a file in `kinds/` and a line in `kinds.ts`. */
export interface Kind {
  /** Observable Plot's name of the mark. */
  name: string;
  /** What it shows and when to choose it. */
  doc: string;
  channels: Partial<Record<Channel, ChannelRule>>;
  /** The channel with the measured value, which a tile's `format` prints. */
  value: Channel;
  /** The channel with the categories that `sort` and `limit` act on; absent where there are none. */
  band?: Channel;
  /** How categories without an order by nature are ordered: a channel, `-` for descending. */
  sort?: string;
  /** True where the marks of a category are drawn upon one another. */
  stacks?: boolean;
  /** The height in pixels that the chart wants at a width. */
  height(chart: Chart, width: number): number;
  /** The marks, scales and margins for a width in pixels. */
  draw(plot: PlotLibrary, chart: Chart, width: number): Drawing;
  /** What the chart shows, in sentences; the first sums it up. */
  describe(chart: Chart): string[];
}
