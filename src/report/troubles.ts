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
  /** What keeps it from being made; '' where the reason is its own. */
  blockedBy: string;
}

type Reason = Pick<Trouble, 'text' | 'blockedBy'>;

function blocked(what: string, blockedBy: string): Reason {
  return { text: `${what}blocked by ${blockedBy}`, blockedBy };
}

function tileTroubles(kind: string, result: unknown): Reason[] {
  if (kind !== 'plot' && kind !== 'dashboard') return [];
  const tiles = kind === 'plot' ? [result as TileResult] : (result as DashboardResult).tiles;
  const lines = kind === 'dashboard' ? (result as DashboardResult).problems : [];
  return [
    ...lines.map(({ line, message }) => ({ text: `line ${line}: ${message}`, blockedBy: '' })),
    ...tiles
      .filter(({ error }) => error !== '')
      .map(({ tile, error }) => {
        const blocker = /^blocked by (.*)$/.exec(error)?.[1];
        return blocker
          ? blocked(`${tile.title}: `, blocker)
          : { text: `${tile.title}: ${error}`, blockedBy: '' };
      }),
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
    const made = resultKind === kind ? result : undefined;
    const found =
      status === 'failed'
        ? [{ text: error, blockedBy: '' }]
        : status === 'blocked'
          ? [blocked('', workspace.unit(blockedBy ?? '')?.title ?? blockedBy ?? 'another cell')]
          : status === 'done' && made !== undefined
            ? tileTroubles(kind, made)
            : [];
    return found.map(({ text, blockedBy }) => ({ cell, job, title, text: text.split('\n')[0]!, blockedBy }));
  });
}
