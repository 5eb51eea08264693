import type * as Plot from '@observablehq/plot';
import type { Chart } from './chart.ts';
import { formatOf } from './chart.ts';
import { columnWords, tickFormat } from './format.ts';
import { fontSize, textWidth, truncate, widest } from './labels.ts';
import type { Channel } from './spec.ts';

const day = 86_400_000;

/** The most bars whose values are written beside them; more would be clutter, and the axis serves better. */
export const mostLabels = 15;

/** A number axis: `label` with its unit, ticks as far apart as is legible. */
export function numberAxis(chart: Chart, channel: 'x' | 'y', domain?: [number, number]): Plot.ScaleOptions {
  const values = numbersOf(chart, channel);
  return {
    label: chart.tile.labels[channel] ?? null,
    labelArrow: 'none',
    tickFormat: tickFormat(values, formatOf(chart, channel)),
    tickSize: 0,
    tickSpacing: channel === 'x' ? 80 : 48,
    ...wholeTicks(domain ?? values),
    ...(domain && { domain }),
    nice: true,
  };
}

/** Grid lines at the ticks of an axis and nowhere else. */
export function gridAt({ ticks, tickSpacing }: Plot.ScaleOptions): Plot.GridXOptions & Plot.GridYOptions {
  return { stroke: 'var(--line)', strokeOpacity: 1, ticks, tickSpacing };
}

/** Ticks of their own for a few whole numbers (counts, years), where halves would make no sense. */
function wholeTicks(values: readonly number[]): Plot.ScaleOptions {
  const least = Math.min(...values);
  const most = Math.max(...values);
  if (!values.every(Number.isInteger) || most - least > 8 || most - least < 1) return {};
  return { ticks: Array.from({ length: most - least + 1 }, (_, index) => least + index) };
}

/** An axis of days or times; labels are of whole days where all values are. */
export function timeAxis(chart: Chart, channel: 'x' | 'y'): Plot.ScaleOptions {
  const times = chart.data.map((datum) => Number(datum[channel]));
  const domain = spread(times, 3 * day)?.map((time) => new Date(time));
  const [least, most] = [Math.min(...times), Math.max(...times)];
  const days = times.every((time) => time % day === 0) && most - least < 8 * day;
  return {
    type: 'utc',
    label: chart.tile.labels[channel] ?? null,
    labelArrow: 'none',
    ...(days && { ticks: 'day' }),
    ...(domain && { domain }),
  };
}

/** An axis of categories: labels cut to a width, the axis' own name only where the tile gives one. */
export function bandAxis(chart: Chart, channel: 'x' | 'y', labelWidth: number): Plot.ScaleOptions {
  const { labels, channels } = chart.tile;
  const named = labels[channel] !== undefined && labels[channel] !== automaticLabel(channels[channel]);
  return {
    type: 'band',
    domain: chart.bands,
    label: named ? labels[channel]! : null,
    labelArrow: 'none',
    tickFormat: (label: string) => truncate(label, labelWidth),
    tickSize: 0,
  };
}

function automaticLabel(column: string | undefined): string | undefined {
  return column === undefined ? undefined : columnWords(column);
}

/** The room for category labels left of a chart: the longest, but never more than two fifths of the width. */
export function leftLabels(labels: readonly string[], width: number): { labelWidth: number; margin: number } {
  const labelWidth = Math.ceil(Math.min(widest(labels) + 2, Math.max(60, width * 0.4)));
  return { labelWidth, margin: labelWidth + 12 };
}

/** The room for number labels left of a chart. */
export function numberMargin(chart: Chart, channel: Channel): number {
  const values = numbersOf(chart, channel);
  const print = tickFormat(values, formatOf(chart, channel));
  const texts = values.map((value) => print(Number(value.toPrecision(2))));
  return Math.ceil(Math.max(30, widest(texts) + 16));
}

/** A channel's numbers, those that are missing left out. */
export function numbersOf(chart: Chart, channel: Channel): number[] {
  return chart.data.map((datum) => datum[channel]).filter((value) => typeof value === 'number');
}

/**
 * How category labels fit under (or over) a chart: level, or turned, cut and thinned out. Turned labels reach
 * beyond the chart's side by `side` pixels.
 */
export function bottomLabels(
  labels: readonly string[],
  width: number,
): { rotate: number; labelWidth: number; margin: number; side: number; ticks: string[] } {
  const step = width / Math.max(1, labels.length);
  const longest = widest(labels);
  if (longest + 6 <= step) return { rotate: 0, labelWidth: step, margin: 30, side: 0, ticks: [...labels] };
  const labelWidth = Math.min(longest, 110);
  // Turned text needs its line height across the slope, which is the sine of the turn times the step.
  const every = Math.ceil((fontSize * 1.25) / (step * 0.64));
  return {
    rotate: -40,
    labelWidth,
    margin: Math.ceil(labelWidth * 0.65 + 26),
    side: Math.ceil(Math.max(0, labelWidth * 0.77 - step / 2 + 4)),
    ticks: labels.filter((_, index) => index % every === 0),
  };
}

/** A domain for numbers or dates that is never a single point, so that one value stands in the middle. */
export function spread(values: readonly number[], around: number): [number, number] | undefined {
  const least = Math.min(...values);
  const most = Math.max(...values);
  return least === most ? [least - around, most + around] : undefined;
}

/** The width of the widest value written at a bar's end. */
export function valueMargin(texts: readonly string[]): number {
  return Math.ceil(Math.max(16, ...texts.map((text) => textWidth(text) + 10)));
}
