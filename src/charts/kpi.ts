import { formatValue, noValue } from './format.ts';
import type { KpiTile, Rows } from './spec.ts';
import { unknown } from '../core/suggest.ts';

/** A figure, ready to be shown. */
export interface Kpi {
  title: string;
  /** The formatted value: `51.76K`; a dash where there is none. */
  text: string;
  /** '' where the tile names none or there is no value. */
  unit: string;
  /** Why there is no value; '' where there is one. */
  problem: string;
}

/** The figure of a tile: its column of the first row. Never throws; what is missing is said in `problem`. */
export function kpiText(tile: KpiTile, rows: Rows): Kpi {
  const { value, format, unit } = tile.kpi;
  const [row] = rows;
  const none = { title: tile.title, text: noValue, unit: '' };
  if (row === undefined) return { ...none, problem: 'No rows' };
  if (!(value in row)) return { ...none, problem: unknown(value, Object.keys(row), 'column') };
  const text = formatValue(row[value], format);
  return text === noValue ? { ...none, problem: 'No value' } : { title: tile.title, text, unit, problem: '' };
}
