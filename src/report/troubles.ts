import type { DashboardResult } from '../cell-kinds/dashboard.ts';
import type { TileResult } from '../cell-kinds/tiles.ts';
import type { Cell } from '../notebook/document.ts';
import type { Unit } from '../notebook/unit.ts';
import type { Workspace } from '../notebook/workspace.ts';

/** A cell or a job that has no result as it should. */
export interface Trouble {
  cell: Cell;
  title: string;
  /** Why, in one line. */
  text: string;
}

function tileTroubles(unit: Unit, result: unknown): string[] {
  if (unit.kind !== 'plot' && unit.kind !== 'dashboard') return [];
  const tiles = unit.kind === 'plot' ? [result as TileResult] : (result as DashboardResult).tiles;
  const lines = unit.kind === 'dashboard' ? (result as DashboardResult).problems : [];
  return [
    ...lines.map(({ line, message }) => `line ${line}: ${message}`),
    ...tiles.filter(({ error }) => error !== '').map(({ tile, error }) => `${tile.title}: ${error}`),
  ];
}

/** What went wrong in a workspace's last run, in the notebook's order: what failed, what was blocked, tiles without rows. */
export function troublesOf(workspace: Workspace): Trouble[] {
  return workspace.allUnits.flatMap((unit) => {
    const { status, error, blockedBy, result, resultKind } = workspace.states.of(unit.id);
    const found =
      status === 'failed'
        ? [error]
        : status === 'blocked'
          ? [`blocked by ${workspace.unit(blockedBy ?? '')?.title ?? blockedBy ?? 'another cell'}`]
          : status === 'done' && resultKind === unit.kind && result !== undefined
            ? tileTroubles(unit, result)
            : [];
    return found.map((text) => ({ cell: unit.cell, title: unit.title, text: text.split('\n')[0]! }));
  });
}
