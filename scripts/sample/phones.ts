import type { Random } from './random.ts';

/** The good ways of writing a phone number: kind → writer. */
const FORMATS: [string, (area: number, line: string) => string][] = [
  ['phone_with_dashes', (area, line) => `${area}-555-${line}`],
  ['phone_with_dots', (area, line) => `${area}.555.${line}`],
  ['phone_with_brackets', (area, line) => `(${area}) 555-${line}`],
  ['phone_with_plus_1', (area, line) => `+1-${area}-555-${line}`],
  ['phone_with_001', (area, line) => `001-${area}-555-${line}`],
  ['phone_with_digits_only', (area, line) => `${area}555${line}`],
];

/** A phone number and the way in which it is written. */
export interface Phone {
  text: string;
  kind: string;
}

/**
 * @param random where the number comes from
 * @returns a number that nobody has, in one of the good formats
 */
export function goodPhone(random: Random): Phone {
  const [kind, write] = random.pick(FORMATS);
  return { kind, text: write(random.int(201, 989), `01${random.int(10, 99)}`) };
}

/**
 * @param random where the choice comes from
 * @returns an extension, to be put behind a number
 */
export function extension(random: Random): string {
  const digits = random.int(12, 98765);
  return random.pick([`x${digits}`, ` x${digits}`, ` ext ${digits}`, ` EXT. ${digits}`, ` Ext.${digits}`]);
}

/**
 * @param random where the number comes from
 * @returns a number that lacks digits
 */
export function shortPhone(random: Random): string {
  const line = `01${random.int(10, 99)}`;
  return random.pick([`555-${line}`, `${random.int(20, 99)}-555-${line}`, `+1 555 ${line}`, `${line}`]);
}
