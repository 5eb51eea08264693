import type { Brush, Point } from '../charts/charts.ts';

/** So many pixels beside a mark still mean it. */
const reach = 24;

/** Along a line, what is as near in time or in number counts more than what is as near in height. */
const heightWeight = 0.25;

/** How far a place is from a box: 0 inside of it. */
function distances({ box }: Point, x: number, y: number): [across: number, down: number] {
  const beyond = (value: number, from: number, length: number) =>
    Math.max(from - value, 0, value - from - length);
  return [beyond(x, box.x, box.width), beyond(y, box.y, box.height)];
}

function nearest(points: readonly Point[], far: (point: Point) => number): number {
  let [found, least] = [-1, Infinity];
  points.forEach((point, index) => {
    const distance = far(point);
    if (distance < least) [found, least] = [index, distance];
  });
  return found;
}

/**
 * The index of the mark that is meant at a place of the picture, -1 where none is: the smallest whose box holds the
 * place, else the nearest that is not far. Where x is continuous the nearest x of the drawing is meant everywhere in it.
 */
export function markAt(
  points: readonly Point[],
  x: number,
  y: number,
  area?: Pick<Brush, 'left' | 'right' | 'top' | 'bottom'>,
): number {
  const inside = nearest(points, (point) => {
    const [across, down] = distances(point, x, y);
    return across === 0 && down === 0 ? point.box.width * point.box.height : Infinity;
  });
  if (inside >= 0) return inside;
  const isInArea = area && x >= area.left && x <= area.right && y >= area.top && y <= area.bottom;
  return nearest(points, (point) => {
    const [across, down] = distances(point, x, y);
    if (isInArea && across <= reach) return Math.hypot(across, down * heightWeight);
    const distance = Math.hypot(across, down);
    return distance <= reach ? distance : Infinity;
  });
}
