import type { Check } from './check.ts';

/** Reads `table.column`, with a schema or not. Throws an Error where it is none. */
export function readReference(condition: string): { table: string; column: string } {
  const parts = condition.split('.').map((part) => part.trim());
  if (parts.length < 2 || parts.includes(''))
    throw new Error(
      `"${condition}" is no column of a table: write table.column, such as gold_hcp_data.hcp_id`,
    );
  return { table: parts.at(-2)!, column: parts.at(-1)! };
}

export const foreignKey: Check = {
  name: 'FOREIGN_KEY',
  doc:
    'The value must be one that a row of another table has, or one that passes its checks in this run. ' +
    'Without a condition the reference of the data model counts. NULL and the empty text pass.',
  condition: {
    doc: 'table.column, such as gold_hcp_data.hcp_id',
    check: readReference,
    optional: true,
  },
  refers: true,
  fails: (value, _condition, _dialect, { referred }) => `${value} <> '' AND ${value} NOT IN (${referred})`,
  examples: [
    { input: 'a', condition: 'gold_t.id', among: ['a', 'b'], passes: true },
    { input: 'c', condition: 'gold_t.id', among: ['a', 'b'], passes: false },
    { input: 'A', condition: 'gold_t.id', among: ['a', 'b'], passes: false },
    { input: null, condition: 'gold_t.id', among: ['a'], passes: true },
    { input: '', condition: 'gold_t.id', among: ['a'], passes: true },
  ],
};
