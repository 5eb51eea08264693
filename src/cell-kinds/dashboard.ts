import { tablesIn } from '../core/sql/tables-in.ts';
import type { Dashboard, KpiTile, SpecProblem, Tile } from '../charts/charts.ts';
import { textOf, type Cell } from '../notebook/document.ts';
import { PlacedError, type AskingTools, type CellKind, type Unit } from '../notebook/unit.ts';
import { previewTiles } from './preview.ts';
import { placeOf, runTile, titleOf, type TileResult } from './tiles.ts';

/** A dashboard that has run. */
export interface DashboardResult {
  tiles: TileResult[];
  problems: SpecProblem[];
}

/** Reading YAML takes a library that the start of the page can do without. */
async function specOf(cell: Cell): Promise<{ spec: Dashboard; problems: SpecProblem[] }> {
  const { parseDashboard } = await import('../charts/charts.ts');
  return parseDashboard(textOf(cell));
}

/** The dashboard's title, which may be a name in the opening line. */
function nameOf(cell: Cell): string {
  return titleOf(cell) || cell.options['name'] || 'Dashboard';
}

/** Whether a run notes the figure of a tile. */
const isMeasured = (tile: Tile): tile is KpiTile => tile.type === 'kpi';

/** A tile's result with what its figure was in the run before. */
function measured(result: TileResult, { measure }: AskingTools): TileResult {
  const { tile, rows } = result;
  const value = isMeasured(tile) ? Number(rows[0]?.[tile.kpi.value] ?? NaN) : NaN;
  return Number.isFinite(value) ? { ...result, previous: measure(tile.title, value) } : result;
}

function refusal(cell: Cell, problems: readonly SpecProblem[]): PlacedError {
  const message = problems.map((problem) => `line ${problem.line}: ${problem.message}`).join('\n');
  return new PlacedError(message, placeOf(problems[0]!, textOf(cell)));
}

async function run(cell: Cell, tools: AskingTools): Promise<DashboardResult> {
  const { spec, problems } = await specOf(cell);
  if (spec.tiles.length === 0 && problems.length > 0) throw refusal(cell, problems);
  const tiles: TileResult[] = [];
  const wanted = tools.onlyMeasures ? spec.tiles.filter(isMeasured) : spec.tiles;
  for (const tile of wanted) tiles.push(measured(await runTile(tile, tools), tools));
  return { tiles, problems };
}

/** ```` ```dashboard ```` holds tiles as YAML, each with the query of its rows. */
export const dashboard: CellKind = {
  name: 'dashboard',
  label: 'Dashboard',
  doc: 'Figures, charts and tables side by side, each from a query on the tables.',
  language: 'yaml',
  start: {
    words: [],
    body: 'title: A dashboard\ntiles:\n  - title: The answer\n    kpi: { value: answer }\n    data: |\n      SELECT 42 AS answer',
  },
  units(cell, cells): Unit[] {
    const title = nameOf(cell);
    const same = cells.slice(0, cells.indexOf(cell)).filter((other) => nameOf(other) === title).length;
    return [
      {
        id: cell.id,
        title: same === 0 ? title : `${title} (${same + 1})`,
        kind: 'dashboard',
        cell,
        name: '',
        // One table that is missing is a reason for its tiles, not for the whole dashboard.
        partial: true,
        async reads() {
          const { spec } = await specOf(cell);
          return spec.tiles.flatMap((tile) => tablesIn(tile.data));
        },
        run: (tools) => run(cell, tools),
        preview: (tools, shown) =>
          previewTiles(textOf(cell), tools, {
            async run(own) {
              const { problems } = await specOf(cell);
              if (problems.length > 0) throw refusal(cell, problems);
              return run(cell, own);
            },
            tiles: (result) => result.tiles,
            shown: shown as DashboardResult | undefined,
          }),
      },
    ];
  },
};
