import type { CleanseStep } from './step.ts';

export const upper: CleanseStep = {
  name: 'upper',
  doc: 'Turns every letter into upper case.',
  sql: (value, _argument, dialect) => dialect.upper(value),
  examples: [
    { input: 'hcp12a', output: 'HCP12A' },
    { input: 'Straße ŉ ﬁ ΐ ᾳ', output: 'STRAẞE ŉ ﬁ ΐ ᾼ' },
    { input: null, output: null },
  ],
};
