import type { CleanseStep } from './step.ts';

export const trim: CleanseStep = {
  name: 'trim',
  doc: 'Cuts off spaces at both ends.',
  sql: (value, _argument, dialect) => dialect.trim(value),
  examples: [
    { input: '  North ', output: 'North' },
    { input: '   ', output: '' },
    { input: '\tNorth', output: '\tNorth' },
    { input: null, output: null },
  ],
};
