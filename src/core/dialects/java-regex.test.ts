import { describe, expect, it } from 'vitest';
import { javaPattern } from './java-regex.ts';

describe('a regular expression of RE2 for Java', () => {
  it.each([
    ['^[0-9]{10}$', '(?d)^[0-9]{10}\\z'],
    ['a\\$b$', '(?d)a\\$b\\z'],
    ['[$]', '(?d)[$]'],
    ['(?i)x|ext', '(?d)(?iu)x|ext'],
    ['(?m)^a$', '(?d)(?m)^a$'],
    ['(?P<year>\\d+)', '(?d)(?<year>\\d+)'],
    ['a\\sb', '(?d)a[ \\t\\n\\f\\r]b'],
    ['[^A-Za-z0-9\\s]', '(?d)[^A-Za-z0-9 \\t\\n\\f\\r]'],
    ['[[:alpha:]_]+', '(?d)[a-zA-Z_]+'],
    ['[a[b&&c]', '(?d)[a\\[b&\\&c]'],
  ])('%s is written %s', (pattern, java) => {
    expect(javaPattern(pattern)).toBe(java);
  });

  it('lets a dot stand for line breaks where that is asked for', () => {
    expect(javaPattern('x.*$', { dotAll: true })).toBe('(?ds)x.*\\z');
  });

  it('refuses a flag that Java takes for something else', () => {
    expect(() => javaPattern('(?U)a+')).toThrow('(?U)');
  });
});
