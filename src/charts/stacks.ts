import type { Chart, Datum } from './chart.ts';
import { formatOf } from './chart.ts';
import { formatNumber } from './format.ts';
import type { Channel } from './spec.ts';

/** A category of one facet with all of its parts. */
export interface Total {
  /** The datum of its first part, which says where it is. */
  datum: Datum;
  parts: number;
  /** The sum of all, as it is read. */
  sum: number;
  /** The sum of those above zero, which is where the stack ends. */
  above: number;
}

/** What stands upon one another at each place of a channel, in the order of the data. */
export function totals(chart: Chart, at: Channel): Total[] {
  const found = new Map<string, Total>();
  for (const datum of chart.data) {
    const value = datum[chart.value] as number;
    const place = datum[at];
    const where = place instanceof Date ? place.getTime() : place;
    const key = JSON.stringify([datum.fx, datum.fy, where]);
    const total = found.get(key) ?? { datum, parts: 0, sum: 0, above: 0 };
    total.parts += 1;
    total.sum += value;
    total.above += Math.max(0, value);
    found.set(key, total);
  }
  return [...found.values()];
}

/** The sum of a stack as it is said in words. */
export function totalText(chart: Chart, { sum }: Total): string {
  // Sums of decimals have digits that none of the parts has.
  return formatNumber(Number(sum.toPrecision(12)), formatOf(chart, chart.value));
}

/** The data series by series, so that every stack has its parts in the order of the legend. */
export function inSeries(chart: Chart): Datum[] {
  const { seriesChannel: split, series } = chart;
  if (!split || series.length < 2) return chart.data;
  const places = new Map(series.map((name, place) => [name, place]));
  const place = (datum: Datum) => places.get(String(datum[split])) ?? 0;
  return [...chart.data].sort((a, b) => place(a) - place(b));
}

/** Whether facets hold the categories and their bars the series, as grouped bars are written with Plot. */
export function isGrouped(chart: Chart, facet: 'fx' | 'fy', band: 'x' | 'y'): boolean {
  const { seriesChannel: split, tile, types } = chart;
  return types[facet] !== undefined && split !== undefined && tile.channels[split] === tile.channels[band];
}
