import type { Pick, Tile } from '../charts/charts.ts';
import { meaningfulTokens } from '../core/sql/tokens.ts';
import type { Filter } from '../dashboard/filter.ts';
import { originOf } from '../dashboard/origin.ts';

/** Filters that were made on a tile, in terms of the tile's own columns, so that it can show which marks they are. */
export function markedBy(filters: readonly Filter[], tile: Tile): Pick[] {
  if (tile.type !== 'mark' || filters.length === 0) return [];
  const tokens = meaningfulTokens(tile.data);
  return [...new Set(Object.values(tile.channels))].flatMap((column) => {
    const source = originOf(tokens, column)?.column.toLowerCase();
    const filter = filters.find((one) => one.column.toLowerCase() === source);
    return filter ? [{ ...filter, column }] : [];
  });
}

/** The place of the first tile on which a filter can have been made, -1 where there is none. */
export function originPlace(filter: Filter, tiles: readonly Tile[]): number {
  return tiles.findIndex((tile) => markedBy([filter], tile).length > 0);
}
