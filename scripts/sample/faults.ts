import type { Random } from './random.ts';

/** Small ways of writing a value badly. */

/**
 * @param value a text
 * @param random where the number of spaces comes from
 * @returns the text with spaces before it, behind it or on both sides
 */
export function withSpaces(value: string, random: Random): string {
  const before = random.int(0, 2);
  return ' '.repeat(before) + value + ' '.repeat(random.int(before === 0 ? 1 : 0, 2));
}

/**
 * @param value a text with letters
 * @returns the text in small letters, or in capitals if it is small already
 */
export function inOtherCase(value: string): string {
  const lower = value.toLowerCase();
  return lower === value ? value.toUpperCase() : lower;
}

/**
 * @param random where the choice comes from
 * @returns nothing at all, or only spaces
 */
export function blank(random: Random): string {
  return random.pick(['', '', ' ', '   ']);
}

/**
 * @param random where the choice comes from
 * @returns a date in the right pattern that no calendar has
 */
export function impossibleDate(random: Random): string {
  return random.pick(['2025-02-30', '2025-13-01', '2025-04-31', '2025-00-12', '2025-06-00', '2025-02-29']);
}

/**
 * @param iso a date as yyyy-MM-dd
 * @param random where the choice comes from
 * @returns the same day, or one near it, written in another pattern
 */
export function otherPattern(iso: string, random: Random): string {
  const [year = '2025', month = '01', day = '01'] = iso.split('-');
  return random.pick([
    `${day}/${month}/${year}`,
    `${year}-${Number(month)}-${Number(day) % 9 || 9}`,
    `${year}/${month}/${day}`,
    `${year}${month}${day}`,
    `${day}.${month}.${year}`,
    `${iso} 00:00`,
  ]);
}

export const UNKNOWN_REGIONS = ['Central', 'Midwest', 'Overseas', 'Unknown', 'N/A'];
