import type { MarkTile, Rows } from './spec.ts';
import { parseTile } from './parse.ts';

/** A chart's tile out of YAML, for tests; its query is never run. Throws where the text has problems. */
export function markTile(text: string): MarkTile {
  const { tile, problems } = parseTile(`title: Test\ndata: SELECT 1\n${text}`);
  if (tile?.type !== 'mark') throw new Error(JSON.stringify(problems));
  return tile;
}

const long = 'A category name so long that no chart of any sensible width could ever show all of it, number';

/** The same five cases for every kind: a tile's columns are `k` (category), `r` (another), `d` (date), `v`. */
export const cases: Record<string, Rows> = {
  normal: [
    { k: 'NEURO', r: 'NORTH', d: '2025-01-06', v: 15_979n },
    { k: 'CARDIO', r: 'SOUTH', d: '2025-02-03', v: '10787.50' },
    { k: 'DIABETES', r: 'EAST', d: new Date(Date.UTC(2025, 2, 3)), v: 13_840 },
  ],
  empty: [],
  'all NULL': [
    { k: null, r: null, d: null, v: null },
    { k: null, r: null, d: null, v: null },
  ],
  single: [{ k: 'NEURO', r: 'NORTH', d: '2025-01-06', v: 0 }],
  'long labels': [
    { k: `${long} 1`, r: `${long} 2`, d: '2025-01-06', v: -1 },
    { k: `${long} 3`, r: `${long} 4`, d: '2025-01-07', v: 1e12 },
  ],
};

/** A tile of each kind over those columns. */
export const tiles: Record<string, string> = {
  barX: 'mark: barX\nx: v\ny: k\nxLabel: Units (thousand)',
  barY: 'mark: barY\nx: k\ny: v',
  lineY: 'mark: lineY\nx: d\ny: v',
  areaY: 'mark: areaY\nx: d\ny: v',
  cell: 'mark: cell\nx: r\ny: k\nfill: v',
  boxY: 'mark: boxY\nx: k\ny: v',
  rectY: 'mark: rectY\nx: d\ny: v',
  dot: 'mark: dot\nx: d\ny: k',
};
