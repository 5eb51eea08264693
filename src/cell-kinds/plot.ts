import { tablesIn } from '../core/sql/tables-in.ts';
import { textOf, type Cell } from '../notebook/document.ts';
import { PlacedError, type AskingTools, type CellKind, type Unit } from '../notebook/unit.ts';
import { previewTiles } from './preview.ts';
import { placeOf, runTile, titleOf, type TileResult } from './tiles.ts';

/** Reading YAML takes a library that the start of the page can do without. */
async function specOf(cell: Cell) {
  const { parseTile } = await import('../charts/charts.ts');
  return parseTile(textOf(cell));
}

async function run(cell: Cell, tools: AskingTools): Promise<TileResult> {
  const { tile, problems } = await specOf(cell);
  const problem = problems[0];
  if (problem)
    throw new PlacedError(`line ${problem.line}: ${problem.message}`, placeOf(problem, textOf(cell)));
  if (!tile) throw new Error('The cell is empty. Write which mark draws which query.');
  return runTile(tile, tools);
}

/** ```` ```plot ```` holds one chart as YAML, with the query of its rows. */
export const plot: CellKind = {
  name: 'plot',
  label: 'Plot',
  doc: 'One chart, described in a few lines of YAML, from a query on the tables.',
  language: 'yaml',
  start: {
    words: [],
    body: "title: A chart\nmark: barY\nx: name\ny: value\ndata: |\n  SELECT *\n  FROM (VALUES ('a', 3), ('b', 5)) AS t(name, value)",
  },
  units(cell, cells): Unit[] {
    const title = titleOf(cell) || 'Plot';
    const earlier = cells
      .slice(0, cells.indexOf(cell))
      .filter((other) => (titleOf(other) || 'Plot') === title);
    return [
      {
        id: cell.id,
        title: earlier.length === 0 ? title : `${title} (${earlier.length + 1})`,
        kind: 'plot',
        cell,
        name: '',
        async reads() {
          const { tile } = await specOf(cell);
          return tile ? tablesIn(tile.data) : [];
        },
        run: (tools) => run(cell, tools),
        preview: (tools, shown) =>
          previewTiles(textOf(cell), tools, {
            run: (own) => run(cell, own),
            tiles: (result) => [result],
            shown: shown as TileResult | undefined,
          }),
      },
    ];
  },
};
