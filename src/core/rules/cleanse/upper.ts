import type { CleanseStep } from './step.ts';

export const upper: CleanseStep = {
  name: 'upper',
  doc: 'Turns every letter into upper case.',
  sql: (value) => `upper(${value})`,
  examples: [
    { input: 'hcp12a', output: 'HCP12A' },
    { input: null, output: null },
  ],
};
