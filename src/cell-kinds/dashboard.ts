import type { Dashboard, Rows, SpecProblem, Tile } from '../charts/charts.ts';
import { identifiersIn } from '../core/config/references.ts';
import { tableKey } from '../core/names.ts';
import type { Plan } from '../core/plan.ts';
import { plainMessage } from '../engine/plain-message.ts';
import type { FenceCell } from '../notebook/document.ts';
import type { CellKind, Query, Unit } from '../notebook/unit.ts';

/** A tile with its rows, or with the reason for which it has none. */
export interface TileResult {
  tile: Tile;
  rows: Rows;
  error: string;
}

/** A dashboard that has run. */
export interface DashboardResult {
  tiles: TileResult[];
  problems: SpecProblem[];
}

/** Reading YAML takes a library that the start of the page can do without. */
async function specOf(cell: FenceCell): Promise<{ spec: Dashboard; problems: SpecProblem[] }> {
  const { parseDashboard } = await import('../charts/charts.ts');
  return parseDashboard(cell.body);
}

/** The dashboard's title: it must be known before YAML can be read, so it is the text's own line. */
function titleOf(cell: FenceCell): string {
  const line = /^title:[ \t]*(.*?)[ \t]*$/m.exec(cell.body)?.[1] ?? '';
  return line.replace(/^(['"])(.*)\1$/, '$2') || cell.options['name'] || 'Dashboard';
}

async function needs(cell: FenceCell, plan: Plan): Promise<string[]> {
  const { spec } = await specOf(cell);
  const words = new Set(spec.tiles.flatMap((tile) => [...identifiersIn(tile.data)]));
  return plan.jobs
    .filter(
      ({ targetTable }) => words.has(tableKey(targetTable)) || words.has(targetTable.table.toLowerCase()),
    )
    .map((entry) => entry.id);
}

async function run(cell: FenceCell, query: Query): Promise<DashboardResult> {
  const { spec, problems } = await specOf(cell);
  if (spec.tiles.length === 0 && problems.length > 0)
    throw new Error(problems.map(({ line, message }) => `line ${line}: ${message}`).join('\n'));
  const tiles: TileResult[] = [];
  for (const tile of spec.tiles) {
    try {
      tiles.push({ tile, rows: (await query(tile.data)).rows, error: '' });
    } catch (error) {
      tiles.push({ tile, rows: [], error: plainMessage(error) });
    }
  }
  return { tiles, problems };
}

/** ```` ```dashboard ```` holds tiles as YAML, each with the query of its rows. */
export const dashboard: CellKind = {
  name: 'dashboard',
  doc: 'Figures, charts and tables side by side, each from a query on the tables.',
  units(cell, fences): Unit[] {
    const title = titleOf(cell);
    const same = fences.slice(0, fences.indexOf(cell)).filter((other) => titleOf(other) === title).length;
    const unique = same === 0 ? title : `${title} (${same + 1})`;
    return [
      {
        id: `dashboard ${unique}`,
        title: unique,
        kind: 'dashboard',
        cell,
        needs: (plan) => needs(cell, plan),
        run: (query) => run(cell, query),
      },
    ];
  },
};
