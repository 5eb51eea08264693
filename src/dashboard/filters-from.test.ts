import { describe, expect, it } from 'vitest';
import type { Pick } from '../charts/pick.ts';
import { filtersFrom } from './filters-from.ts';
import { randomness } from './random.test-helper.ts';

const from = (data: string, ...picks: Pick[]) => filtersFrom(picks, { data });
const value = (column: string, ...values: (string | number | null)[]): Pick => ({ column, values });

describe('filters out of picks', () => {
  const same: [what: string, data: string, column: string, found: string | undefined][] = [
    ['a column', 'SELECT region, count(*) AS n FROM t GROUP BY region', 'region', 'region'],
    ['its alias', 'SELECT region AS area FROM t', 'area', 'region'],
    ['an alias without AS', 'SELECT t.region area FROM t', 'area', 'region'],
    ['an alias before it', 'SELECT area: region FROM t', 'area', 'region'],
    ['quoted names', 'SELECT "the ""x""" AS `my area` FROM t', 'my area', 'the "x"'],
    ['names in any case', 'SELECT REGION FROM t', 'region', 'REGION'],
    ['all columns', 'SELECT * FROM t', 'region', 'region'],
    ['all columns of a table', 'SELECT t.*, 1 AS one FROM t', 'region', 'region'],
    ['no list', 'FROM t', 'region', 'region'],
    ['a list behind', 'FROM t SELECT region AS r', 'r', 'region'],
    ['brackets and casts', 'SELECT (CAST((region) AS VARCHAR))::TEXT AS r FROM t', 'r', 'region'],
    ['one of the group', 'SELECT any_value(region) AS r, count(*) FROM t GROUP BY site_id', 'r', 'region'],
    ['a query in brackets', 'SELECT r FROM (SELECT region AS r FROM t) AS q', 'r', 'region'],
    ['all of a query in brackets', 'SELECT * FROM (SELECT region AS r FROM t)', 'r', 'region'],
    ['a query of a WITH', 'WITH q AS (SELECT region AS r FROM t) SELECT q.r AS x FROM q', 'x', 'region'],
    ['its own column names', 'WITH q(a, b) AS (SELECT 1, region FROM t) SELECT b FROM q', 'b', 'region'],
    [
      'one WITH of another',
      'WITH a AS (SELECT u AS v FROM t), b AS (SELECT v AS w FROM a) SELECT w FROM b',
      'w',
      'u',
    ],
    [
      'a join',
      'SELECT s.region AS r FROM a JOIN (SELECT area AS region FROM t) AS s USING (id)',
      'r',
      'area',
    ],
    [
      'a join without a name',
      'SELECT r FROM a JOIN (SELECT area AS r, id FROM t) AS s USING (id)',
      'r',
      'area',
    ],
    ['a full name', 'SELECT c.s.t.region AS r FROM c.s.t', 'r', 'region'],
    ['several, of which one has it', 'SELECT region FROM a JOIN b USING (id)', 'region', 'region'],
    ['a UNION, by its own name', 'SELECT region FROM a UNION SELECT region FROM b', 'region', 'region'],
    ['what can’t be read, by its own name', 'PIVOT t ON a', 'region', 'region'],
    ['a WITH that names itself', 'WITH RECURSIVE q AS (SELECT * FROM q) SELECT r FROM q', 'r', 'r'],
    ['DISTINCT', 'SELECT DISTINCT ON (a, b) region AS r FROM t', 'r', 'region'],
    ['IS DISTINCT FROM', 'SELECT a IS DISTINCT FROM b AS d, region r FROM t', 'r', 'region'],
    ['an aggregate', 'SELECT sum(region) AS r FROM t', 'r', undefined],
    ['one in brackets', 'SELECT r FROM (SELECT max(a) AS r FROM t)', 'r', undefined],
    ['a calculation', 'SELECT a + 1 AS r FROM t', 'r', undefined],
    ['a function', 'SELECT upper(region) AS region FROM t', 'region', undefined],
    ['a CASE', 'SELECT CASE WHEN a THEN region END AS r FROM t', 'r', undefined],
    ['a constant', "SELECT 'x' AS r, NULL AS n FROM t", 'r', undefined],
    ['NULL', 'SELECT NULL AS n FROM t', 'n', undefined],
    ['a column that there is not', 'SELECT a FROM t', 'r', undefined],
  ];
  it.each(same)('follow %s', (_, data, column, found) => {
    expect(from(data, value(column, 'NORTH'))).toEqual(found ? [value(found, 'NORTH')] : []);
  });

  const week =
    "SELECT CAST(date_trunc('week', CAST(sale_date AS DATE)) AS DATE) AS w, count(*) FROM t GROUP BY w";
  const buckets: [what: string, data: string, pick: Pick, from: string, to: string][] = [
    ['a week', week, value('w', '2025-01-06'), '2025-01-06', '2025-01-13'],
    ['some weeks', week, value('w', '2025-01-20', null, '2025-01-06'), '2025-01-06', '2025-01-27'],
    [
      'weeks of a brush',
      week,
      { column: 'w', from: '2025-01-07 11:00:00', to: '2025-01-29' },
      '2025-01-13',
      '2025-02-03',
    ],
    [
      'a brush between two weeks',
      week,
      { column: 'w', from: '2025-01-07', to: '2025-01-08' },
      '2025-01-06',
      '2025-01-13',
    ],
    [
      'an open brush',
      week,
      { column: 'w', from: '2025-01-06', to: '2025-01-20', open: true },
      '2025-01-06',
      '2025-01-20',
    ],
    [
      'a month',
      "SELECT date_trunc('month', sale_date) AS m FROM t",
      value('m', '2024-02-01'),
      '2024-02-01',
      '2024-03-01',
    ],
    [
      'a quarter',
      "SELECT datetrunc('quarter', sale_date) q FROM t",
      value('q', '2024-10-01'),
      '2024-10-01',
      '2025-01-01',
    ],
    ['a day', 'SELECT sale_date::DATE AS d FROM t', value('d', '2024-12-31'), '2024-12-31', '2025-01-01'],
    [
      'an hour',
      "SELECT date_trunc('hour', sale_date) AS h FROM t",
      value('h', '2024-12-31 23:00:00'),
      '2024-12-31 23:00:00',
      '2025-01-01',
    ],
    ['a year', 'SELECT year(sale_date) AS y FROM t', value('y', 2025), '2025-01-01', '2026-01-01'],
    [
      'a year extracted',
      'SELECT extract(year FROM sale_date) AS y FROM t',
      value('y', 2025),
      '2025-01-01',
      '2026-01-01',
    ],
    [
      'a month’s text',
      "SELECT strftime(sale_date, '%Y-%m') AS m FROM t",
      value('m', '2025-12'),
      '2025-12-01',
      '2026-01-01',
    ],
    [
      'no alias',
      "SELECT date_trunc('month', sale_date), count(*) FROM t",
      value("date_trunc('month', sale_date)", '2025-01-01'),
      '2025-01-01',
      '2025-02-01',
    ],
    [
      'a WITH',
      "WITH q AS (SELECT date_trunc('year', sale_date) AS y FROM t) SELECT date_trunc('month', y) AS m FROM q",
      value('m', '2025-01-01'),
      '2025-01-01',
      '2026-01-01',
    ],
  ];
  it.each(buckets)('make a range of %s', (_, data, pick, start, end) => {
    expect(from(data, pick)).toEqual([{ column: 'sale_date', from: start, to: end, open: true }]);
  });

  it('leave out what is no time, and keep NULL', () => {
    expect(from(week, value('w', 'x'))).toEqual([]);
    expect(from(week, value('w', null))).toEqual([value('sale_date', null)]);
    expect(from('SELECT month(sale_date) AS m FROM t', value('m', 3))).toEqual([]);
  });

  it('know what stands for NULL', () => {
    const data = "SELECT coalesce(region, 'none') AS r FROM t";
    expect(from(data, value('r', 'none'))).toEqual([value('region', 'none', null)]);
    expect(from(data, value('r', 'NORTH'))).toEqual([value('region', 'NORTH')]);
  });

  it('keep one for each column', () => {
    const data = 'SELECT region AS a, Region AS b, site FROM t';
    expect(from(data, value('a', 'x'), value('site', 'y'), value('b', 'z'))).toEqual([
      value('Region', 'z'),
      value('site', 'y'),
    ]);
    expect(from(data, { column: 'site', from: 1, to: 2, open: true })).toEqual([
      { column: 'site', from: 1, to: 2, open: true },
    ]);
  });

  it('read any text without a fault', () => {
    const { some, pick } = randomness(3);
    const pieces =
      'SELECT FROM WITH AS ( ) [ , . :: : * a b "x y" \'s\' 5 GROUP BY CAST JOIN UNION date_trunc coalesce ;'.split(
        ' ',
      );
    for (let round = 0; round < 5000; round++)
      from(some(25, () => pick(pieces)).join(' '), value('a', 'x'), value('', null));
  });
});
