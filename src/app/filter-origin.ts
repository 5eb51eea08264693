import type { Pick, Tile } from '../charts/charts.ts';
import type { Filter } from '../dashboard/filter.ts';
import { filtersFrom } from '../dashboard/filters-from.ts';

/** A value that every column can be asked about, a date's too. */
const anyValue = '2025-01-06';

/** The columns of a chart's rows that its marks stand for. */
function markColumns(tile: Tile): string[] {
  return tile.type === 'mark' ? [...new Set(Object.values(tile.channels))] : [];
}

/** The column of a tile's rows whose marks filter by a table's column; undefined where there is none. */
function columnFor(filter: Filter, tile: Tile): string | undefined {
  const isIt = (other: Filter) => other.column.toLowerCase() === filter.column.toLowerCase();
  return markColumns(tile).find((column) => filtersFrom([{ column, values: [anyValue] }], tile).some(isIt));
}

/** The place of the first tile on which a filter can have been made, -1 where there is none. */
export function originOf(filter: Filter, tiles: readonly Tile[]): number {
  return tiles.findIndex((tile) => columnFor(filter, tile) !== undefined);
}

/** Filters that were made on a tile, in terms of the tile's own columns, so that it can show which marks they are. */
export function markedBy(filters: readonly Filter[], tile: Tile): Pick[] {
  return filters.flatMap((filter) => {
    const column = columnFor(filter, tile);
    return column === undefined ? [] : [{ ...filter, column }];
  });
}
