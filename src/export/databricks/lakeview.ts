import { errorText } from '../../core/error-text.ts';
import { spark } from '../../core/dialects/spark.ts';
import type { SparkDashboard, SparkTile } from './chapters.ts';
import { slugs } from './names.ts';
import { widgetOf, type Widget } from './widgets.ts';

/** Columns of a dashboard's page there; a row of ours has twelve. */
const pageWidth = 6;
const heights = { kpi: 3, mark: 6, table: 8 };

interface Position {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Places for the tiles, row by row as they stand side by side with us. */
function positions(tiles: readonly SparkTile[]): Position[] {
  let x = 0;
  let y = 0;
  let rowHeight = 0;
  return tiles.map(({ tile }) => {
    const width = Math.min(pageWidth, Math.max(1, Math.round(tile.width / 2)));
    const height = heights[tile.type];
    if (x + width > pageWidth) {
      y += rowHeight;
      x = 0;
      rowHeight = 0;
    }
    const place = { x, y, width, height };
    x += width;
    rowHeight = Math.max(rowHeight, height);
    return place;
  });
}

/** What a tile becomes there, or why it doesn't. */
type Outcome = { widget: Widget } | { error: string };

function outcomeOf(tile: SparkTile): Outcome {
  if (tile.error !== undefined) return { error: tile.error };
  try {
    return { widget: widgetOf(tile) };
  } catch (error) {
    return { error: `${errorText(error)} has no counterpart in Databricks’ dashboards` };
  }
}

/**
 * A dashboard as an AI/BI dashboard's file (`.lvdash.json`), and what of it has no counterpart there, by the tile's line in the
 * dashboard's text: such a tile is a note in its place.
 */
export function lakeview({ title, tiles }: SparkDashboard): {
  file: object;
  problems: { line: number; message: string }[];
} {
  const names = slugs(tiles.map(({ tile }) => tile.title));
  const places = positions(tiles);
  const outcomes = tiles.map(outcomeOf);
  const problems = outcomes.flatMap((outcome, at) => {
    const { line, title } = tiles[at]!.tile;
    return 'error' in outcome ? [{ line, message: `${title}: ${outcome.error}` }] : [];
  });
  const datasets = outcomes.flatMap((outcome, at) => {
    if ('error' in outcome) return [];
    const { tile, sql } = tiles[at]!;
    const lines = (outcome.widget.sql ?? sql).split('\n').map((line) => `${line}\n`);
    return [{ name: names[at]!, displayName: tile.title, queryLines: lines }];
  });
  const layout = outcomes.map((outcome, at) => {
    const name = names[at]!;
    const position = places[at]!;
    if ('error' in outcome) {
      const lines = [`**${tiles[at]!.tile.title}** is not here: ${outcome.error}.`];
      return { widget: { name, multilineTextboxSpec: { lines } }, position };
    }
    const fields = outcome.widget.columns.map((column) => ({
      name: column,
      expression: spark.identifier(column),
    }));
    const query = { datasetName: name, fields, disaggregated: true };
    return {
      widget: { name, queries: [{ name: 'main_query', query }], spec: outcome.widget.spec },
      position,
    };
  });
  const page = { name: 'page', displayName: title, pageType: 'PAGE_TYPE_CANVAS', layout };
  return { file: { datasets, pages: [page] }, problems };
}
