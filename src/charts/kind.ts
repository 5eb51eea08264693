import type * as Plot from '@observablehq/plot';
import type { Chart, Datum } from './chart.ts';
import type { Pick } from './pick.ts';
import type { Channel, MarkTile, OptionName, Rows } from './spec.ts';
import type { Trace } from './trace.ts';

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

/** A whole number that only this kind has, and what it does. */
export interface OptionRule {
  doc: string;
  least: number;
  most: number;
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
  /** The pixels above a mark that its value takes, where it is written there. */
  valueHeight?: number;
}

/** One kind of chart, complete: adding one is a file in `kinds/` and a line in `kinds.ts`. */
export interface Kind {
  /** Observable Plot's name of the mark. */
  name: string;
  /** What it shows and when to choose it. */
  doc: string;
  /** What x, y, fill and stroke hold; fx and fy are categories for every kind. */
  channels: Partial<Record<Channel, ChannelRule>>;
  options?: Partial<Record<OptionName, OptionRule>>;
  /** The channel with the measured value, which a tile's `format` prints. */
  value: Channel;
  /** The channel with the categories that `sort` and `limit` act on; absent where there are none. */
  band?: Channel;
  /** How categories without an order by nature are ordered: a channel, `-` for descending. */
  sort?: string;
  /** True where the marks of a category are drawn upon one another. */
  stacks?: boolean;
  /** 'series' where a reader goes along one series after the other, as along lines. */
  walk?: 'series';
  /** SQL that aggregates the tile's data, such as a histogram's bins; absent where rows are drawn as they are. */
  query?(tile: MarkTile): string;
  /** What `query` leaves out where there are `total` marks, too many to be drawn, and it gives some `shown`, in words. */
  note?(shown: string, total: string): string;
  /** How many rows of the data have no value to be drawn; by default those of the rows given that lack one. */
  missing?(tile: MarkTile, rows: Rows): number;
  /** Columns that `query` makes, by the channel that they fill where the tile doesn't, with their labels. */
  made?: Partial<Record<Channel, { column: string; label: string }>>;
  /** The height in pixels that the chart wants at a width. */
  height(chart: Chart, width: number): number;
  /** The marks, scales and margins for a width in pixels; the marks that stand for data are given to `trace`. */
  draw(plot: PlotLibrary, chart: Chart, width: number, trace: Trace): Drawing;
  /** The lines of a mark's tooltip; by default one for each channel. */
  lines?(chart: Chart, datum: Datum): string[];
  /** What a mark stands for; by default its value in each channel that isn't measured. */
  picks?(chart: Chart, datum: Datum): Pick[];
  /** What the chart shows, in sentences; the first sums it up. */
  describe(chart: Chart): string[];
}
