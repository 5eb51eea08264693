import type * as Plot from '@observablehq/plot';
import type { Chart } from './chart.ts';
import { bandTexts, formatOf } from './chart.ts';
import { columnLabel, tickFormat } from './format.ts';
import type { Format } from './format.ts';
import { fontSize, lineHeight, textWidth, widest, wrap } from './labels.ts';
import type { Channel } from './spec.ts';

const day = 86_400_000;

/** The most bars whose values are written beside them; more would be clutter, and the axis serves better. */
export const mostLabels = 15;

/**
 * A number axis: `label` with its unit, ticks as far apart as is legible.
 * @param reach the numbers that it runs over, where they are others than the channel's, such as zero below bars
 */
export function numberAxis(
  chart: Chart,
  channel: 'x' | 'y',
  domain?: [number, number],
  reach?: readonly number[],
): Plot.ScaleOptions {
  const values = numbersOf(chart, channel);
  return {
    label: chart.tile.labels[channel] ?? null,
    labelArrow: 'none',
    tickFormat: tickFormat(values, formatOf(chart, channel)),
    tickSize: 0,
    tickSpacing: channel === 'y' ? 48 : chart.types.fx ? 40 : 80,
    ...wholeTicks(domain ?? reach ?? values),
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
  const [least, most] = extent(values);
  if (!values.every(Number.isInteger) || most - least > 8 || most - least < 1) return {};
  return { ticks: Array.from({ length: most - least + 1 }, (_, index) => least + index) };
}

/** Below this width an axis of times has its ticks closer, so that there is more than one. */
const narrow = 360;

/** An axis of days or times, so many pixels long; labels are of whole days where all values are. */
export function timeAxis(chart: Chart, channel: 'x' | 'y', length: number = narrow): Plot.ScaleOptions {
  const times = chart.data.map((datum) => Number(datum[channel]));
  const domain = spread(times, 3 * day)?.map((time) => new Date(time));
  const [least, most] = extent(times);
  const days = times.every((time) => time % day === 0) && most - least < 8 * day;
  return {
    type: 'utc',
    label: chart.tile.labels[channel] ?? null,
    labelArrow: 'none',
    tickSpacing: length < narrow ? 50 : 80,
    ...(days && { ticks: 'day' }),
    ...(domain && { domain }),
  };
}

/** An axis of categories: labels in lines of a width, the axis' own name only where the tile gives one. */
export function bandAxis(chart: Chart, channel: 'x' | 'y', labelWidth: number, lines = 1): Plot.ScaleOptions {
  const print = bandTexts(chart.bands);
  const { labels, channels } = chart.tile;
  const named = labels[channel] !== undefined && labels[channel] !== automaticLabel(channels[channel]);
  return {
    type: 'band',
    domain: chart.bands,
    label: named ? labels[channel]! : null,
    labelArrow: 'none',
    tickFormat: (label: string) => wrap(print(label), labelWidth, lines).join('\n'),
    tickSize: 0,
  };
}

function automaticLabel(column: string | undefined): string | undefined {
  return column === undefined ? undefined : columnLabel(column);
}

/** Where the category labels left of a chart go. */
export interface SideLabels {
  labelWidth: number;
  margin: number;
  lines: 1 | 2 | 3;
}

/**
 * The room for category labels left of a chart: as wide as the longest up to half of the width; longer ones take
 * up to three lines.
 */
export function leftLabels(labels: readonly string[], width: number): SideLabels {
  const texts = labels.map(bandTexts(labels));
  const half = Math.max(60, width / 2 - 12);
  const longest = Math.ceil(widest(texts) + 2);
  if (longest <= Math.min(half, Math.max(140, width * 0.4)))
    return { labelWidth: longest, margin: longest + 12, lines: 1 };
  const tries = [
    [Math.max(60, width * 0.3), 2] as const,
    [Math.max(60, width * 0.4), 2] as const,
    [half, 2] as const,
  ];
  for (const [room, lines] of [...tries, [half, 3] as const]) {
    const wrapped = texts.flatMap((text) => wrap(text, room, lines));
    const labelWidth = Math.ceil(Math.min(room, widest(wrapped) + 2));
    if (!wrapped.some((line) => line.endsWith('…'))) return { labelWidth, margin: labelWidth + 12, lines };
  }
  return { labelWidth: half, margin: half + 12, lines: 3 };
}

/** The height of a row whose label has so many lines; `single` is that of one line. */
export function rowHeight({ lines }: SideLabels, single: number): number {
  return Math.max(single, lines * fontSize + 6);
}

/** The room for number labels left of a chart. */
export function numberMargin(chart: Chart, channel: Channel): number {
  return rangeMargin(numbersOf(chart, channel), formatOf(chart, channel));
}

/** The room for the labels of an axis that runs over these numbers. */
export function rangeMargin(values: readonly number[], format: Format): number {
  const [least, most] = extent(values);
  const print = tickFormat([least, most], format);
  const step = tickStep(least, most);
  const texts = [least, most, most - step].map((value) => print(Math.round(value / step) * step));
  return Math.ceil(Math.max(30, widest(texts) + 16));
}

/** A channel's numbers, those that are missing left out. */
export function numbersOf(chart: Chart, channel: Channel): number[] {
  return chart.data.map((datum) => datum[channel]).filter((value) => typeof value === 'number');
}

/** How category labels stand under (or over) a chart. */
export interface BottomLabels {
  rotate: number;
  labelWidth: number;
  lines: number;
  margin: number;
  /** How far turned labels reach beyond the chart's side, in pixels. */
  side: number;
  /** The labels that are shown, where not all have room. */
  ticks: string[];
}

/** Labels of less width than this are turned. */
const leastLevel = 14;

/** How category labels fit: level, in up to three lines, or turned, cut and thinned out. */
export function bottomLabels(labels: readonly string[], width: number): BottomLabels {
  const step = width / Math.max(1, labels.length);
  const texts = labels.map(bandTexts(labels));
  const longest = widest(texts);
  for (const lines of step < leastLevel ? [] : [1, 2, 3]) {
    const wrapped = texts.map((text) => wrap(text, step - 6, lines));
    if (wrapped.some((own) => own.some((line) => line.endsWith('…')))) continue;
    const most = Math.max(1, ...wrapped.map((own) => own.length));
    const margin = 30 + (most - 1) * lineHeight;
    return { rotate: 0, labelWidth: step - 6, lines, margin, side: 0, ticks: [...labels] };
  }
  const labelWidth = Math.min(longest, 130);
  // Turned text needs its line height across the slope, which is the sine of the turn times the step.
  const every = Math.ceil((fontSize * 1.25) / (step * 0.64));
  return {
    rotate: -40,
    labelWidth,
    lines: 1,
    margin: Math.ceil(labelWidth * 0.65 + 26),
    side: Math.ceil(Math.max(0, labelWidth * 0.77 - step / 2 + 4)),
    ticks: labels.filter((_, index) => index % every === 0),
  };
}

/** The least and the most of the numbers; [0, 0] where there are none. */
export function extent(values: readonly number[]): [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return least > most ? [0, 0] : [least, most];
}

/** About the distance of an axis' ticks: a fifth of the range, rounded to 1, 2 or 5. */
function tickStep(least: number, most: number): number {
  const fifth = (Math.max(most, 0) - Math.min(least, 0)) / 5;
  if (!(fifth > 0)) return 1;
  const unit = 10 ** Math.floor(Math.log10(fifth));
  return (fifth / unit >= 5 ? 5 : fifth / unit >= 2 ? 2 : 1) * unit;
}

/** A domain for numbers or dates that is never a single point, so that one value stands in the middle. */
export function spread(values: readonly number[], around: number): [number, number] | undefined {
  const [least, most] = extent(values);
  return least === most ? [least - around, most + around] : undefined;
}

/** The width of the widest value written at a bar's end. */
export function valueMargin(texts: readonly string[]): number {
  return Math.ceil(Math.max(16, ...texts.map((text) => textWidth(text) + 10)));
}
