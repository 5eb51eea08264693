import { tablesIn } from '../core/sql/tables-in.ts';
import type { Dashboard, SpecProblem } from '../charts/charts.ts';
import { textOf, type Cell } from '../notebook/document.ts';
import { PlacedError, type CellKind, type Tools, type Unit } from '../notebook/unit.ts';
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

/** A tile's result with what its figure was in the run before. */
function measured(result: TileResult, { measure }: Tools): TileResult {
  const { tile, rows } = result;
  const value = tile.type === 'kpi' ? Number(rows[0]?.[tile.kpi.value] ?? NaN) : NaN;
  return Number.isFinite(value) ? { ...result, previous: measure(tile.title, value) } : result;
}

async function run(cell: Cell, tools: Tools): Promise<DashboardResult> {
  const { spec, problems } = await specOf(cell);
  if (spec.tiles.length === 0 && problems.length > 0)
    throw new PlacedError(
      problems.map(({ line, message }) => `line ${line}: ${message}`).join('\n'),
      placeOf(problems[0]!, textOf(cell)),
    );
  const tiles: TileResult[] = [];
  for (const tile of spec.tiles) tiles.push(measured(await runTile(tile, tools), tools));
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
      },
    ];
  },
};
