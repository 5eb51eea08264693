import type * as Plot from '@observablehq/plot';
import { bandAxis, bottomLabels, extent, numberAxis, numbersOf, spread, timeAxis } from './axes.ts';
import type { Chart, Datum } from './chart.ts';
import { rowOrder } from './order.ts';

/** An axis along the bottom and the room for its labels. */
export interface AlongX {
  x: Plot.ScaleOptions;
  marginBottom: number;
  /** How far turned labels reach beyond the chart's left side. */
  side: number;
}

/** The axis of time, numbers or, where the column holds neither, categories in their order. */
export function alongX(chart: Chart, width: number): AlongX {
  if (chart.types.x === 'time') return { x: timeAxis(chart, 'x', width), marginBottom: 46, side: 0 };
  if (chart.types.x === 'number') {
    const domain = spread(numbersOf(chart, 'x'), 1);
    return { x: { ...numberAxis(chart, 'x', domain), nice: false }, marginBottom: 42, side: 0 };
  }
  const bands = rowOrder(new Set(chart.data.map((datum) => String(datum.x))));
  const { rotate, labelWidth, lines, margin, ticks, side } = bottomLabels(bands, width);
  const axis = bandAxis({ ...chart, bands }, 'x', labelWidth, lines);
  return {
    x: { ...axis, type: 'point', ticks, tickRotate: rotate },
    marginBottom: margin + (axis.label ? 16 : 0),
    side,
  };
}

/** The data and what breaks lines through it, along x; gaps before the first value and after the last say nothing. */
export function withGaps(chart: Chart): Datum[] {
  if (chart.types.x === 'band') return sortedAlongX(chart, [...chart.data, ...chart.gaps]);
  const [least, most] = extent(chart.data.map(({ x }) => Number(x)));
  const within = chart.gaps.filter(({ x }) => Number(x) > least && Number(x) < most);
  return sortedAlongX(chart, [...chart.data, ...within]);
}

/** The data along x: rows may come in any order, and a line must not run backwards. */
export function sortedAlongX(chart: Chart, data: readonly Datum[] = chart.data): Datum[] {
  if (chart.types.x !== 'band') return [...data].sort((a, b) => Number(a.x) - Number(b.x));
  const order = rowOrder(new Set(data.map((datum) => String(datum.x))));
  const places = new Map(order.map((label, place) => [label, place]));
  return [...data].sort((a, b) => places.get(String(a.x))! - places.get(String(b.x))!);
}
