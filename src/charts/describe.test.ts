import { describe, expect, it } from 'vitest';
import { describeTile, kpiText, parseTile } from './charts.ts';
import type { KpiTile, Tile } from './charts.ts';
import { cases, markTile, tiles } from './kinds.test-helper.ts';

function tileOf(text: string): Tile {
  return parseTile(`title: Units\ndata: SELECT 1\n${text}`).tile!;
}

describe('a chart in words', () => {
  it.each([
    [
      'barX',
      'Bar chart with 3 bars: Units (thousand) by k. Largest: NEURO with 15,979; smallest: CARDIO with 10,787.5.',
    ],
    ['barY', 'Bar chart with 3 bars: V by k. Largest: NEURO with 15,979; smallest: CARDIO with 10,787.5.'],
    [
      'lineY',
      'Line chart, a line through 3 points: V by d, from Jan 6, 2025 to Mar 3, 2025. ' +
        'Largest: Jan 6, 2025 with 15,979; smallest: Feb 3, 2025 with 10,787.5. ' +
        'Trend: falling, from about 14,605 to about 12,466.',
    ],
    [
      'areaY',
      'Area chart, an area through 3 points: V by d, from Jan 6, 2025 to Mar 3, 2025. ' +
        'Largest: Jan 6, 2025 with 15,979; smallest: Feb 3, 2025 with 10,787.5. ' +
        'Trend: falling, from about 14,605 to about 12,466.',
    ],
    [
      'cell',
      'Heat map with 3 cells: V, 3 of k by 3 of r. ' +
        'Largest: NEURO, NORTH with 15,979; smallest: CARDIO, SOUTH with 10,787.5.',
    ],
    ['dot', 'Dot chart with 3 dots: k by d. D from Jan 6, 2025 to Mar 3, 2025. K: NEURO, CARDIO, DIABETES.'],
  ])('%s', (name, expected) => expect(describeTile(markTile(tiles[name]!), cases.normal!)).toBe(expected));

  it('says what is left out', () => {
    const rows = [...cases.normal!, { k: 'ONCOLOGY', v: null }];
    const text = describeTile(markTile(`${tiles.barX}\nlimit: 2`), rows);
    expect(text).toContain("Shown are 2 of 4. 1 row has no value and can't be drawn.");
  });

  it('says that values are alike, or that there is one', () => {
    const rows = ['A', 'B'].map((k) => ({ k, v: 2 }));
    expect(describeTile(markTile(tiles.barX!), rows)).toContain('All have the same value, 2.');
    expect(describeTile(markTile(tiles.barX!), rows.slice(1))).toContain('The only value: B with 2.');
  });

  it('tells each line of a few apart', () => {
    const rows = ['N', 'S'].flatMap((r) =>
      [1, 2, 3].map((day) => ({ d: `2025-01-0${day}`, r, v: r === 'N' ? day : -day })),
    );
    const text = describeTile(markTile(`${tiles.lineY}\nstroke: r`), rows);
    expect(text).toContain('N: rising, from about 1 to about 3. S: falling, from about -1 to about -3.');
  });
});

describe('parts in words', () => {
  const parts = ['N', 'S'].flatMap((r) =>
    ['A', 'B'].map((k, n) => ({ k, r, v: r === 'N' ? n / 2 + 0.5 : n + 2 })),
  );

  it.each([
    [
      'mark: barX\nx: v\ny: k\nfill: r',
      'Stacked bar chart with 2 bars: V by k. In 2 parts: N, S. Largest total: B with 4; smallest: A with 2.5. ' +
        'Largest part: B, S with 3.',
    ],
    [
      'mark: barY\nfx: k\nx: r\ny: v\nfill: r',
      'Grouped bar chart with 4 bars: V by k and r. In each group: N, S. Largest: B, S with 3; smallest: A, N with 0.5.',
    ],
    [
      'mark: barY\nx: k\ny: v\nfy: r',
      'Bar chart with 4 bars: V by k. One chart for each r: N, S. Largest: S, B with 3; smallest: N, A with 0.5.',
    ],
  ])('%j', (text, expected) => {
    expect(describeTile(markTile(text), parts)).toBe(expected);
  });

  it('tells the trend of a total and what is largest at its end', () => {
    const rows = [1, 2, 3].flatMap((n) =>
      ['N', 'S'].map((r) => ({ d: `2025-01-0${n}`, r, v: r === 'N' ? n : 2 * n })),
    );
    expect(describeTile(markTile('mark: areaY\nx: d\ny: v\nfill: r'), rows)).toBe(
      'Area chart, 2 areas upon one another (N, S) over 3 places: V by d, from Jan 1, 2025 to Jan 3, 2025. ' +
        'Largest total: Jan 3, 2025 with 9; smallest: Jan 1, 2025 with 3. ' +
        'Trend of the total: rising, from about 3 to about 9. Largest part at the end: S with 6.',
    );
  });

  it('tells how two columns of numbers move', () => {
    const rows = [1, 2, 3, 4, 5].map((a) => ({ a, b: -a }));
    expect(describeTile(markTile('mark: dot\nx: a\ny: b'), rows)).toContain(
      'They move in opposite ways, closely (correlation -1).',
    );
  });
});

describe('a figure', () => {
  const rate = tileOf("kpi: { value: rate, format: decimal, unit: '%' }") as KpiTile;

  it('is its column of the first row', () => {
    const rows = [{ rate: '23.0719' }, { rate: 1 }];
    expect(kpiText(rate, rows)).toEqual({
      title: 'Units',
      text: '23.07',
      unit: '%',
      problem: '',
      change: undefined,
    });
    expect(describeTile(rate, rows)).toBe('Units: 23.07%.');
    expect(describeTile(tileOf('kpi: { value: n, unit: days }'), [{ n: 4 }])).toBe('Units: 4 days.');
  });

  it('is compared with the run before', () => {
    const change = (now: number, previous?: number) => kpiText(rate, [{ rate: now }], previous).change;
    expect(change(12.5)).toBeUndefined();
    expect(change(12.5, 10)).toEqual({ text: '+2.50 since the run before', direction: 'up' });
    expect(change(10, 12.5)).toEqual({ text: '−2.50 since the run before', direction: 'down' });
    expect(change(10.001, 10)?.direction).toBe('same');
  });

  it('says why there is none', () => {
    expect(kpiText(rate, [])).toEqual({
      title: 'Units',
      text: '–',
      unit: '',
      problem: 'No rows',
      change: undefined,
    });
    expect(kpiText(rate, [{ rate: null }]).problem).toBe('No value');
    expect(kpiText(rate, [{ rats: 1 }]).problem).toBe('unknown column "rate"; did you mean rats?');
  });
});

it('a table in words', () => {
  const table = tileOf(
    'table: { columns: [full_name, { column: avg_rating, label: Rating, format: decimal }] }',
  );
  expect(describeTile(table, [{}])).toBe('Table with 1 row: Full name, Rating.');
  const all = tileOf('table: {}');
  expect(describeTile(all, [{ full_name: 'A', score: 1 }])).toBe('Table with 1 row: Full name, Score.');
});
