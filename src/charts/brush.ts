import type { Chart } from './chart.ts';
import { dateValue } from './pick.ts';
import type { Brush } from './rendered.ts';

const day = 86_400_000;

/** The part of Plot's scale that is looked at. */
interface Scale {
  range?: Iterable<unknown>;
  invert?: (px: number) => unknown;
}

/**
 * The range that can be drawn over a chart: along x where it holds dates or numbers that aren't the measured
 * value; undefined elsewhere, and beside one another in facets, where a place stands for several values.
 */
export function brushOf(
  chart: Chart,
  scale: Scale | undefined,
  { top, bottom }: { top: number; bottom: number },
): Brush | undefined {
  const { types, tile } = chart;
  const column = tile.channels.x;
  const along = types.x === 'time' || types.x === 'number';
  if (!along || column === undefined || chart.value === 'x' || types.fx !== undefined) return undefined;
  const ends = [...(scale?.range ?? [])].map(Number);
  const invert = scale?.invert;
  if (ends.length < 2 || !invert) return undefined;
  const [left, right] = [Math.min(...ends), Math.max(...ends)];
  const days = chart.data.every(({ x }) => !(x instanceof Date) || x.getTime() % day === 0);
  const at = (px: number) => invert(Math.max(left, Math.min(right, px)));
  return {
    column,
    axis: 'x',
    left,
    right,
    top,
    bottom,
    invert(px) {
      const value = at(px);
      if (value instanceof Date) {
        const unit = days ? day : 1000;
        return dateValue(new Date(Math.round(value.getTime() / unit) * unit));
      }
      const step = Math.abs(Number(at(left + 1)) - Number(at(left)));
      return rounded(Number(value), step);
    },
  };
}

/** A number with no more digits than a pixel can tell. */
function rounded(value: number, step: number): number {
  if (!(step > 0)) return value;
  const unit = 10 ** Math.floor(Math.log10(step));
  return Number((Math.round(value / unit) * unit).toPrecision(12));
}
