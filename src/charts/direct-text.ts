import { extent, numbersOf } from './axes.ts';
import type { Chart } from './chart.ts';
import { formatOf } from './chart.ts';
import { formatNumber } from './format.ts';
import type { Channel } from './spec.ts';

/**
 * How values are written beside or upon their marks: all with the same decimals, and no more than a reader compares.
 * The tooltip and the description have them all.
 */
export function directText(chart: Chart, channel: Channel): (value: number) => string {
  const format = formatOf(chart, channel);
  if (format !== 'auto') return (value) => formatNumber(value, format);
  const values = numbersOf(chart, channel);
  const [least, most] = extent(values);
  const size = Math.max(Math.abs(least), Math.abs(most));
  if (size > 0 && size < 0.1) return (value) => formatNumber(value);
  const useful = size >= 1000 ? 0 : size >= 100 ? 1 : 2;
  const needed = [0, 1, 2].find((digits) => values.every((value) => isRound(value, digits))) ?? 2;
  const digits = Math.min(useful, needed);
  const printer = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: 'negative',
  });
  return (value) => printer.format(value);
}

function isRound(value: number, digits: number): boolean {
  return Math.abs(value - Number(value.toFixed(digits))) < 1e-9;
}
