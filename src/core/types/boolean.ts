import type { DataType } from './type.ts';

export const boolean: DataType = {
  name: 'BOOLEAN',
  aliases: ['BOOL'],
  doc: 'true or false; also t, f, yes, no, y, n, 1, 0, in any case.',
  parse: (value) =>
    `CASE WHEN lower(${value}) IN ('true', 't', 'yes', 'y', '1') THEN true ` +
    `WHEN lower(${value}) IN ('false', 'f', 'no', 'n', '0') THEN false END`,
  examples: [
    ['true', 'true'],
    ['F', 'false'],
    ['Yes', 'true'],
    ['0', 'false'],
    ['2', null],
    ['', null],
  ],
};
