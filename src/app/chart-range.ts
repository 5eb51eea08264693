import type { Brush, Pick, PickValue, Point } from '../charts/charts.ts';

type Range = Extract<Pick, { from: PickValue }>;

/** What a mark stands for in one column, as a range; undefined where it says nothing of it. */
function rangeOf(point: Point, column: string): Range | undefined {
  const pick = point.picks.find((one) => one.column === column);
  if (!pick) return undefined;
  if ('from' in pick) return pick;
  const values = pick.values.filter((value) => value !== null);
  return values.length === 1 ? { column, from: values[0]!, to: values[0]! } : undefined;
}

function isLess(one: PickValue, other: PickValue): boolean {
  return one !== null && other !== null && one < other;
}

/** The range from the least to the most that some marks stand for in a column; undefined where they say nothing of it. */
function rangeOfMarks(points: readonly Point[], column: string): Range | undefined {
  const ranges = points.flatMap((point) => rangeOf(point, column) ?? []);
  return ranges.reduce<Range | undefined>((whole, range) => {
    if (!whole) return range;
    const from = isLess(range.from, whole.from) ? range.from : whole.from;
    // At one end the range that holds its end holds more.
    const isFurther =
      isLess(whole.to, range.to) || (whole.to === range.to && whole.open === true && range.open !== true);
    const last = isFurther ? range : whole;
    return { column, from, to: last.to, ...(last.open ? { open: true } : {}) };
  }, undefined);
}

/** The marks whose middle lies between two places along x. */
export function marksBetween(points: readonly Point[], one: number, other: number): Point[] {
  const [left, right] = [Math.min(one, other), Math.max(one, other)];
  return points.filter(({ x }) => x >= left && x <= right);
}

/** What a band of the picture stands for: what its marks do, and where there are none in it the values at its ends. */
export function rangeOfBand(points: readonly Point[], brush: Brush, one: number, other: number): Range {
  const clamp = (x: number) => Math.max(brush.left, Math.min(brush.right, x));
  const [left, right] = [clamp(Math.min(one, other)), clamp(Math.max(one, other))];
  const { column } = brush;
  const ofMarks = rangeOfMarks(marksBetween(points, left, right), column);
  return ofMarks ?? { column, from: brush.invert(left), to: brush.invert(right) };
}
