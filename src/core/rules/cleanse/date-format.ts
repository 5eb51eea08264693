import { parseDatePattern } from '../../dialects/java-date.ts';
import type { CleanseStep } from './step.ts';

export const dateFormat: CleanseStep = {
  name: 'date_format',
  doc: 'Reads a date written in exactly this pattern and writes it as YYYY-MM-DD; anything else becomes NULL and is counted.',
  argument: { doc: "a pattern of Java's letters, such as yyyy-MM-dd", check: parseDatePattern },
  sql: (value, pattern, dialect) => dialect.parseDate(value, pattern),
  nulls: true,
  examples: [
    { input: '2025-02-28', argument: 'yyyy-MM-dd', output: '2025-02-28' },
    { input: '2025-2-3', argument: 'yyyy-MM-dd', output: null },
    { input: '2025-02-30', argument: 'yyyy-MM-dd', output: null },
    { input: '2025-02-28 ', argument: 'yyyy-MM-dd', output: null },
    { input: '0000-01-01', argument: 'yyyy-MM-dd', output: null },
    { input: '28/02/2025', argument: 'dd/MM/yyyy', output: '2025-02-28' },
    { input: '3.2.2025', argument: 'd.M.yyyy', output: '2025-02-03' },
    { input: '03 Feb 2025', argument: 'dd MMM yyyy', output: '2025-02-03' },
    { input: '03 FEB 2025', argument: 'dd MMM yyyy', output: null },
    { input: '03-02-99', argument: 'dd-MM-yy', output: '2099-02-03' },
    { input: '20250203', argument: 'yyyyMMdd', output: '2025-02-03' },
    { input: '2025-02-03T04:05:06', argument: "yyyy-MM-dd'T'HH:mm:ss", output: '2025-02-03 04:05:06' },
    { input: '2025-02-03 24:00:00', argument: 'yyyy-MM-dd HH:mm:ss', output: null },
    { input: null, argument: 'yyyy-MM-dd', output: null },
  ],
};
