import type { Workspace } from './workspace.ts';

/**
 * Shows what another tab has kept in place of what is on show: configuration, files, notebook, tables and figures. What
 * could be undone here is another tab's now. Never rejects: what can't be read is said in a notice.
 */
export async function follow(workspace: Workspace): Promise<void> {
  const { keeper, book, planner, snapshots, runner, journal, effects } = workspace;
  const before = workspace.own;
  const { own, notebook, run, cells, dismissed } = await keeper.load();
  workspace.own = own;
  workspace.dismissed = dismissed;
  journal.forget();
  book.read(notebook ?? effects.shipped.notebook, planner.plan, cells);
  if (JSON.stringify(own.configs) === JSON.stringify(before.configs)) await planner.relink();
  else await planner.replan();
  await snapshots.follow();
  // A browser that keeps no tables keeps the figures all the same; where tables are emptied, they outlast these for a moment.
  if (runner.lastRun?.at !== run?.at && !snapshots.isThere) {
    runner.forget();
    if (run) runner.restore(run);
  }
  planner.markStale();
}

/** Ends what goes on and waits until all there is has been kept. */
export async function settle(workspace: Workspace): Promise<void> {
  const { runner, keeper, snapshots } = workspace;
  await runner.stopped();
  await workspace.unchanging();
  await snapshots.settled();
  await keeper.settle();
}
