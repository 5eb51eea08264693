import { Palette, type Rows, type Tile } from '../charts/charts.ts';

/** The colours of the page's charts: a region has one and the same in all of them. */
export const pagePalette = new Palette();

/** Gives the values that a chart tells apart by colour theirs, before filters leave only some of them. */
export function learnColours(palette: Palette, tile: Tile, rows: Rows): void {
  if (tile.type !== 'mark') return;
  for (const column of new Set([tile.channels.fill, tile.channels.stroke])) {
    if (column === undefined || !rows.some((row) => typeof row[column] === 'string')) continue;
    const values = rows.map((row) => row[column]).filter((value) => typeof value === 'string');
    palette.learn(column, values);
  }
}
