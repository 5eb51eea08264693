import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connector } from '../engine/connector.ts';
import { openNative } from '../engine/node.ts';
import { describeTile } from './describe.ts';
import { markTile } from './kinds.test-helper.ts';
import { renderMark } from './render.ts';
import { tileQuery, tileRows } from './tile-query.ts';

let database: Connector;
beforeAll(async () => {
  database = await openNative({ threads: 1 });
});
afterAll(() => database.close());

const { document } = new JSDOM('').window;

async function ask(text: string, data: string) {
  const tile = { ...markTile(text), data };
  const rows = tileRows(tile, (await database.query(tileQuery(tile))).rows);
  return { tile, rows, words: describeTile(tile, rows), ...renderMark(tile, rows, { document }) };
}

describe('a histogram', () => {
  it('has bins with round edges that hold all rows, none twice', async () => {
    const { rows, points, words } = await ask(
      'mark: rectY\nx: v\nbins: 10',
      'SELECT i / 10 AS v FROM range(0, 1000) AS t(i)',
    );
    expect(rows.map((row) => row['v'])).toEqual(['0', '10', '20', '30', '40', '50', '60', '70', '80', '90']);
    expect(rows.every((row) => row['rows in bin'] === 100)).toBe(true);
    expect(points[0]!.lines).toEqual(['V: 0 to under 10', 'Rows: 100']);
    expect(points[0]!.picks).toEqual([{ column: 'v', from: 0, to: 10, open: true }]);
    expect(words).toBe(
      'Histogram with 10 bins: rows by v, from 0 to 100. Rows in all: 1,000. Most: 0 to under 10 with 100.',
    );
  });

  it.each([
    ['0.1, 0.2, 0.3, 0.6, 0.7', ['0.1', '0.2', '0.3', '0.6', '0.7']],
    ['1, 2, 3, 4, 5', ['1', '2', '3', '4', '5']],
    ['-7.5, 7.5', ['-8', '6']],
    ['42', ['42']],
    ['1e9, 2e9', ['1000000000', '2000000000']],
  ])('puts %s into the bin that begins with it', async (values, starts) => {
    const { rows } = await ask('mark: rectY\nx: v', `SELECT unnest([${values}]) AS v`);
    expect(rows.map((row) => row['v'])).toEqual(starts);
  });

  it.each([
    ['400 days', "DATE '2025-01-15' + i::INTEGER", 400, '2025-01-01', 'Jan 1, 2025 to Jan 31, 2025'],
    ['some weeks', "DATE '2025-01-15' + i::INTEGER", 60, '2025-01-13', 'Jan 13, 2025 to Jan 19, 2025'],
    ['few days', "'2025-01-1' || i", 9, '2025-01-10', 'Jan 10, 2025'],
    [
      'hours',
      "TIMESTAMP '2025-01-01' + to_hours(i)",
      40,
      '2025-01-01 00:00:00',
      'Jan 1, 2025 to before Jan 1, 2025 06:00',
    ],
  ])('cuts %s where a day, week, month or hour begins', async (_, sql, count, start, said) => {
    const { rows, points } = await ask(
      'mark: rectY\nx: d',
      `SELECT ${sql} AS d FROM range(${count}) AS t(i)`,
    );
    expect(rows[0]!['d']).toBe(start);
    expect(points[0]!.lines[0]).toBe(`D: ${said}`);
    const [pick] = points[0]!.picks;
    expect(pick).toMatchObject({ column: 'd', from: start.replace(' 00:00:00', ''), open: true });
  });

  it('stacks series, keeps small multiples apart, sums y', async () => {
    const { rows, points, words } = await ask(
      'mark: rectY\nx: v\ny: w\nfill: s\nfx: f',
      "SELECT i AS v, 2 AS w, 'S' || i % 2 AS s, 'F' || i % 3 AS f FROM range(60) AS t(i)",
    );
    expect(rows.reduce((sum, row) => sum + Number(row['w']), 0)).toBe(120);
    expect(points.length).toBe(rows.length);
    expect(points[0]!.picks).toContainEqual({ column: 's', values: [expect.stringMatching(/^S\d$/)] });
    expect(words).toContain('In 2 parts: S0, S1.');
  });

  it('counts rows without a value, and has nothing to draw where none has one', async () => {
    const some = await ask(
      'mark: rectY\nx: v',
      'SELECT CASE WHEN i > 2 THEN i END AS v FROM range(10) AS t(i)',
    );
    expect(some.words).toContain("3 rows have no value and can't be drawn.");
    const none = await ask('mark: rectY\nx: v', 'SELECT NULL AS v FROM range(7)');
    expect(none.figure.textContent).toBe('No values in 7 rows');
    expect((await ask('mark: rectY\nx: v', "SELECT 'text' AS v")).figure.textContent).toBe(
      'No values in 1 row',
    );
  });
});

describe('a box', () => {
  it('has the quartiles, whiskers within one and a half boxes, and what lies beyond', async () => {
    const { rows, words, points } = await ask(
      'mark: boxY\nx: k\ny: v',
      "SELECT 'A' AS k, unnest([1, 2, 3, 4, 5, 6, 7, 8, 9, 30, NULL]) AS v UNION ALL SELECT 'B', 3",
    );
    expect(rows[0]).toEqual({
      k: 'A',
      v: 5.5,
      'lower whisker': 1,
      'first quartile': 3.25,
      'third quartile': 7.75,
      'upper whisker': 9,
      rows: 10,
      'rows without value': 1,
      outliers: 1,
      'outlying values': [30],
    });
    expect(words).toBe(
      'Box plot with 2 boxes: V by k, 11 rows. Highest median: A with 5.5, the middle half from 3.25 to 7.75. ' +
        'Lowest: B with 3, the middle half from 3 to 3. Beyond the whiskers: 1 value. ' +
        "1 row has no value and can't be drawn.",
    );
    expect(points.map(({ picks }) => picks)).toEqual([
      [{ column: 'k', values: ['A'] }],
      [{ column: 'k', values: ['B'] }],
    ]);
    expect(points[0]!.lines).toEqual([
      'K: A',
      'Median: 5.5',
      'Middle half: 3.25 to 7.75',
      'Whiskers: 1 to 9',
      '10 rows, 1 outlier',
    ]);
  });

  it('draws no more than some hundred outliers and says so', async () => {
    const { figure, words } = await ask(
      'mark: boxY\ny: v',
      'SELECT CASE WHEN i % 10 = 0 THEN i ELSE i / 1e6 END AS v FROM range(5000) AS t(i)',
    );
    expect(figure.querySelectorAll('svg circle').length).toBe(200);
    expect(words).toContain('Beyond the whiskers: 499 values, of which the 200 farthest are drawn.');
  });

  it('stands beside those of the other series of its category', async () => {
    const { points } = await ask(
      'mark: boxY\nx: k\ny: v\nfill: s',
      "SELECT 'K' || i % 2 AS k, 'S' || i % 3 AS s, i AS v FROM range(60) AS t(i)",
    );
    expect(points.length).toBe(6);
    const sides = points.map(({ box }) => [box.x, box.x + box.width]);
    for (const [at, [left]] of sides.entries())
      if (at > 0) expect(left!).toBeGreaterThanOrEqual(sides[at - 1]![1]!);
  });

  it('says so where nothing has a value', async () => {
    const { figure } = await ask('mark: boxY\nx: k\ny: v', "SELECT 'A' AS k, NULL AS v FROM range(7)");
    expect(figure.textContent).toBe('No values in 7 rows');
  });
});
