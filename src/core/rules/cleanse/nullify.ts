import type { CleanseStep } from './step.ts';

export const nullify: CleanseStep = {
  name: 'nullify',
  doc: 'Turns an empty text into NULL.',
  sql: (value) => `nullif(${value}, '')`,
  examples: [
    { input: '', output: null },
    { input: ' ', output: ' ' },
    { input: 'x', output: 'x' },
    { input: null, output: null },
  ],
};
