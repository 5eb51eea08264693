import { expect, it } from 'vitest';
import { progressText } from './progress-text.ts';

it.each([
  [{}, ''],
  [{ since: 0, rows: 10 }, '10 rows · 2 rows/s'],
  [{ since: 0, share: 0.25 }, '25 % · 15 s left'],
  [{ since: 0, share: 0.999, rows: 50_000 }, '50,000 rows · 99 % · 10,000 rows/s'],
  [{ since: 4500, share: 0.5, rows: 20 }, '20 rows · 50 %'],
])('tells how far %j is after five seconds', (progress, text) => {
  expect(progressText(progress, 5000)).toBe(text);
});
