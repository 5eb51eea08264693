import { expect, it } from 'vitest';
import { figureText, isSameFigure } from './figure-text.ts';

it.each([
  [12074.94, '12,074.94'],
  [5840.02, '5,840.02'],
  [479.82, '479.82'],
  [-1234567.891, '-1,234,567.89'],
  [12.3456789, '12.3457'],
  [0.000123456789, '0.000123457'],
  [5, '5'],
  [0, '0'],
  [1_000_000, '1,000,000'],
])('%d: %s', (value, text) => expect(figureText(value)).toBe(text));

it('takes figures for the same that differ by rounding only', () => {
  expect(isSameFigure(0.1 + 0.2, 0.3)).toBe(true);
  expect(isSameFigure(1, 1.001)).toBe(false);
  expect(isSameFigure(undefined, 1)).toBe(false);
});
