import { formatNumber, formatValue, noValue } from './format.ts';
import type { Format } from './format.ts';
import type { KpiTile, Rows } from './spec.ts';
import { unknown } from '../core/suggest.ts';
import { toNumber } from './values.ts';

/** A figure, ready to be shown. */
export interface Kpi {
  title: string;
  /** The formatted value: `51.76K`; a dash where there is none. */
  text: string;
  /** '' where the tile names none or there is no value. */
  unit: string;
  /** Why there is no value; '' where there is one. */
  problem: string;
  /** How it differs from the run before; undefined where that is not known. */
  change: { text: string; direction: 'up' | 'down' | 'same' } | undefined;
}

/**
 * The figure of a tile: its column of the first row, compared with what it was in the run before. Never throws;
 * what is missing is said in `problem`.
 */
export function kpiText(tile: KpiTile, rows: Rows, previous?: number): Kpi {
  const { value, format, unit } = tile.kpi;
  const [row] = rows;
  const none = { title: tile.title, text: noValue, unit: '', change: undefined };
  if (row === undefined) return { ...none, problem: 'No rows' };
  if (!Object.hasOwn(row, value)) return { ...none, problem: unknown(value, Object.keys(row), 'column') };
  const text = formatValue(row[value], format);
  if (text === noValue) return { ...none, problem: 'No value' };
  const change = changeOf(toNumber(row[value]), previous, format);
  return { title: tile.title, text, unit, problem: '', change };
}

/** `+12 since the run before`; what the format can't show is no change. */
function changeOf(now: number | undefined, previous: number | undefined, format: Format): Kpi['change'] {
  if (now === undefined || previous === undefined) return undefined;
  if (formatNumber(now, format) === formatNumber(previous, format)) {
    return { text: 'the same as in the run before', direction: 'same' };
  }
  const size = formatNumber(Math.abs(now - previous), format);
  const direction = now > previous ? 'up' : 'down';
  return { text: `${direction === 'up' ? '+' : '−'}${size} since the run before`, direction };
}
