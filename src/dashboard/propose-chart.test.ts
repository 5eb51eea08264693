import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeTile, parseTile, tileQuery, type MarkTile, type Tile } from '../charts/charts.ts';
import type { Connector } from '../engine/connector.ts';
import { openNative } from '../engine/node.ts';
import { proposeChart } from './propose-chart.ts';

const days = "DATE '2025-01-01' + CAST(i AS INTEGER)";
const regions = "['NORTH', 'EAST', 'SOUTH'][i % 3 + 1]";

/** Queries, and what is proposed for each: its mark and channels, its title, and what its query begins with. */
const cases: [what: string, sql: string, proposed: Record<string, unknown>][] = [
  [
    'a time and a number',
    `SELECT ${days} AS sale_date, i AS units FROM range(9) r(i)`,
    { mark: 'lineY', x: 'sale_date', y: 'units', title: 'Units over time' },
  ],
  [
    'series of a time',
    `SELECT ${days} AS d, r AS region, i AS units FROM range(9) t(i), (VALUES ('N'), ('S')) v(r)`,
    { mark: 'lineY', x: 'd', y: 'units', stroke: 'region', title: 'Units over time by region' },
  ],
  [
    'a time again and again',
    `SELECT DATE '2025-01-01' + CAST(i % 5 AS INTEGER) AS d, i AS delay_days FROM range(50) r(i)`,
    {
      mark: 'lineY',
      x: 'd',
      y: 'delay_days',
      yLabel: 'Mean delay days',
      title: 'Mean delay days over time',
      data: 'SELECT d, avg(delay_days)',
    },
  ],
  [
    'dates as text',
    `SELECT CAST(${days} AS VARCHAR) AS d, i AS units FROM range(9) r(i)`,
    { mark: 'lineY', x: 'd', y: 'units' },
  ],
  [
    'years',
    'SELECT 2000 + i AS sale_year, i AS units FROM range(9) r(i)',
    { mark: 'lineY', x: 'sale_year', y: 'units' },
  ],
  [
    'few short categories',
    `SELECT ${regions} AS region, i AS units FROM range(3) r(i)`,
    { mark: 'barY', x: 'region', y: 'units', title: 'Units by region' },
  ],
  [
    'long categories',
    `SELECT 'A rather long name ' || i AS product_name, i AS avg_delay FROM range(3) r(i)`,
    { mark: 'barX', x: 'avg_delay', y: 'product_name', title: 'Avg delay by product name' },
  ],
  [
    'many categories',
    `SELECT 'P' || i AS product, i AS units FROM range(30) r(i)`,
    { mark: 'barX', x: 'units', y: 'product', limit: 20 },
  ],
  [
    'a category again and again',
    `SELECT ${regions} AS region, i AS units FROM range(30) r(i)`,
    { mark: 'barY', y: 'units', data: 'SELECT region, sum(units) AS units' },
  ],
  [
    'a category and more figures',
    `SELECT ${regions} AS region, i AS shipments, i AS late FROM range(3) r(i)`,
    { mark: 'barY', y: 'shipments' },
  ],
  [
    'two numbers',
    'SELECT i AS delay, i * 2 AS rating FROM range(90) r(i)',
    { mark: 'dot', x: 'delay', y: 'rating', title: 'Rating and delay' },
  ],
  [
    'two numbers of single things',
    `SELECT 'HCP ' || i AS full_name, i AS delay, i * 2 AS rating FROM range(90) r(i)`,
    { mark: 'dot', x: 'delay', y: 'rating' },
  ],
  [
    'one number',
    'SELECT i AS rating FROM range(90) r(i)',
    { mark: 'rectY', x: 'rating', title: 'Distribution of rating' },
  ],
  [
    'two categories',
    `SELECT ${regions} AS region, 'Site ' || (i // 3) AS site, i AS units FROM range(30) r(i)`,
    { mark: 'cell', x: 'region', y: 'site', fill: 'units', title: 'Units by region and site' },
  ],
  [
    'a category that another tells',
    `SELECT 'Site ' || i AS site, ${regions} AS region, i AS units FROM range(8) r(i)`,
    { mark: 'barY', x: 'site', y: 'units' },
  ],
  [
    'one figure',
    'SELECT 42 AS answer',
    { type: 'kpi', kpi: { value: 'answer', format: 'auto', unit: '' }, title: 'Answer' },
  ],
  ['one row', 'SELECT count(*) AS shipments, 3 AS late', { type: 'kpi', title: 'Shipments' }],
  [
    'categories alone',
    `SELECT ${regions} AS region, i AS sale_id FROM range(30) r(i)`,
    {
      mark: 'barY',
      x: 'region',
      y: 'rows',
      title: 'Rows by region',
      data: 'SELECT region, count(*) AS "rows"',
    },
  ],
  [
    'days alone',
    `SELECT DATE '2025-01-01' + CAST(i % 5 AS INTEGER) AS d FROM range(50) r(i)`,
    { mark: 'lineY', x: 'd', y: 'rows' },
  ],
  ['names alone', `SELECT 'HCP ' || i AS full_name, i AS hcp_id FROM range(90) r(i)`, { type: 'table' }],
  ['lists', 'SELECT [i] AS parts FROM range(3) r(i)', { type: 'table' }],
  ['no rows', "SELECT 'x' AS region, 5 AS units WHERE FALSE", { type: 'mark' }],
  ['NULL alone', 'SELECT NULL AS a, NULL AS b FROM range(3)', { type: 'table' }],
  [
    'our own columns',
    "SELECT i AS _row, TIMESTAMP '2025-01-01' AS update_dt, 'F' AS _file FROM range(90) r(i)",
    { type: 'table' },
  ],
  [
    'strange names',
    `SELECT i % 3 || 'x' AS "it's: a ""name"" #1", i AS "select" FROM range(30) r(i)`,
    { x: 'it\'s: a "name" #1', y: 'select' },
  ],
  [
    'names like YAML’s words',
    `SELECT i % 3 || 'x' AS "true", i AS "null" FROM range(30) r(i)`,
    { x: 'true', y: 'null' },
  ],
  [
    'a name with spaces around it',
    `SELECT ' ' AS " a ", i AS units FROM range(30) r(i)`,
    { mark: 'rectY', x: 'units' },
  ],
  [
    'several lines and comments',
    `\n\n  -- numbers\n\tSELECT i AS a,\n\n    i AS b -- the end\n  FROM range(90) r(i) -- all\n`,
    { mark: 'dot' },
  ],
  ['a semicolon', `SELECT ${regions} AS region, i AS units FROM range(30) r(i); -- all`, { mark: 'barY' }],
];

describe('a chart for a result', () => {
  let connector: Connector;
  beforeAll(async () => {
    connector = await openNative();
  });
  afterAll(() => connector.close());

  const proposed = async (sql: string): Promise<{ tile: Tile; text: string }> => {
    const described = (await connector.query(`DESCRIBE ${sql.trim().replace(/;.*$/, '')}`)).rows;
    const columns = described.map((row) => ({
      name: String(row['column_name']),
      type: String(row['column_type']),
    }));
    const text = proposeChart(columns, (await connector.query(sql)).rows, sql);
    const { tile, problems } = parseTile(text);
    expect([text, problems]).toEqual([text, []]);
    return { tile: tile!, text };
  };

  it.each(cases)('is fitting: %s', async (_, sql, wanted) => {
    const { tile } = await proposed(sql);
    const { data, ...own } = wanted;
    expect({
      ...tile,
      ...(tile.type === 'mark' ? { ...tile.channels, yLabel: tile.labels.y } : {}),
    }).toMatchObject(own);
    if (data) expect(tile.data).toContain(data);
    // It draws: its query answers, with all the columns that it names.
    const { rows } = await connector.query(tileQuery(tile));
    if (tile.type === 'mark' && rows.length > 0)
      expect(describeTile(tile as MarkTile, rows)).not.toMatch(/no column/);
  });

  it('holds the query as it is', async () => {
    const sql = 'SELECT\n  i AS rating -- of 5\nFROM range(90) r(i)';
    expect((await proposed(sql)).text).toBe(
      'title: Distribution of rating\nmark: rectY\nx: rating\ndata: |\n  SELECT\n    i AS rating -- of 5\n  FROM range(90) r(i)',
    );
  });

  it('takes a table’s rows from the table', () => {
    const rows = ['a', 'b', 'a'].map((kind) => ({ kind, n: 1 }));
    const columns = [
      { name: 'kind', type: 'VARCHAR' },
      { name: 'n', type: 'INTEGER' },
    ];
    expect(parseTile(proposeChart(columns, rows, 'SELECT *\nFROM late')).tile?.data).toBe(
      'SELECT kind, sum(n) AS n\nFROM late\nGROUP BY ALL',
    );
  });
});
