import type { PickValue } from '../charts/pick.ts';
import { columnWords, formatDate, formatValue } from '../charts/format.ts';
import { toDate } from '../charts/values.ts';
import type { Filter } from './filter.ts';

/** So many values are named; of more, the others are counted. */
const mostValues = 3;
const day = 86_400_000;

/** A filter in words: `Region: NORTH` · `Sale date: Jan 6 – Mar 3, 2025`. */
export function filterChip(filter: Filter): string {
  return `${columnWords(filter.column)}: ${'values' in filter ? valueWords(filter.values) : rangeWords(filter)}`;
}

function valueWords(values: readonly PickValue[]): string {
  const words = values.map(valueText);
  const named = words.length > mostValues ? words.slice(0, mostValues - 1) : words;
  const left = words.length - named.length;
  return named.join(', ') + (left > 0 ? ` and ${left} more` : '');
}

/** A filter's value in words. A text is said as it is: it may hold more digits than a number can. */
export function valueText(value: PickValue): string {
  if (value === null || value === '') return '(none)';
  if (typeof value !== 'string') return formatValue(value, 'plain');
  // A month's text is no day.
  const date = value.length >= 10 ? toDate(value) : undefined;
  return date ? formatDate(date) : value;
}

function rangeWords({ from, to, open = false }: Extract<Filter, { from: PickValue }>): string {
  if (from === null || to === null) {
    if (from !== null) return `from ${formatValue(from)}`;
    return to === null ? 'any' : `${open ? 'before' : 'up to'} ${formatValue(to)}`;
  }
  const [first, end] = [dateOf(from), dateOf(to)];
  if (!first || !end) return `${formatValue(from)} – ${open ? 'below ' : ''}${formatValue(to)}`;
  if (!isMidnight(first) || !isMidnight(end)) return `${formatDate(first)} – ${formatDate(end)}`;
  const last = open && end > first ? new Date(end.getTime() - day) : end;
  return wholeMonths(first, last) ?? days(first, last);
}

/** A number is no date, though it might be read as a year. */
function dateOf(value: PickValue): Date | undefined {
  return typeof value === 'string' ? toDate(value) : undefined;
}

function isMidnight(date: Date): boolean {
  return date.getTime() % day === 0;
}

function printer(options: Intl.DateTimeFormatOptions): (date: Date) => string {
  const format = new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
  return (date) => format.format(date);
}

const month = printer({ month: 'short' });
const monthDay = printer({ month: 'short', day: 'numeric' });
const year = printer({ year: 'numeric' });

/** Days from the first of a month to the last of one: `2025` · `Jan 2025` · `Jan – Mar 2025`; undefined for others. */
function wholeMonths(first: Date, last: Date): string | undefined {
  const next = new Date(last.getTime() + day);
  if (first.getUTCDate() !== 1 || next.getUTCDate() !== 1 || last < first) return undefined;
  const [from, to] = [year(first), year(last)];
  if (first.getUTCMonth() === 0 && next.getUTCMonth() === 0) return from === to ? from : `${from} – ${to}`;
  if (from !== to) return `${month(first)} ${from} – ${month(last)} ${to}`;
  const isOne = month(first) === month(last);
  return isOne ? `${month(first)} ${from}` : `${month(first)} – ${month(last)} ${to}`;
}

function days(first: Date, last: Date): string {
  if (first.getTime() === last.getTime()) return formatDate(first);
  if (year(first) !== year(last)) return `${formatDate(first)} – ${formatDate(last)}`;
  const isOneMonth = month(first) === month(last);
  return `${monthDay(first)} – ${isOneMonth ? last.getUTCDate() : monthDay(last)}, ${year(last)}`;
}
