import type { RenderOptions } from './render.ts';
import type { Rendered } from './rendered.ts';
import type { MarkTile, Rows } from './spec.ts';

// The door to charts. Reading, checking, formatting and describing never load Observable Plot.
export { parseDashboard, parseTile, specKeys } from './parse.ts';
export { schemes } from './colours.ts';
export { channelNames, formatSpecProblem } from './spec.ts';
export { describeTile } from './describe.ts';
export { kpiText } from './kpi.ts';
export { columnLabel, columnWords, formatDate, formatNumber, formatValue, formats } from './format.ts';
export { kinds } from './kinds.ts';
export { nestedText } from './values.ts';
export { tableColumns } from './table-columns.ts';
export { Palette } from './palette.ts';
export { dateValue, pickValue } from './pick.ts';
export type { Pick, PickValue } from './pick.ts';
export type { Brush, Point, Rendered } from './rendered.ts';
export { firstRows, mostRows } from './query-parts.ts';
export { queryRefusal, tileNote, tileQuery, tileRefusal, tileRows } from './tile-query.ts';
export type { Kpi } from './kpi.ts';
export type { Format } from './format.ts';
export type {
  Channel,
  Dashboard,
  KpiTile,
  MarkTile,
  Rows,
  SpecProblem,
  TableColumn,
  TableTile,
  Tile,
} from './spec.ts';
export type { RenderOptions } from './render.ts';

/**
 * Draws a chart: a `<figure>` with its SVG, legend and text alternative, or a few words such as "No rows"
 * where there is nothing to draw, with where its marks are and what they stand for. Loads Observable Plot on the first call; rejects only if that can't be loaded.
 */
export async function renderTile(tile: MarkTile, rows: Rows, options?: RenderOptions): Promise<Rendered> {
  const { renderMark } = await import('./render.ts');
  return renderMark(tile, rows, options);
}
