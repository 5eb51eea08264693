import type { DashboardResult } from '../cell-kinds/dashboard.ts';
import type { TileResult } from '../cell-kinds/tiles.ts';
import type { Job } from '../core/jobs/job.ts';
import type { Cell } from '../notebook/document.ts';
import type { Workspace } from '../notebook/workspace.ts';

/** A cell or a job that has no result as it should. */
export interface Trouble {
  /** Undefined where no cell shows the job. */
  cell: Cell | undefined;
  job: Job | undefined;
  title: string;
  /** Why, in one line. */
  text: string;
}

function tileTroubles(kind: string, result: unknown): string[] {
  if (kind !== 'plot' && kind !== 'dashboard') return [];
  const tiles = kind === 'plot' ? [result as TileResult] : (result as DashboardResult).tiles;
  const lines = kind === 'dashboard' ? (result as DashboardResult).problems : [];
  return [
    ...lines.map(({ line, message }) => `line ${line}: ${message}`),
    ...tiles.filter(({ error }) => error !== '').map(({ tile, error }) => `${tile.title}: ${error}`),
  ];
}

/**
 * What went wrong in a workspace's last run: what failed, what was blocked, tiles without rows. Jobs that no cell shows
 * come first, the others in the notebook's order.
 */
export function troublesOf(workspace: Workspace): Trouble[] {
  const { plan, allUnits } = workspace;
  const hidden = plan.jobs.filter(({ id }) => !workspace.unit(id));
  const things = [
    ...hidden.map((job) => ({ id: job.id, title: job.id, kind: 'job', cell: undefined, job })),
    ...allUnits,
  ];
  return things.flatMap(({ id, title, kind, cell, job }) => {
    const { status, error, blockedBy, result, resultKind } = workspace.states.of(id);
    const found =
      status === 'failed'
        ? [error]
        : status === 'blocked'
          ? [`blocked by ${workspace.unit(blockedBy ?? '')?.title ?? blockedBy ?? 'another cell'}`]
          : status === 'done' && resultKind === kind && result !== undefined
            ? tileTroubles(kind, result)
            : [];
    return found.map((text) => ({ cell, job, title, text: text.split('\n')[0]! }));
  });
}
