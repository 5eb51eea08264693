import { describe, expect, it } from 'vitest';
import type { Brush, Point } from '../charts/charts.ts';
import { RangeChoice } from './range-choice.ts';

const points: Point[] = ['Mon', 'Tue', 'Wed'].map((day, at) => {
  const x = 10 + 40 * at;
  return {
    x,
    y: 20,
    box: { x: x - 4, y: 16, width: 8, height: 8 },
    lines: [day],
    picks: [{ column: 'day', values: [day] }],
  };
});
const brush: Brush = {
  column: 'day',
  axis: 'x',
  left: 0,
  right: 100,
  top: 0,
  bottom: 60,
  invert: (px) => `at ${px}`,
};
const make = () => new RangeChoice(() => undefined);

describe('a range of a chart', () => {
  it('is drawn with the pointer, and the click that ends it means no mark', () => {
    const range = make();
    expect(range.start({ x: 5, y: 30 }, brush)).toBe(true);
    range.dragTo(60);
    range.release();
    expect(range.take(points, brush)).toEqual({ column: 'day', from: 'Mon', to: 'Tue' });
    expect([range.band, range.takeEnded(), range.takeEnded()]).toEqual([undefined, true, false]);
  });

  it('is none where the pointer was only pressed, or pressed beside the drawing', () => {
    const range = make();
    expect(range.start({ x: 5, y: 90 }, brush)).toBe(false);
    range.start({ x: 5, y: 30 }, brush);
    range.dragTo(7);
    range.release();
    expect([range.take(points, brush), range.takeEnded()]).toEqual([undefined, false]);
  });

  it('grows and shrinks mark by mark with keys, and says its ends', () => {
    const range = make();
    expect(range.extend(points, 0, 1)).toBe('From Mon to Tue');
    expect(range.extend(points, 0, 1)).toBe('From Mon to Wed');
    expect(range.extend(points, 0, -1)).toBe('From Mon to Tue');
    expect(range.take(points, brush)).toEqual({ column: 'day', from: 'Mon', to: 'Tue' });
  });

  it('is gone once it is cancelled, though the pointer goes on', () => {
    const range = make();
    range.start({ x: 5, y: 30 }, brush);
    range.dragTo(60);
    range.cancel();
    range.dragTo(80);
    expect([range.band, range.take(points, brush)]).toEqual([undefined, undefined]);
  });
});
