import type { DataType } from './type.ts';

// DuckDB takes 24:00:00 for the next day's midnight; it is no time of day.
const clock = '([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?';
const pattern = `[0-9]{4}-[0-9]{2}-[0-9]{2}([ T]${clock}(Z|[+]00)?)?`;

export const timestamp: DataType = {
  name: 'TIMESTAMP',
  aliases: ['DATETIME', 'TIMESTAMP_NTZ'],
  doc: 'A date, or a date and a time (UTC), written YYYY-MM-DD HH:MM:SS.',
  parse: (value, dialect) =>
    `CASE WHEN ${dialect.matches(value, pattern)} THEN ${dialect.tryCast(value, 'TIMESTAMP')} END`,
  examples: [
    ['2025-02-28 10:20:30', '2025-02-28 10:20:30'],
    ['2025-02-28T10:20:30Z', '2025-02-28 10:20:30'],
    ['2025-02-28 10:20:30+00', '2025-02-28 10:20:30'],
    ['2025-02-28', '2025-02-28 00:00:00'],
    ['2025-02-28 24:00:00', null],
    ['2025-02-28 23:60:00', null],
    ['2025-02-30 10:00:00', null],
    ['yesterday', null],
  ],
};
