import type { DataType } from './type.ts';
import { numberPattern } from './double.ts';

/** The type `DECIMAL(precision, scale)`: `name` is as the data model writes it, spaces removed. */
export function decimal(name: string): DataType {
  return {
    name,
    aliases: ['NUMERIC'],
    doc: 'A decimal number that is kept exactly; digits beyond the scale are rounded.',
    parse: (value, dialect) =>
      `CASE WHEN ${dialect.matches(value, numberPattern)} THEN ${dialect.tryCast(value, name)} END`,
    examples: [
      ['12.5', '12.50'],
      ['-0.01', '-0.01'],
      ['99999999999', null],
      ['x', null],
    ],
  };
}
