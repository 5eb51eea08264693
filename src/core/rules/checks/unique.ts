import type { Check } from './check.ts';

export const unique: Check = {
  name: 'UNIQUE',
  doc: 'The value must stand in one record of the delivery only: all records that share one fail. NULL passes.',
  fails: (value, _condition, _dialect, { rows, column }) =>
    `${value} IN (SELECT ${column} FROM ${rows} GROUP BY ${column} HAVING count(*) > 1)`,
  examples: [
    { input: 'a', among: ['a', 'b', null], passes: true },
    { input: 'a', among: ['a', 'b', 'a'], passes: false },
    { input: 'b', among: ['a', 'b', 'a'], passes: true },
    { input: null, among: [null, null], passes: true },
  ],
};
