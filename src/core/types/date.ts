import type { DataType } from './type.ts';

export const date: DataType = {
  name: 'DATE',
  aliases: [],
  doc: 'A real date, written YYYY-MM-DD.',
  parse: (value, dialect) => dialect.isoDate(value),
  examples: [
    ['2025-02-28', '2025-02-28'],
    ['2024-02-29', '2024-02-29'],
    ['2025-02-30', null],
    ['2025-2-3', null],
    ['2025/02/03', null],
    ['2025-02-03 10:00:00', null],
    ['infinity', null],
    ['12025-02-03', null],
    [' 2025-02-3', null],
  ],
};
