import { describe, expect, it } from 'vitest';
import { requireOneExpression, requireOneStatement } from './statements.ts';

describe('one statement', () => {
  it.each([
    'SELECT 1',
    "SELECT ';'",
    'SELECT 1; -- done; really',
    'SELECT $$;$$ AS ";"',
    'SELECT 1 /* ; /* ; */ ; */',
  ])('is %s', (sql) => {
    expect(() => requireOneStatement(sql)).not.toThrow();
  });
  it.each(['SELECT 1; DROP TABLE a', "SELECT E'\\''; DROP TABLE a; --'", 'SELECT 1;;'])(
    'is not %s',
    (sql) => {
      expect(() => requireOneStatement(sql)).toThrow('more than one statement');
    },
  );
});

describe('one expression', () => {
  it.each(['a > (1 + 2)', "a = ')'", 'a = $$)$$', 'a > 0 -- (', 'a /* ( /* ) */ ( */ > 0'])(
    'is %s',
    (sql) => {
      expect(() => requireOneExpression(sql)).not.toThrow();
    },
  );
  it.each(['a > 0) OR (true', 'a > (1', "E'\\'' = a) OR (true --'"])('is not %s', (sql) => {
    expect(() => requireOneExpression(sql)).toThrow('brackets that do not match');
  });
  it('holds no semicolon', () => {
    expect(() => requireOneExpression('a; DROP TABLE a')).toThrow('semicolon');
  });
});
