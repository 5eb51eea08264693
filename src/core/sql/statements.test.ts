import { describe, expect, it } from 'vitest';
import { cases, unlikeDuckDB } from './tables-in.test-cases.ts';
import { statementsOf } from './statements.ts';

const kinds = (sql: string) => statementsOf(sql).map(({ kind }) => kind);

describe('the statements of a SQL text', () => {
  it('are cut at semicolons outside of strings, names and comments', () => {
    const sql = `-- one; one\nSELECT ';', ";" ; ;\n/* ; */ ; INSERT INTO a VALUES ($$;$$); -- end;`;
    const found = statementsOf(sql);
    expect(found.map(({ text }) => text)).toEqual([
      `-- one; one\nSELECT ';', ";"`,
      'INSERT INTO a VALUES ($$;$$)',
    ]);
    for (const { text, from, to } of found) expect(sql.slice(from, to)).toBe(text);
    expect(statementsOf(' -- nothing\n;; /* x */')).toEqual([]);
  });

  it.each([
    'SELECT 1',
    'select 1',
    'FROM a',
    'VALUES (1)',
    'TABLE a',
    'DESCRIBE a',
    'DESC a',
    'SHOW TABLES',
    'SUMMARIZE a',
    'PIVOT a ON b',
    'UNPIVOT a ON b',
    '((SELECT 1) UNION (SELECT 2))',
    '-- why\nSELECT 1',
    'WITH t AS (SELECT 1) SELECT * FROM t',
    'WITH t AS (SELECT 1) (SELECT * FROM t)',
    'WITH RECURSIVE t(x) AS NOT MATERIALIZED (SELECT 1), u AS (FROM t) FROM u',
    'WITH insert AS (SELECT 1) FROM insert',
    'EXPLAIN SELECT 1',
    'EXPLAIN INSERT INTO a VALUES (1)',
    'EXPLAIN ANALYZE SELECT 1',
    'EXPLAIN (FORMAT json) SELECT 1',
    'EXPLAIN (SELECT 1)',
  ])('are queries: %s', (sql) => {
    expect(kinds(sql)).toEqual(['query']);
  });

  it.each([
    ['INSERT INTO a SELECT 1', 'INSERT'],
    ['create or replace table a as select 1', 'CREATE'],
    ["COPY (SELECT 1) TO 'x'", 'COPY'],
    ['WITH t AS (SELECT 1) INSERT INTO a FROM t', 'INSERT'],
    ['WITH t AS (SELECT 1), "select" AS (SELECT 2) DELETE FROM a', 'DELETE'],
    ['WITH t AS (SELECT 1) UPDATE a SET x = 1', 'UPDATE'],
    ['EXPLAIN ANALYZE INSERT INTO a VALUES (1)', 'INSERT'],
    ['EXPLAIN (ANALYZE) INSERT INTO a VALUES (1)', 'INSERT'],
    ['EXPLAIN ANALYZE WITH t AS (SELECT 1) DELETE FROM a', 'DELETE'],
    ['PRAGMA threads', 'PRAGMA'],
    ["ATTACH ':memory:' AS x", 'ATTACH'],
    ['WITH t', 'WITH'],
    ['1 + 1', ''],
  ])('are none: %s', (sql, kind) => {
    expect(kinds(sql)).toEqual([kind]);
  });

  it('are told of any text', () => {
    for (const [sql] of [...cases, ...unlikeDuckDB])
      for (let at = 0; at < sql.length; at++) {
        expect(statementsOf(sql.slice(at)).every(({ text }) => text.trim() === text)).toBe(true);
        expect(statementsOf(sql.slice(0, at)).every(({ text }) => text !== '')).toBe(true);
      }
  });
});
