import { dateValue, type PickValue } from '../charts/pick.ts';
import { toDate } from '../charts/values.ts';

const second = 1000;
const day = 86_400 * second;

/** The beginning of the part of time that a moment is in, in milliseconds of UTC, and that of the part after it. */
interface Part {
  from: number;
  to: number;
}

/** Parts that are always equally long, counted from a moment at which one begins: weeks from a Monday. */
const even =
  (length: number, origin = 0) =>
  (time: number): Part => {
    const from = Math.floor((time - origin) / length) * length + origin;
    return { from, to: from + length };
  };

/** Parts of so many months. */
const months =
  (count: number) =>
  (time: number): Part => {
    const date = new Date(time);
    const first = Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / count) * count;
    const at = (month: number) => new Date(0).setUTCFullYear(Math.floor(month / 12), month % 12, 1);
    return { from: at(first), to: at(first + count) };
  };

const parts = {
  second: even(second),
  minute: even(60 * second),
  hour: even(3600 * second),
  day: even(day),
  week: even(7 * day, Date.UTC(1970, 0, 5)),
  month: months(1),
  quarter: months(3),
  year: months(12),
  decade: months(120),
} satisfies Record<string, (time: number) => Part>;

/** A part of time that `date_trunc` knows. */
export type TimeUnit = keyof typeof parts;

/** The unit of a name such as `week` or `Weeks`; undefined where it is none. */
export function timeUnitOf(name: string): TimeUnit | undefined {
  const word = name.toLowerCase().replace(/s$/, '');
  return Object.hasOwn(parts, word) ? (word as TimeUnit) : undefined;
}

/** The time that a value stands for, in milliseconds of UTC: ISO text, or a year. */
export function timeOf(value: PickValue): number | undefined {
  const text = String(value);
  return toDate(/^\d{4}$/.test(text) ? `${text}-01` : text)?.getTime();
}

/** The whole part of time that a value is in, from its beginning to that of the next; undefined where it is no time. */
export function wholePart(value: PickValue, unit: TimeUnit): { from: PickValue; to: PickValue } | undefined {
  const time = timeOf(value);
  return time === undefined ? undefined : written(parts[unit](time));
}

/**
 * The whole parts that begin within a range, which holds its end unless it is `open`; the one in which the range begins
 * where it holds no beginning. Undefined where an end is no time.
 */
export function wholeParts(
  range: { from: PickValue; to: PickValue; open?: boolean },
  unit: TimeUnit,
): { from: PickValue; to: PickValue } | undefined {
  const [from, to] = [timeOf(range.from), timeOf(range.to)];
  if (from === undefined || to === undefined) return undefined;
  const first = parts[unit](from);
  const start = first.from === from ? from : first.to;
  const last = parts[unit](to);
  const end = range.open && last.from === to ? to : last.to;
  return written(start < end ? { from: start, to: end } : first);
}

function written({ from, to }: Part): { from: PickValue; to: PickValue } {
  return { from: dateValue(new Date(from)), to: dateValue(new Date(to)) };
}
