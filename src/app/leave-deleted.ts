import type { Entry } from '../notebook/workspaces/shelf.ts';
import { workspaces } from './current-workspace.ts';
import type { Page } from './page.ts';
import { switchTo } from './switch-note.ts';

/**
 * Deletes the workspace that is open and opens another one in its place, a new sample where there is none. A notice there
 * can bring it back. Throws while a run goes on, which would be broken off.
 *
 * @param title what the notice says
 * @param others the other workspaces
 * @param leaving told before the page is loaded anew
 */
export async function leaveDeleted(
  page: Page,
  id: string,
  title: string,
  others: readonly Entry[],
  leaving: () => void,
): Promise<void> {
  const { running, keeper } = page.workspace;
  if (running)
    throw new Error('A run is going on: wait until it is done or stop it, then delete its workspace.');
  const next = others[0] ?? (await workspaces.create('Health care sample'));
  await keeper.settle();
  await workspaces.remove(id);
  leaving();
  await switchTo(page, next.id, { title, deleted: id });
}
