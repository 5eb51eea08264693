import type { CleanseStep } from './step.ts';

export const lower: CleanseStep = {
  name: 'lower',
  doc: 'Turns every letter into lower case.',
  sql: (value) => `lower(${value})`,
  examples: [
    { input: 'Ada@Example.ORG', output: 'ada@example.org' },
    { input: null, output: null },
  ],
};
