import { requireOneExpression } from '../../config/statements.ts';
import type { Check } from './check.ts';

export const customExpression: Check = {
  name: 'CUSTOM_EXPR',
  doc: 'A SQL condition over the row, whose columns have the types of the data model; a NULL result passes.',
  condition: { doc: 'a SQL condition, such as delay_days >= 0', check: requireOneExpression },
  typed: true,
  fails: (_value, condition) => `NOT (${condition}\n)`,
  examples: [
    { input: '3', condition: 'CAST(value AS INTEGER) >= 0', passes: true },
    { input: '-3', condition: 'CAST(value AS INTEGER) >= 0', passes: false },
    { input: null, condition: 'CAST(value AS INTEGER) >= 0', passes: true },
  ],
};
