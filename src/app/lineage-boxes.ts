import type { Dataset, Lineage } from '../core/lineage/model.ts';
import type { LineageFocus } from './lineage-focus.ts';
import type { Box, Point } from './lineage-layout.ts';

export const headHeight = 58;
export const rowHeight = 22;
/** So many columns of a path are shown in a table that isn't open. */
const mostRows = 6;
/** Pixels that a letter of a name takes at most, on an average. */
const letter = 7.2;

/** A dataset as it is drawn. */
export interface NodeBox extends Box {
  dataset: Dataset;
  isOpen: boolean;
  /** The columns that are shown. */
  rows: string[];
  /** How many columns of the path are not. */
  more: number;
}

/** How large each dataset is drawn, and with which columns. */
export function nodeBoxes({ datasets }: Lineage, focus: LineageFocus, open: ReadonlySet<string>): NodeBox[] {
  const widths = new Map<string, number>();
  for (const { layer, name } of datasets) widths.set(layer, Math.max(widths.get(layer) ?? 0, widthOf(name)));
  return datasets.map((dataset) => {
    const isOpen = open.has(dataset.id);
    const path = focus.onPath(dataset.id);
    const rows = isOpen ? dataset.columns.map(({ name }) => name) : path.slice(0, mostRows);
    const more = isOpen ? 0 : path.length - rows.length;
    const lines = rows.length + (more > 0 ? 1 : 0);
    const width = widths.get(dataset.layer)!;
    const height = headHeight + (lines > 0 ? lines * rowHeight + 6 : 0);
    return { id: dataset.id, dataset, isOpen, rows, more, width, height };
  });
}

/** How wide a table is drawn; those of a layer are as wide as the widest of them. */
function widthOf(name: string): number {
  return Math.min(280, Math.max(200, Math.ceil(name.length * letter) + 44));
}

/** A name that fits into so many pixels. */
export function fitting(name: string, width: number): string {
  const letters = Math.floor(width / letter);
  return name.length <= letters ? name : `${name.slice(0, letters - 1)}…`;
}

/** Where an edge touches a box: at the middle of its head, or at a column where that is shown. */
export function portOf(box: NodeBox, at: Point, column: string, side: 'left' | 'right'): Point {
  const row = column === '' ? -1 : box.rows.indexOf(column);
  const x = side === 'left' ? at.x : at.x + box.width;
  return { x, y: at.y + (row < 0 ? headHeight / 2 : headHeight + (row + 0.5) * rowHeight) };
}

/** A curve from the right of one box to the left of another. */
export function curve(from: Point, to: Point): string {
  const bend = Math.max(24, Math.abs(to.x - from.x) / 2);
  return `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`;
}

/** A smooth line from the right of one box through points on its way to the left of another. */
export function curveThrough(from: Point, points: readonly Point[], to: Point): string {
  // Where the ranks are next to each other, the layout gives one point between the ends.
  if (points.length <= 3) return curve(from, to);
  const [first, ...rest] = [from, ...points.slice(1, -1), to] as [Point, ...Point[]];
  const middle = (a: Point, b: Point) => `${(a.x + b.x) / 2} ${(a.y + b.y) / 2}`;
  const steps = rest.map((point, at) => {
    const next = rest[at + 1];
    return next ? `Q${point.x} ${point.y} ${middle(point, next)}` : `L${point.x} ${point.y}`;
  });
  return `M${first.x} ${first.y}${steps.join('')}`;
}
