import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pickValue, type Pick } from '../charts/pick.ts';
import type { Connector } from '../engine/connector.ts';
import { openNative } from '../engine/node.ts';
import { drillQuery } from './drill-query.ts';
import { filteredQuery } from './filtered-query.ts';
import type { Filter } from './filter.ts';
import { Lake, valuesOf } from './lake.test-helper.ts';
import { randomness } from './random.test-helper.ts';

/** Queries whose column `n` counts the rows behind each mark, and the columns that a mark is picked by. */
const counts: Record<string, [sql: string, ...by: string[]]> = {
  'one figure': ['SELECT count(*) AS n FROM lake.main.sale'],
  'a figure of some': ['SELECT count(*) AS n FROM lake.main.sale WHERE units > 0 OR units IS NULL'],
  'a group': ['SELECT product_id, count(*) AS n FROM lake.main.sale GROUP BY product_id', 'product_id'],
  'an alias': ['SELECT s.day AS d, count(*) n FROM lake.main.sale s GROUP BY s.day ORDER BY n', 'd'],
  'two groups': ['SELECT day, units, count(*) AS n FROM lake.main.sale GROUP BY ALL', 'day', 'units'],
  'each type': [
    'SELECT "at", share, weight, day_text, "order", count(*) AS n FROM lake.main.sale WHERE sale_id <= 50 GROUP BY ALL',
    ...['at', 'share', 'weight', 'day_text', 'order'],
  ],
  'a week': [
    "SELECT date_trunc('week', day) AS week, count(*) AS n FROM lake.main.sale GROUP BY week",
    'week',
  ],
  'an hour': [
    `SELECT date_trunc('hour', "at") AS hour, count(*) AS n FROM lake.main.sale WHERE "at" IS NOT NULL GROUP BY 1`,
    'hour',
  ],
  'a calculation': [
    'SELECT units > 0 AND day IS NOT NULL AS good, count(*) AS n FROM lake.main.sale GROUP BY 1',
    'good',
  ],
  'a CASE': [
    "SELECT CASE WHEN units > 0 THEN 'some' ELSE 'none' END AS kind, count(*) AS n FROM lake.main.sale GROUP BY kind",
    'kind',
  ],
  'a limit of groups': [
    'SELECT product_id, count(*) AS n FROM lake.main.sale GROUP BY 1 ORDER BY n DESC LIMIT 2',
    'product_id',
  ],
  'a join': [
    `SELECT site.region, count(*) AS n FROM lake.main.sale JOIN lake.main.person AS p USING (person_id)
     JOIN lake.main.site ON site.site_id = p.site_id WHERE active GROUP BY site.region`,
    'region',
  ],
  'a left join': [
    'SELECT category, count(*) AS n FROM lake.main.sale LEFT JOIN lake.main.product USING (product_id) GROUP BY category',
    'category',
  ],
  'a WITH': [
    'WITH sold AS (SELECT product_id, units * 2 AS twice FROM lake.main.sale WHERE units > 0) SELECT product_id AS p, count(*) AS n FROM sold GROUP BY p',
    'p',
  ],
  'a query in brackets': [
    'SELECT u, count(*) AS n FROM (SELECT units AS u FROM lake.main.sale) AS q GROUP BY u',
    'u',
  ],
  'FROM first': ['FROM lake.main.sale SELECT units, count(*) AS n GROUP BY units', 'units'],
  HAVING: ['SELECT units, count(*) AS n FROM lake.main.sale GROUP BY units HAVING count(*) > 1', 'units'],
  totals: [
    'SELECT units, count(*) AS n FROM lake.main.sale WHERE units IS NOT NULL GROUP BY ROLLUP (units)',
    'units',
  ],
  comments: [
    '-- all\nSELECT units, -- their number\ncount(*) AS n FROM lake.main.sale -- the sales\nGROUP BY units;',
    'units',
  ],
  'single rows': ['SELECT sale_id, 1 AS n FROM lake.main.sale WHERE units = 12', 'sale_id'],
  'the first rows': ['SELECT sale_id, 1 AS n FROM lake.main.sale ORDER BY units LIMIT 5', 'sale_id'],
  'a UNION': [
    'SELECT units, count(*) AS n FROM lake.main.sale WHERE FALSE GROUP BY 1 UNION SELECT -1, 1',
    'units',
  ],
  'an alias of an alias': [
    'SELECT day AS first, first + 1 AS next, 1 AS n FROM lake.main.sale QUALIFY row_number() OVER (PARTITION BY day) = 1',
    'next',
  ],
  'a window': [
    'SELECT row_number() OVER (ORDER BY sale_id) AS place, 1 AS n FROM lake.main.sale WHERE units = 12',
    'place',
  ],
  'a mean alone': [
    'SELECT avg(sale_id + share / 3) AS mean, 1 AS n FROM lake.main.sale WHERE share IS NOT NULL GROUP BY sale_id % 19',
    'mean',
  ],
  'a measured value alone': [
    'SELECT max(sale_id) AS last, 1 AS n FROM lake.main.sale GROUP BY product_id',
    'last',
  ],
};

describe('the rows behind a mark', () => {
  let connector: Connector;
  let lake: Lake;
  beforeAll(async () => {
    connector = await openNative();
    lake = await Lake.open(connector);
  });
  afterAll(() => connector.close());

  const rowsOf = async (sql: string) => (await connector.query(sql)).rows;

  const { some, pick } = randomness(29);
  const someFilters: Filter[][] = [
    [],
    [{ column: 'region', values: ['NORTH', null] }],
    [
      { column: 'day', from: '2025-01-01', to: '2025-03-01', open: true },
      { column: 'category', values: ['A', 'b', null] },
    ],
    [{ column: 'units', values: some(3, () => pick(valuesOf['units']!)) }],
  ];

  it.each(Object.entries(counts))('are as many as it counts: %s', async (_, [sql, ...by]) => {
    for (const filters of someFilters) {
      const filtered = filteredQuery(sql, filters, lake.model).sql;
      for (const row of await rowsOf(filtered)) {
        const picks: Pick[] = by.map((column) => ({ column, values: [pickValue(row[column])] }));
        const drill = drillQuery(sql, picks, filters, lake.model);
        expect([drill, (await rowsOf(drill)).length]).toEqual([drill, Number(row['n'])]);
        expect(await rowsOf(`SELECT count(*) AS n FROM (\n${drill}\n)`)).toEqual([{ n: Number(row['n']) }]);
      }
    }
  });

  const drill = (sql: string, ...picks: Pick[]) => drillQuery(sql, picks, [], lake.model);

  it('have all columns, not only those of the tile', async () => {
    const [row] = await rowsOf(drill('SELECT units FROM lake.main.sale', { column: 'units', values: [12] }));
    expect(Object.keys(row!)).toContain('day_text');
  });

  it('are in a range where a bin or a brush is picked', async () => {
    const sql = 'SELECT share, count(*) AS n FROM lake.main.sale GROUP BY share';
    const text = drill(sql, { column: 'share', from: 0, to: 1, open: true });
    expect(text).toBe('SELECT *\nFROM lake.main.sale\nWHERE share >= 0 AND share < 1');
    const brush: Pick = { column: 'd', from: '2025-01-06 01:30:00', to: '2025-03-01' };
    const days = await rowsOf(
      drill('SELECT CAST("at" AS DATE) AS d, count(*) FROM lake.main.sale GROUP BY d', brush),
    );
    expect(new Set(days.map((row) => String(row['at']).slice(0, 10)))).toEqual(new Set(['2025-03-01']));
  });

  it('are told once where a filter says what the mark does', () => {
    const pick = { column: 'units', values: [12] };
    const sql = 'SELECT units, count(*) AS n FROM lake.main.sale GROUP BY units';
    expect(drillQuery(sql, [pick], [pick], lake.model)).toBe(
      'SELECT *\nFROM lake.main.sale\nWHERE units = 12',
    );
  });

  it('of a figure are those that it is computed from, with what the query leaves out', () => {
    expect(
      drill('SELECT sum(units) FILTER (WHERE units > 0) AS n FROM lake.main.sale WHERE day IS NOT NULL;'),
    ).toBe('SELECT *\nFROM lake.main.sale\nWHERE day IS NOT NULL');
    expect(drill('SELECT units FROM lake.main.sale ORDER BY units LIMIT 1')).toBe(
      'SELECT units FROM lake.main.sale ORDER BY units LIMIT 1',
    );
    expect(drill('SELECT 42 AS answer')).toBe('SELECT 42 AS answer');
  });

  it('read any text without a fault', () => {
    const pieces =
      'SELECT DISTINCT FROM WITH AS ( ) , . * = lake.main.sale s a units count WHERE OR GROUP BY UNION LIMIT OVER ;'.split(
        ' ',
      );
    for (let round = 0; round < 3000; round++)
      drillQuery(
        some(25, () => pick(pieces)).join(' '),
        [{ column: 'a', values: ['x'] }],
        someFilters[2]!,
        lake.model,
      );
  });
});
