import type { Check } from './check.ts';

export const notNull: Check = {
  name: 'NOT_NULL',
  doc: 'The value must be there: neither NULL nor empty.',
  fails: (value) => `(${value} IS NULL OR ${value} = '')`,
  examples: [
    { input: 'x', passes: true },
    { input: ' ', passes: true },
    { input: '', passes: false },
    { input: null, passes: false },
  ],
};
