import { expect, it } from 'vitest';
import { effectWords } from './effect-words.ts';
import type { Effect } from './measure-proposals.ts';

const check = (fails: number, rejects: number): Effect => ({ kind: 'check', rows: 2074, fails, rejects });

it.each<[Effect, string]>([
  [check(0, 0), 'no row fails it now'],
  [check(92, 92), 'it would reject 92 of 2,074 rows now'],
  [check(3, 2), 'it would reject 2 of 2,074 rows now; 1 more fails it and is rejected already'],
  [check(4, 2), 'it would reject 2 of 2,074 rows now; 2 more fail it and are rejected already'],
  [check(1, 0), 'the row that fails it is rejected already'],
  [check(3, 0), 'the 3 rows that fail it are rejected already'],
  [{ kind: 'step', changes: 1, samples: [] }, 'it would change 1 value'],
  [
    { kind: 'step', changes: 12, samples: [], firstRows: 200_000 },
    'it would change 12 values in the first 200,000 rows',
  ],
])('%j: %s', (effect, words) => expect(effectWords(effect)).toBe(words));
