import { describe, expect, it } from 'vitest';
import { changeBetween } from './value-change.ts';

describe('changeBetween', () => {
  const cases: [before: string, after: string, from: number, to: number, insert: string][] = [
    ['abc', 'abXc', 2, 2, 'X'],
    ['abXc', 'abc', 2, 3, ''],
    ['', 'abc', 0, 0, 'abc'],
    ['abc', '', 0, 3, ''],
    ['aaa', 'aa', 2, 3, ''],
    ['SELECT a\nFROM t', 'SELECT b\nFROM t', 7, 8, 'b'],
    ['a😀b', 'a😁b', 1, 3, '😁'],
    ['xx', 'xyx', 1, 1, 'y'],
  ];
  it.each(cases)('%j → %j', (before, after, from, to, insert) => {
    expect(changeBetween(before, after)).toEqual({ from, to, insert });
    expect(before.slice(0, from) + insert + before.slice(to)).toBe(after);
  });

  it('finds nothing between the same texts', () => {
    expect(changeBetween('a', 'a')).toBeUndefined();
  });
});
