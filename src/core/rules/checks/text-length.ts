import { countBounds, within } from './bounds.ts';
import type { Check } from './check.ts';

export const textLength: Check = {
  name: 'LENGTH',
  doc: 'The value must have so many characters; one end may be open. NULL passes.',
  condition: { doc: 'from..to, such as 5..5, 1.. or ..80', check: countBounds },
  fails: (value, condition) => `NOT (${within(`length(${value})`, countBounds(condition), (end) => end)})`,
  examples: [
    { input: '12345', condition: '5..5', passes: true },
    { input: '1234', condition: '5..5', passes: false },
    { input: 'Süd', condition: '..3', passes: true },
    { input: 'North', condition: '..3', passes: false },
    { input: '', condition: '1..', passes: false },
    { input: null, condition: '1..', passes: true },
  ],
};
