import type { FigureKey, Measure } from '../engine/impact/impact.ts';
import { askingTools } from './asking-tools.ts';
import type { Workspace } from './workspace.ts';

/** Measures the figures of a workspace's dashboards: what a run of them would note. */
export function measureOf(workspace: Workspace): Measure {
  return async (ask) => {
    const found = new Map<string, FigureKey>();
    for (const unit of workspace.allUnits.filter(({ kind }) => kind === 'dashboard')) {
      const note = (title: string, value: number) => {
        found.set(`${unit.id} ${title}`, { dashboard: unit.title, title, value });
        return undefined;
      };
      await unit.run?.({ ...askingTools(ask, note), onlyMeasures: true }).catch(() => undefined);
    }
    return found;
  };
}
