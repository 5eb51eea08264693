import type { CleanseStep } from './step.ts';

export const lower: CleanseStep = {
  name: 'lower',
  doc: 'Turns every letter into lower case.',
  sql: (value, _argument, dialect) => dialect.lower(value),
  examples: [
    { input: 'Ada@Example.ORG', output: 'ada@example.org' },
    { input: 'ΟΔΥΣΣΕΥΣ İ', output: 'οδυσσευσ i' },
    { input: null, output: null },
  ],
};
