import type { DataType } from './type.ts';

/** A decimal number as text: sign, digits with a point, exponent. */
export const numberPattern = '[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?';

export const double: DataType = {
  name: 'DOUBLE',
  aliases: ['FLOAT', 'REAL', 'FLOAT8'],
  doc: 'A number with or without decimals or an exponent.',
  parse: (value, dialect) => {
    const number = dialect.tryCast(value, 'DOUBLE');
    // A number beyond the range becomes infinite, which is no value of the file.
    return `CASE WHEN ${dialect.matches(value, numberPattern)} AND abs(${number}) <= 1.7976931348623157e308 THEN ${number} END`;
  },
  examples: [
    ['3.5', '3.5'],
    ['-2', '-2.0'],
    ['1e2', '100.0'],
    ['.5', '0.5'],
    ['1e400', null],
    ['NaN', null],
    ['1,5', null],
    ['1_000', null],
    ['', null],
  ],
};
