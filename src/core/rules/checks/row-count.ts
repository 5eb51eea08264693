import { countBounds, within } from './bounds.ts';
import type { Check } from './check.ts';

export const rowCount: Check = {
  name: 'ROW_COUNT',
  doc: 'The delivery must have so many records; one end may be open. Where it has not, all of them fail.',
  condition: { doc: 'from..to, such as 1.. or 900..1100', check: countBounds },
  whole: true,
  fails: (_value, condition, _dialect, { rows }) =>
    `NOT (${within(`(SELECT count(*) FROM ${rows})`, countBounds(condition), (end) => end)})`,
  examples: [
    { input: 'a', condition: '1..2', among: ['a', 'b'], passes: true },
    { input: 'a', condition: '3..', among: ['a', 'b'], passes: false },
    { input: null, condition: '..1', among: [null, 'b'], passes: false },
  ],
};
