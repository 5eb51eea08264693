import type { DataType } from './type.ts';

const pattern = '[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?Z?)?';

export const timestamp: DataType = {
  name: 'TIMESTAMP',
  aliases: ['DATETIME', 'TIMESTAMP_NTZ'],
  doc: 'A date, or a date and a time (UTC), written YYYY-MM-DD HH:MM:SS.',
  parse: (value, dialect) =>
    `CASE WHEN ${dialect.matches(value, pattern)} THEN ${dialect.tryCast(value, 'TIMESTAMP')} END`,
  examples: [
    ['2025-02-28 10:20:30', '2025-02-28 10:20:30'],
    ['2025-02-28T10:20:30Z', '2025-02-28 10:20:30'],
    ['2025-02-28', '2025-02-28 00:00:00'],
    ['2025-02-28 25:00:00', null],
    ['2025-02-30 10:00:00', null],
    ['yesterday', null],
  ],
};
