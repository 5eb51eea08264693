import type { Pick, Tile } from '../charts/charts.ts';
import type { Filter } from '../dashboard/filter.ts';
import { picksOf } from '../dashboard/filters-from.ts';

/** The columns of a chart's rows that its marks stand for. */
function markColumns(tile: Tile): string[] {
  return tile.type === 'mark' ? [...new Set(Object.values(tile.channels))] : [];
}

/** Filters that were made on a tile, in terms of the tile's own columns, so that it can show which marks they are. */
export function markedBy(filters: readonly Filter[], tile: Tile): Pick[] {
  return picksOf(filters, tile, markColumns(tile));
}

/** The place of the first tile on which a filter can have been made, -1 where there is none. */
export function originOf(filter: Filter, tiles: readonly Tile[]): number {
  return tiles.findIndex((tile) => markedBy([filter], tile).length > 0);
}
