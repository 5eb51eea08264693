import { toDate, toLabel, toNumber } from './values.ts';

/** The ways to print a value; `formats` says what each gives. */
export const formats = {
  /** Up to two decimals, of small numbers two digits: 51,764 · 3.04 · 774 · 0.0025. */
  auto: { maximumFractionDigits: 2 },
  /** Short, for large figures: 51.76K. */
  compact: { notation: 'compact', maximumFractionDigits: 2 },
  /** No decimals: 774. */
  integer: { maximumFractionDigits: 0 },
  /** Two decimals, always: 23.07 · 1.00. */
  decimal: { minimumFractionDigits: 2, maximumFractionDigits: 2 },
  /** A share as a percentage: 0.23 is 23%. */
  percent: { style: 'percent', maximumFractionDigits: 1 },
  /** The number as it is, no separators: a year, an identifier. */
  plain: { useGrouping: false, maximumFractionDigits: 20 },
} satisfies Record<string, Intl.NumberFormatOptions>;

export type Format = keyof typeof formats;

/** What is printed where there is no value. */
export const noValue = '–';

const printers = Object.fromEntries(
  Object.entries(formats).map(([name, options]) => [name, new Intl.NumberFormat('en-US', options)]),
) as Record<Format, Intl.NumberFormat>;

/** Numbers of which two decimals would leave a digit or nothing; what is less comes of adding decimals up. */
const [leastSmall, mostSmall] = [1e-6, 0.1];
const smallPrinter = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 2 });

/** From here on a number's digits would fill a chart. */
const leastHuge = 1e18;
const hugePrinter = new Intl.NumberFormat('en-US', { notation: 'scientific', maximumFractionDigits: 2 });

const dayPrinter = new Intl.DateTimeFormat('en-US', {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  timeZone: 'UTC',
});

/** A number as text: `formatNumber(51764, 'compact')` is `51.76K`. */
export function formatNumber(value: number | bigint, format: Format = 'auto'): string {
  if (format === 'auto' && typeof value === 'number') {
    const size = Math.abs(value);
    if (size >= leastSmall && size < mostSmall) return smallPrinter.format(value);
  }
  if (Math.abs(Number(value)) >= leastHuge && format !== 'plain') return hugePrinter.format(value);
  return printers[format].format(value);
}

/** A day as text: May 26, 2025; the time of day follows where it isn't midnight, with seconds where it has some. */
export function formatDate(value: Date): string {
  const time = value.toISOString().slice(11, 19).replace(/:00$/, '');
  return dayPrinter.format(value) + (time === '00:00' ? '' : ` ${time}`);
}

/** Any value of a result as text: numbers (also decimals as text) and dates formatted, NULL as a dash. */
export function formatValue(value: unknown, format: Format = 'auto'): string {
  if (value === null || value === undefined || value === '') return noValue;
  if (typeof value === 'bigint') return formatNumber(value, format);
  // No number is written with zeros in front: they are part of an identifier.
  const isPadded = typeof value === 'string' && /^0\d/.test(value);
  const number = isPadded ? undefined : toNumber(value);
  if (number !== undefined) return formatNumber(number, format);
  const date = toDate(value);
  return date ? formatDate(date) : toLabel(value);
}

/** How an axis prints its ticks: compact (20K) where it reaches ten thousand, else with few digits. */
export function tickFormat(values: readonly number[], format: Format): (value: number) => string {
  if (format === 'plain' || format === 'percent') return (value) => formatNumber(value, format);
  const large = values.some((value) => Math.abs(value) >= 10_000);
  return (value) => formatNumber(value, large ? 'compact' : 'auto');
}

/** The units that a column's name may end with, and how they are written. */
const units: Record<string, string> = {
  days: 'days',
  hours: 'hours',
  minutes: 'minutes',
  seconds: 'seconds',
  weeks: 'weeks',
  months: 'months',
  years: 'years',
  ms: 'ms',
  kg: 'kg',
  km: 'km',
  usd: 'USD',
  eur: 'EUR',
  pct: '%',
  percent: '%',
  percentage: '%',
};

/** What a column measures, with the unit that its name ends with: `avg_delay_days` is `Avg delay (days)`. */
export function columnLabel(name: string): string {
  const [, before, last = ''] = /^(.+)_([a-z]+)$/i.exec(name) ?? [];
  const unit = units[last.toLowerCase()];
  // `in` goes with the unit: delay_in_days. A count of days, num_days, is no unit.
  const quantity = before?.replace(/_in$/i, '');
  if (unit === undefined || quantity === undefined || /^(num|count|total|no|number_of)$/i.test(quantity))
    return columnWords(name);
  return `${columnWords(quantity)} (${unit})`;
}

/** A column's name as words: `avg_delay_days` is `Avg delay days`. */
export function columnWords(name: string): string {
  const words = name.replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
