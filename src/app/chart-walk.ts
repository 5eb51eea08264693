import type { Point } from '../charts/charts.ts';

/** Marks that a page key passes. */
const page = 10;

/** The mark above (-1) or below (1) another one in the same column of the picture; itself where there is none. */
function vertical(points: readonly Point[], from: number, by: 1 | -1): number {
  const at = points[from]!;
  const others = points
    .map((point, index) => ({ index, x: point.x, y: point.y }))
    .filter(({ x, y }) => Math.abs(x - at.x) < 1 && (by < 0 ? y < at.y - 0.5 : y > at.y + 0.5))
    .sort((a, b) => (by < 0 ? b.y - a.y : a.y - b.y));
  return others[0]?.index ?? from;
}

/**
 * The index of the mark to which a key leads from another one (-1: from none); undefined where the key leads nowhere.
 * Left and Right go in reading order; Up and Down stay in the column where it holds several marks.
 */
export function walk(points: readonly Point[], from: number, key: string): number | undefined {
  const last = points.length - 1;
  if (last < 0) return undefined;
  const within = (index: number) => Math.max(0, Math.min(last, index));
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  if (!/^(?:Arrow|Page)/.test(key)) return undefined;
  if (from < 0) return 0;
  const by = key === 'ArrowLeft' || key === 'ArrowUp' || key === 'PageUp' ? -1 : 1;
  if (key.startsWith('Page')) return within(from + by * page);
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const hasColumn = points.some(({ x }, index) => index !== from && Math.abs(x - points[from]!.x) < 1);
    if (hasColumn) return vertical(points, from, by);
  }
  return within(from + by);
}

/** The place along x of the next mark that stands elsewhere; the same place at the end. */
export function nextPlace(points: readonly Point[], from: number, by: 1 | -1): number {
  const beyond = points.map(({ x }) => x).filter((x) => (by > 0 ? x > from + 0.5 : x < from - 0.5));
  if (beyond.length === 0) return from;
  return by > 0 ? Math.min(...beyond) : Math.max(...beyond);
}
