import { toDate } from './values.ts';

/** A value as a filter compares it: a date as ISO text, `2025-05-26` or `2025-05-26 10:30:00`. */
export type PickValue = string | number | boolean | null;

/**
 * What a mark stands for, in terms of the columns of its tile's rows: one of some values, or a range, whose end
 * counts unless it is `open` (a bin, a bucket).
 */
export type Pick =
  | { column: string; values: PickValue[] }
  | { column: string; from: PickValue; to: PickValue; open?: boolean };

/** A result's value as a filter compares it; numbers too large to be exact stay text. */
export function pickValue(value: unknown): PickValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Date) return toDate(value) ? dateValue(value) : null;
  return String(value);
}

/** A date as a filter compares it: the day, and the time of day where it isn't midnight. */
export function dateValue(date: Date): string {
  const [day = '', time = ''] = date.toISOString().replace('Z', '').split('T');
  if (time === '00:00:00.000') return day;
  return `${day} ${time.replace(/\.000$/, '')}`;
}

/**
 * Whether a mark is among those that `marked` names. Picks of columns that the mark says nothing about are
 * passed over, so a mark that none of them concerns is undefined, not false.
 */
export function isMarked(own: readonly Pick[], marked: readonly Pick[]): boolean | undefined {
  let known = false;
  for (const pick of marked) {
    const mine = own.find(({ column }) => column === pick.column);
    if (!mine) continue;
    known = true;
    if (!overlap(mine, pick)) return false;
  }
  return known ? true : undefined;
}

function overlap(a: Pick, b: Pick): boolean {
  if ('values' in a && 'values' in b) return a.values.some((one) => b.values.some((two) => same(one, two)));
  if ('values' in a) return a.values.some((value) => within(value, b as Range));
  if ('values' in b) return b.values.some((value) => within(value, a));
  return before(a.from, b.to, b.open) && before(b.from, a.to, a.open);
}

type Range = Extract<Pick, { from: PickValue }>;

function within(value: PickValue, { from, to, open }: Range): boolean {
  return value !== null && before(from, value) && before(value, to, open);
}

function same(a: PickValue, b: PickValue): boolean {
  return a === b || (a !== null && b !== null && compare(a, b) === 0);
}

function before(a: PickValue, b: PickValue, strictly = false): boolean {
  if (a === null || b === null) return false;
  const order = compare(a, b);
  return strictly ? order < 0 : order <= 0;
}

/** Numbers as numbers, also where one of them is text; dates by their time; all else as text. */
function compare(a: Exclude<PickValue, null>, b: Exclude<PickValue, null>): number {
  const [left, right] = [place(a), place(b)];
  if (left !== undefined && right !== undefined) return left - right;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

function place(value: Exclude<PickValue, null>): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean' || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isNaN(number) ? toDate(value)?.getTime() : number;
}
