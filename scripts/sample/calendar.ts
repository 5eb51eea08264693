/** The half year that the sample tells of. Day 0 is 1 January 2025, the last is 30 June. */

const START = Date.UTC(2025, 0, 1);
const DAY = 86_400_000;
export const DAYS = 181;

/** How busy a month is: a slow start, a peak in March and April, a quiet June. */
const MONTHS = [0.75, 0.9, 1.3, 1.2, 1.0, 0.7];
const WEEKEND = 0.2;

const known = new Map<number, string>();

/**
 * @param day days since 1 January 2025, may be negative
 * @returns the date as yyyy-MM-dd
 */
export function isoDay(day: number): string {
  let text = known.get(day);
  if (text === undefined) {
    text = new Date(START + day * DAY).toISOString().slice(0, 10);
    known.set(day, text);
  }
  return text;
}

/**
 * @param iso a date as yyyy-MM-dd
 * @param days how many days to go on
 * @returns the later date
 */
export function later(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

const busyUpTo = cumulated();

/**
 * Spreads sales over the half year as its seasons want it.
 * @param share how far the sales have come, 0 up to, not including, 1
 * @returns the day on which that sale is made, 0 … DAYS-1
 */
export function dayOfShare(share: number): number {
  const goal = share * (busyUpTo[DAYS - 1] ?? 0);
  let low = 0;
  let high = DAYS - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((busyUpTo[middle] ?? 0) > goal) high = middle;
    else low = middle + 1;
  }
  return low;
}

function cumulated(): number[] {
  const sums: number[] = [];
  let sum = 0;
  for (let day = 0; day < DAYS; day++) {
    const date = new Date(START + day * DAY);
    const weekday = date.getUTCDay();
    sum += (MONTHS[date.getUTCMonth()] ?? 1) * (weekday === 0 || weekday === 6 ? WEEKEND : 1);
    sums.push(sum);
  }
  return sums;
}
