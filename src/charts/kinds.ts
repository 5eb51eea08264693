import type { Kind } from './kind.ts';
import { areaY } from './kinds/area-y.ts';
import { barX } from './kinds/bar-x.ts';
import { barY } from './kinds/bar-y.ts';
import { boxY } from './kinds/box-y.ts';
import { cell } from './kinds/cell.ts';
import { dot } from './kinds/dot.ts';
import { lineY } from './kinds/line-y.ts';
import { rectY } from './kinds/rect-y.ts';

/** Every kind of chart. A new kind is a file in `kinds/` and a line here. */
export const kinds: readonly Kind[] = [
  barX, // horizontal bars
  barY, // upright bars
  lineY, // a line over time
  areaY, // areas upon one another over time
  rectY, // a histogram
  boxY, // boxes with whiskers
  cell, // a heat map
  dot, // dots on two axes
];

export const kindNames: readonly string[] = kinds.map((kind) => kind.name);

/** The kind of a mark's name. Throws on a name that isn't registered; `parse.ts` admits no such tile. */
export function kindOf(mark: string): Kind {
  const kind = kinds.find((candidate) => candidate.name === mark);
  if (!kind) throw new Error(`unknown mark "${mark}"; known are ${kindNames.join(', ')}`);
  return kind;
}
