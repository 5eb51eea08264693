import { describe, expect, it } from 'vitest';
import { countText, durationText, many } from './words.ts';

describe('words', () => {
  it.each([
    [0, '1 ms'],
    [0.0384, '38 ms'],
    [0.9994, '999 ms'],
    [0.9996, '1.00 s'],
    [59.99, '59.99 s'],
    [125, '2 min 5 s'],
  ])('say how long %d seconds are: %s', (seconds, text) => expect(durationText(seconds)).toBe(text));

  it('count', () => {
    expect([many(1, 'file'), many(6, 'file'), many(5214, 'record')]).toEqual([
      '1 file',
      '6 files',
      '5,214 records',
    ]);
    expect(countText(12_345_678_901_234_567_890n)).toBe('12,345,678,901,234,567,890');
  });
});
