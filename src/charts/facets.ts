import type { Chart, Datum } from './chart.ts';

/** A mark's facet channel for Plot: undefined where the tile has none, so that the mark isn't faceted. */
export function facet(chart: Chart, channel: 'fx' | 'fy'): ((datum: Datum) => string) | undefined {
  return chart.types[channel] === undefined ? undefined : (datum) => String(datum[channel]);
}
