import type { DashboardResult } from '../cell-kinds/dashboard.ts';
import { answerTile } from '../cell-kinds/tiles.ts';
import { columnWords } from '../charts/charts.ts';
import { filterChip } from '../dashboard/filter-chip.ts';
import type { Unit } from '../notebook/unit.ts';
import type { Workspace } from '../notebook/workspace.ts';
import type { FilteredDashboard } from '../report/context.ts';
import { addressFilters } from './dashboard-address.ts';
import { modelOf } from './dashboard-model.ts';
import { DashboardView } from './dashboard-view.ts';

/** What the filters in the page's address leave of a dashboard's tiles; undefined where it has none. */
async function filtered(workspace: Workspace, unit: Unit): Promise<FilteredDashboard | undefined> {
  const { result, resultKind } = workspace.states.of(unit.id);
  const filters = addressFilters(unit.title);
  if (result === undefined || resultKind !== unit.kind || filters.length === 0) return undefined;
  const view = await new Promise<DashboardView>((resolve) => {
    const made: DashboardView = new DashboardView({
      answer: (tile, sql, signal) => answerTile(tile, (text) => workspace.look(text, signal), sql),
      model: () => modelOf(workspace).get(),
      changed: () => made.tiles.every(({ waiting }) => !waiting) && resolve(made),
    });
    made.filters = filters;
    made.show((result as DashboardResult).tiles, true);
  });
  return {
    filters: filters.map(filterChip),
    tiles: view.tiles.map(({ result: shown, sql, unreached }) => ({
      ...shown,
      // The query behind the tile is the one that was asked.
      tile: { ...shown.tile, data: sql },
      unreached: unreached.map(({ column }) => columnWords(column)),
    })),
  };
}

/** The dashboards of a workspace that are filtered on the page, by the id of their cell. */
export async function filteredDashboards(workspace: Workspace): Promise<Map<string, FilteredDashboard>> {
  const found = new Map<string, FilteredDashboard>();
  for (const unit of workspace.allUnits) {
    const shown = unit.kind === 'dashboard' ? await filtered(workspace, unit) : undefined;
    if (shown) found.set(unit.cell.id, shown);
  }
  return found;
}
