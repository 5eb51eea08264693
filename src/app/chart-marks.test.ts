import { describe, expect, it } from 'vitest';
import type { Brush, Point } from '../charts/charts.ts';
import { markAt } from './chart-hit.ts';
import { rangeOfBand } from './chart-range.ts';
import { tipPlace } from './chart-tip-place.ts';
import { nextPlace, walk } from './chart-walk.ts';

function mark(name: string, x: number, y: number, size = 8, picks: Point['picks'] = []): Point {
  const box = { x: x - size / 2, y: y - size / 2, width: size, height: size };
  return { x, y, box, lines: [name], picks };
}

const week = (day: string) => [{ column: 'week', values: [day] }];
/** Two lines over three weeks, one after the other. */
const lines = [
  mark('a1', 10, 50, 8, week('2025-01-06')),
  mark('a2', 50, 40, 8, week('2025-01-13')),
  mark('a3', 90, 30, 8, week('2025-01-20')),
  mark('b1', 10, 10, 8, week('2025-01-06')),
  mark('b2', 50, 20, 8, week('2025-01-13')),
  mark('b3', 90, 15, 8, week('2025-01-20')),
];
const brush: Brush = {
  column: 'week',
  axis: 'x',
  left: 0,
  right: 100,
  top: 0,
  bottom: 60,
  invert: (px) => `at ${px}`,
};

describe('the mark that is meant', () => {
  const name = (points: readonly Point[], x: number, y: number, area?: Brush) =>
    points[markAt(points, x, y, area)]?.lines[0] ?? 'none';

  it('is the smallest under the pointer, else one that is near', () => {
    const marks = [mark('large', 50, 50, 60), mark('small', 60, 50, 10), mark('far', 150, 50)];
    expect(name(marks, 60, 50)).toBe('small');
    expect(name(marks, 30, 50)).toBe('large');
    expect(name(marks, 140, 55)).toBe('far');
    expect(name(marks, 110, 50)).toBe('none');
  });

  it('is that of the nearest x anywhere in a drawing over time', () => {
    expect(name(lines, 13, 2, brush)).toBe('b1');
    expect(name(lines, 66, 60, brush)).toBe('a2');
    expect(name(lines, 50, 100, brush)).toBe('none');
  });
});

describe('keys lead', () => {
  const to = (from: string, key: string) => {
    const at = lines.findIndex((point) => point.lines[0] === from);
    const found = walk(lines, at, key);
    return found === undefined ? 'nowhere' : lines[found]!.lines[0];
  };

  it.each([
    ['a1', 'ArrowRight', 'a2'],
    ['a1', 'ArrowLeft', 'a1'],
    ['a3', 'ArrowRight', 'b1'],
    ['a2', 'ArrowUp', 'b2'],
    ['b2', 'ArrowDown', 'a2'],
    ['b2', 'ArrowUp', 'b2'],
    ['b2', 'Home', 'a1'],
    ['a1', 'End', 'b3'],
    ['a1', 'PageDown', 'b3'],
    ['none yet', 'ArrowLeft', 'a1'],
    ['a1', 'Delete', 'nowhere'],
  ])('from %s by %s to %s', (from, key, found) => {
    expect(to(from, key)).toBe(found);
  });

  it('a range’s end from place to place', () => {
    expect(nextPlace(lines, 10, 1)).toBe(50);
    expect(nextPlace(lines, 90, 1)).toBe(90);
    expect(nextPlace(lines, 90, -1)).toBe(50);
  });
});

describe('a band stands for', () => {
  it('what its marks stand for', () => {
    expect(rangeOfBand(lines, brush, 95, 40)).toEqual({
      column: 'week',
      from: '2025-01-13',
      to: '2025-01-20',
    });
  });

  it('all of its bins, the last of which may leave out its end', () => {
    const bin = (from: number, to: number, open?: boolean) => [
      { column: 'week', from, to, ...(open ? { open } : {}) },
    ];
    const bins = [mark('1', 10, 0, 8, bin(0, 5, true)), mark('2', 20, 0, 8, bin(5, 10, true))];
    expect(rangeOfBand(bins, brush, 0, 30)).toEqual({ column: 'week', from: 0, to: 10, open: true });
    const closed = [...bins, mark('3', 30, 0, 8, bin(5, 10))];
    expect(rangeOfBand(closed, brush, 0, 30)).toEqual({ column: 'week', from: 0, to: 10 });
  });

  it('the values at its ends where it holds no mark', () => {
    expect(rangeOfBand(lines, brush, 20, 30)).toEqual({ column: 'week', from: 'at 20', to: 'at 30' });
    expect(rangeOfBand([], brush, -5, 130)).toEqual({ column: 'week', from: 'at 0', to: 'at 100' });
  });
});

describe('a tip', () => {
  const view = { width: 360, height: 600 };
  const tip = { width: 200, height: 60 };
  const box = (left: number, top: number, width = 10, height = 10) => ({
    left,
    top,
    right: left + width,
    bottom: top + height,
  });

  it.each([
    ['above the mark', box(170, 300), { left: 75, top: 234 }],
    ['below it where there is no room above', box(170, 20), { left: 75, top: 36 }],
    ['beside it where there is room neither above nor below', box(0, 10, 100, 580), { left: 106, top: 270 }],
    ['inside of the window at its left', box(0, 300), { left: 6, top: 234 }],
    ['and at its right', box(350, 300), { left: 154, top: 234 }],
  ])('stands %s', (_, mark, place) => {
    expect(tipPlace(mark, (mark.left + mark.right) / 2, tip, view)).toEqual(place);
  });

  it('never leaves the window, wherever its mark is', () => {
    for (let left = -400; left < 800; left += 97)
      for (let top = -700; top < 1300; top += 97) {
        const place = tipPlace(box(left, top, 30, 30), left, tip, view);
        expect(place.left).toBeGreaterThanOrEqual(0);
        expect(place.left + tip.width).toBeLessThanOrEqual(view.width);
        expect(place.top).toBeGreaterThanOrEqual(0);
        expect(place.top + tip.height).toBeLessThanOrEqual(view.height);
      }
  });
});
