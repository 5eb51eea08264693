import { describe, expect, it } from 'vitest';
import { duckdbConditionToSpark, duckdbToSpark } from './duckdb-to-spark.ts';

const types = (column: string) => ({ n: 'INTEGER', x: 'DOUBLE', d: 'DATE', a: 'VARCHAR' })[column];

describe('DuckDB’s SQL for Spark', () => {
  it.each([
    ['SELECT a FROM t ORDER BY a DESC', 'SELECT a FROM t ORDER BY a DESC NULLS LAST'],
    ['SELECT a FROM t ORDER BY a', 'SELECT a FROM t ORDER BY a NULLS LAST'],
    ['SELECT avg(n) FROM t', 'SELECT AVG(CAST(n AS DOUBLE)) FROM t'],
    ['SELECT x / nullif(n, 0) FROM t', 'SELECT (CAST((x) AS DOUBLE) / (NULLIF(n, 0))) FROM t'],
    ['SELECT CAST(sum(n) AS BIGINT) FROM t', 'SELECT CAST(SUM(n) AS BIGINT) FROM t'],
    ["SELECT strftime(d, '%Y-%m') FROM t", "SELECT DATE_FORMAT((d), 'yyyy-MM') FROM t"],
    [
      "SELECT date_trunc('week', d), CAST(date_trunc('month', CAST(a AS DATE)) AS DATE) FROM t",
      "SELECT CAST(DATE_TRUNC('WEEK', (CAST(d AS DATE))) AS DATE), " +
        "CAST(CAST(DATE_TRUNC('MONTH', (CAST(a AS DATE))) AS DATE) AS DATE) FROM t",
    ],
    ['SELECT CAST(n > 0 AS INTEGER) FROM t', 'SELECT CAST(n > 0 AS INT) FROM t'],
    ['SELECT a IS NOT DISTINCT FROM b FROM t', 'SELECT a IS NOT DISTINCT FROM b FROM t'],
    ["SELECT 'it''s \\d'", "SELECT 'it\\'s \\\\d'"],
    ['SELECT "a b" FROM t', 'SELECT `a b` FROM t'],
  ])('%s becomes %s', async (duckdb, spark) => {
    expect(await duckdbToSpark(duckdb, types)).toBe(spark);
  });

  it('is infinite where something is divided by zero', async () => {
    expect(await duckdbToSpark('SELECT x / n FROM t', types)).toContain(
      "WHEN (n) = 0 THEN CAST((x) AS DOUBLE) * CAST('Infinity'",
    );
  });

  it('orders a list of texts, and has none where there is no text', async () => {
    const sql = await duckdbToSpark("SELECT string_agg(a, ' & ' ORDER BY a) FROM t", types);
    expect(sql).toContain(
      "WHEN COUNT((a)) > 0 THEN ARRAY_JOIN(SORT_ARRAY(COLLECT_LIST((a)), TRUE), (' & '))",
    );
  });

  it('translates a condition', async () => {
    expect(await duckdbConditionToSpark('n > 0 AND a IS NOT NULL', types)).toBe('n > 0 AND NOT a IS NULL');
  });

  it.each([
    ['SELECT list_sum([1, 2])', 'list_sum()'],
    ['SELECT n // 2 FROM t', 'the operator //'],
    ['SELECT n::BIGINT FROM t', 'the operator ::'],
    ['SELECT a FROM t QUALIFY rank() OVER (ORDER BY a) = 1', 'QUALIFY'],
    ["SELECT regexp_extract(a, 'x') FROM t", 'regexp_extract()'],
    ['SELECT round(x, 2) FROM t', 'round of a number that is no decimal'],
    ['SELECT CAST(x AS INTEGER) FROM t', 'a cast to a whole number'],
    ['SELECT CAST(sum(r) AS BIGINT) FROM (SELECT x AS r FROM t)', 'a cast to a whole number'],
    ['SELECT CAST(sum(n) AS BIGINT) FROM (SELECT x AS n FROM t)', 'a cast to a whole number'],
    ['SELECT CAST(x AS VARCHAR) FROM t', 'a cast to text'],
    ["SELECT string_agg(a, ',') FROM t", 'string_agg in another order'],
    ["SELECT date_trunc('month', a) FROM t", 'date_trunc of what is no day'],
    ["SELECT date_trunc('hour', d) FROM t", 'date_trunc to what is no unit of days'],
    ['SELECT date_trunc(a, d) FROM t', 'date_trunc to what is no unit of days'],
    ['SELECT d + INTERVAL 1 DAY FROM t', 'INTERVAL'],
    ["SELECT strftime(d, '%U') FROM t", 'strftime with %U'],
    ["SELECT a LIKE '50\\%' FROM t", 'LIKE with a backslash'],
    ['SELECT current_date', 'CURRENT_DATE'],
    ['SELECT DISTINCT ON (a) a FROM t', 'DISTINCT ON'],
  ])('refuses %s', async (sql, said) => {
    await expect(duckdbToSpark(sql, types)).rejects.toThrow(said);
  });
});
