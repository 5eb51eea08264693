import type { DataType } from './type.ts';

export const date: DataType = {
  name: 'DATE',
  aliases: [],
  doc: 'A real date, written YYYY-MM-DD.',
  parse: (value, dialect) =>
    `CASE WHEN ${dialect.matches(value, '[0-9]{4}-[0-9]{2}-[0-9]{2}')} THEN ${dialect.tryCast(value, 'DATE')} END`,
  examples: [
    ['2025-02-28', '2025-02-28'],
    ['2024-02-29', '2024-02-29'],
    ['2025-02-30', null],
    ['2025-2-3', null],
    ['2025/02/03', null],
    ['2025-02-03 10:00:00', null],
  ],
};
