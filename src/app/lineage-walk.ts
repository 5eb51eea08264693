import type { ColumnRef, LineageEdge } from '../core/lineage/model.ts';
import { headHeight, rowHeight, type NodeBox } from './lineage-boxes.ts';
import type { Link } from './lineage-focus.ts';
import type { Point } from './lineage-layout.ts';

/** Something of the graph that can have the focus: a table, or a column that is shown. */
export interface Stop {
  ref: ColumnRef;
  /** The middle of it. */
  x: number;
  y: number;
}

/** All that can have the focus, table by table. */
export function stopsOf(boxes: readonly NodeBox[], places: ReadonlyMap<string, Point>): Stop[] {
  return boxes.flatMap(({ id, width, rows }) => {
    const at = places.get(id);
    if (!at) return [];
    const x = at.x + width / 2;
    const head = { ref: { dataset: id, column: '' }, x, y: at.y + headHeight / 2 };
    return [
      head,
      ...rows.map((column, row) => ({
        ref: { dataset: id, column },
        x,
        y: at.y + headHeight + (row + 0.5) * rowHeight,
      })),
    ];
  });
}

export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

const isSame = (a: ColumnRef, b: ColumnRef) => a.dataset === b.dataset && a.column === b.column;

/**
 * Where an arrow key leads: left and right along edges, of a column to the columns that it comes from or feeds as far as
 * these are shown, else to tables; up and down through what stands above and below. Undefined where there is nothing.
 */
export function walk(
  from: ColumnRef,
  arrow: Arrow,
  stops: readonly Stop[],
  links: readonly Link[],
  edges: readonly LineageEdge[],
): ColumnRef | undefined {
  const here = stops.find(({ ref }) => isSame(ref, from));
  if (!here) return stops[0]?.ref;
  if (arrow === 'ArrowUp' || arrow === 'ArrowDown') {
    const sign = arrow === 'ArrowUp' ? -1 : 1;
    // Tables of one rank stand below each other, though not of one width.
    const near = stops.filter(({ x, y }) => Math.abs(x - here.x) < 90 && (y - here.y) * sign > 1);
    return nearest(near, here);
  }
  const back = arrow === 'ArrowLeft';
  const columns = edges
    .filter((edge) => isSame(back ? edge.to : edge.from, from))
    .map((edge) => (back ? edge.from : edge.to));
  const tables = links
    .filter((link) => (back ? link.to : link.from) === from.dataset)
    .map((link) => ({ dataset: back ? link.from : link.to, column: '' }));
  const among = (refs: readonly ColumnRef[]) =>
    nearest(
      stops.filter(({ ref }) => refs.some((other) => isSame(ref, other))),
      here,
    );
  return among(columns) ?? among(tables);
}

function nearest(stops: readonly Stop[], { x, y }: Point): ColumnRef | undefined {
  const far = (stop: Stop) => Math.hypot(stop.x - x, stop.y - y);
  return stops.toSorted((a, b) => far(a) - far(b))[0]?.ref;
}
