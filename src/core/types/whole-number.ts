import type { DataType } from './type.ts';

/**
 * A type of whole numbers: a sign and digits, within range. Engines cast `3.5` and `1e2` to whole numbers, each in
 * its own way, so the digits are checked before the cast.
 */
export function wholeNumber(name: string, aliases: string[], largest: string, tooLarge: string): DataType {
  return {
    name,
    aliases,
    doc: `A whole number from −${tooLarge} to ${largest}: digits, with a sign at most.`,
    parse: (value, dialect) => dialect.wholeNumber(value, name),
    examples: [
      ['42', '42'],
      ['+7', '7'],
      ['-007', '-7'],
      [largest, largest],
      [tooLarge, null],
      ['3.5', null],
      ['2.0', null],
      ['1e2', null],
      [' 5', null],
      ['1_000', null],
      ['ten', null],
    ],
  };
}
