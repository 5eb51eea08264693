import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { cases, markTile, tiles } from './kinds.test-helper.ts';
import { kinds } from './kinds.ts';
import type { Pick } from './pick.ts';
import { isMarked, pickValue } from './pick.ts';
import { renderMark } from './render.ts';
import type { RenderOptions } from './render.ts';
import type { Rendered } from './rendered.ts';
import type { Rows } from './spec.ts';

const { document } = new JSDOM('').window;

function draw(text: string, rows: Rows, options: RenderOptions = {}): Rendered {
  return renderMark(markTile(text), rows, { document, width: 480, ...options });
}

const parts = ['NORTH', 'SOUTH'].flatMap((r) => ['A', 'B'].map((k, v) => ({ k, r, v: v + 1 })));
const weeks = ['NORTH', 'SOUTH'].flatMap((r) =>
  ['2025-01-06', '2025-01-13', '2025-01-20'].map((d, v) => ({ d, r, v: v + 1 })),
);

describe.each(kinds.map((kind) => kind.name))('the marks of %s', (name) => {
  it.each(['normal', 'single', 'long labels'])('lie within the picture: %s', (kase) => {
    for (const facets of ['', '\nfx: r', '\nfy: r']) {
      const { figure, points } = draw(tiles[name]! + facets, cases[kase]!);
      const svg = figure.querySelector('svg')!;
      expect(points.length).toBeGreaterThan(0);
      for (const { x, y, box, lines } of points) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(Number(svg.getAttribute('width')));
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(Number(svg.getAttribute('height')));
        expect(box.width).toBeGreaterThanOrEqual(0);
        expect(lines.length).toBeGreaterThan(0);
        expect(lines).not.toContain('');
      }
    }
  });

  it('stand for values of columns, by which they are found again', () => {
    const { points } = draw(tiles[name]!, cases.normal!);
    for (const { picks } of points) {
      expect(picks.length).toBeGreaterThan(0);
      expect(isMarked(picks, picks)).toBe(true);
    }
  });

  it('say what they are in titles, where asked', () => {
    expect(draw(tiles[name]!, cases.normal!).figure.querySelector('title')).toBeNull();
    const { figure, points } = draw(tiles[name]!, cases.normal!, { titles: true });
    const titles = [...figure.querySelectorAll('title')].map((title) => title.textContent);
    expect([...titles].sort()).toEqual(points.map(({ lines }) => lines.join('\n')).sort());
  });

  it('are none where nothing is drawn', () => {
    expect(draw(tiles[name]!, cases.empty!)).toMatchObject({ points: [], brush: undefined });
  });

  it('fade but for those that are chosen, which get an outline', () => {
    const { points } = draw(tiles[name]!, cases.normal!);
    const { figure } = draw(tiles[name]!, cases.normal!, { marked: points[0]!.picks });
    const faded = figure.querySelectorAll('[opacity="0.25"]');
    // An area is one shape, whatever its places; they get rings.
    const single = figure.querySelector('[fill-opacity="0.25"]') !== null;
    expect(faded.length).toBe(single ? 0 : points.length - 1);
    expect(figure.querySelector('[stroke="var(--ink)"][stroke-width="2"]')).not.toBeNull();
    const elsewhere = [{ column: 'elsewhere', values: ['x'] }];
    const untouched = draw(tiles[name]!, cases.normal!, { marked: elsewhere }).figure;
    expect(untouched.querySelector('[opacity="0.25"]')).toBeNull();
  });
});

describe('what a mark stands for', () => {
  it('is its category and its part', () => {
    const { points } = draw('mark: barY\nx: k\ny: v\nfill: r', parts);
    expect(points.map(({ picks }) => picks)).toContainEqual([
      { column: 'k', values: ['A'] },
      { column: 'r', values: ['SOUTH'] },
    ]);
    expect(points[0]!.lines).toEqual(['K: B', 'V: 2', 'R: SOUTH']);
  });

  it('is the value itself, not what is written of it', () => {
    const rows = [
      { k: null, v: 1 },
      { k: true, v: 2 },
    ];
    const { points } = draw('mark: barX\nx: v\ny: k', rows);
    expect(points.map(({ picks }) => picks)).toEqual([
      [{ column: 'k', values: [true] }],
      [{ column: 'k', values: [null] }],
    ]);
    expect([5n, 2n ** 60n, new Date(0), new Date(5_400_000)].map(pickValue)).toEqual([
      5,
      '1152921504606846976',
      '1970-01-01',
      '1970-01-01 01:30:00',
    ]);
  });

  it('is the name that a dot has beside its numbers', () => {
    const rows = [1, 2].map((n) => ({ a: n, b: n, product_name: `P${n}` }));
    const { points } = draw('mark: dot\nx: a\ny: b', rows);
    expect(points[0]).toMatchObject({
      lines: ['Product name: P1', 'A: 1', 'B: 1'],
      picks: [{ column: 'product_name', values: ['P1'] }],
    });
  });
});

describe('the order of marks', () => {
  const order = (text: string, rows: Rows) =>
    draw(text, rows).points.map(({ lines }) => lines.map((line) => line.split(': ')[1]).join(' '));

  it('goes along one line after the other', () => {
    expect(order('mark: lineY\nx: d\ny: v\nstroke: r', weeks.toReversed())[1]).toBe('Jan 13, 2025 2 NORTH');
    expect(order('mark: areaY\nx: d\ny: v\nfill: r', weeks)[3]).toBe('Jan 6, 2025 1 SOUTH');
  });

  it('goes facet by facet, each along its categories', () => {
    expect(order('mark: barY\nx: k\ny: v\nfx: r', parts)).toEqual([
      'B 2 NORTH',
      'A 1 NORTH',
      'B 2 SOUTH',
      'A 1 SOUTH',
    ]);
    expect(order('mark: barX\nx: v\ny: k\nfy: r', parts)[2]).toBe('2 B SOUTH');
  });

  it('is side by side for grouped bars', () => {
    const { points } = draw('mark: barY\nfx: k\nx: r\ny: v\nfill: r', parts);
    const left = points.map(({ x }) => x);
    expect(left).toEqual([...left].sort((a, b) => a - b));
  });
});

describe('a range to be drawn', () => {
  it('gives days over days, numbers over numbers', () => {
    const { brush } = draw('mark: lineY\nx: d\ny: v\nstroke: r', weeks);
    expect(brush).toMatchObject({ column: 'd', axis: 'x' });
    expect(brush!.invert(brush!.left)).toBe('2025-01-06');
    expect(brush!.invert(10_000)).toBe('2025-01-20');
    const numbers = [0, 10].map((a) => ({ a, b: a }));
    expect(draw('mark: dot\nx: a\ny: b', numbers).brush!.invert(-5)).toBe(0);
  });

  it('is none along categories, measured values or facets side by side', () => {
    for (const text of ['mark: barX\nx: v\ny: k', 'mark: barY\nx: k\ny: v'])
      expect(draw(text, parts).brush).toBeUndefined();
    expect(draw('mark: lineY\nx: d\ny: v\nfx: r', weeks).brush).toBeUndefined();
    expect(draw('mark: lineY\nx: d\ny: v\nfy: r', weeks).brush).toBeDefined();
  });
});

describe('chosen', () => {
  it.each<[string, Pick, boolean | undefined]>([
    ['the same value', { column: 'd', values: ['2025-01-06'] }, true],
    ['the same as a date with time', { column: 'd', values: ['2025-01-06 00:00:00'] }, true],
    ['another', { column: 'd', values: ['2025-01-07', null] }, false],
    ['a range around it', { column: 'd', from: '2025-01-01', to: '2025-01-06' }, true],
    ['a range that ends before it', { column: 'd', from: '2025-01-01', to: '2025-01-06', open: true }, false],
    ['another column', { column: 'e', values: ['2025-01-06'] }, undefined],
  ])('%s', (_name, pick, expected) => {
    expect(isMarked([{ column: 'd', values: ['2025-01-06'] }], [pick])).toBe(expected);
  });

  it('compares bins with bins and with values', () => {
    const bin: Pick = { column: 'n', from: 10, to: 20, open: true };
    expect(isMarked([bin], [bin])).toBe(true);
    expect(isMarked([bin], [{ column: 'n', from: 20, to: 30, open: true }])).toBe(false);
    expect(isMarked([bin], [{ column: 'n', values: ['10'] }])).toBe(true);
    expect(isMarked([bin], [{ column: 'n', values: [20] }])).toBe(false);
  });

  it('needs all that is marked', () => {
    const own: Pick[] = ['a', 'b'].map((column) => ({ column, values: ['x'] }));
    expect(isMarked(own, [own[0]!, { column: 'b', values: ['y'] }])).toBe(false);
  });

  it('is a ring on a line, or the whole of a line', () => {
    const text = 'mark: lineY\nx: d\ny: v\nstroke: r';
    const long = Array.from({ length: 80 }, (_, n) => ({
      d: `2025-${String(1 + Math.floor(n / 28)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`,
      r: 'NORTH',
      v: n,
    }));
    const marked = [{ column: 'd', values: ['2025-01-05'] }];
    expect(draw(text, long, { marked }).figure.querySelectorAll('circle')).toHaveLength(1);
    const both = [...long, ...long.map((row) => ({ ...row, r: 'SOUTH' }))];
    const { figure } = draw(text, both, { marked: [{ column: 'r', values: ['SOUTH'] }] });
    expect(figure.querySelectorAll('path[opacity="0.25"]')).toHaveLength(1);
    expect(figure.querySelectorAll('path[stroke-width="3"]')).toHaveLength(1);
  });
});
