import type { Workspace } from '../notebook/workspace.ts';
import { wantNext, workspaces } from './current-workspace.ts';
import type { Page } from './page.ts';

/** What is to be said once another workspace is open. */
export interface SwitchNote {
  title: string;
  lines?: string[];
  tone?: 'info' | 'warning';
  /** The id of a workspace that has been deleted and that Undo brings back. */
  deleted?: string;
}

const key = 'medallion note';

/** Opens another workspace in this tab: the page is loaded anew. A run that goes on is not broken off for it. */
export async function switchTo(page: Page, id: string, note?: SwitchNote): Promise<void> {
  const { workspace } = page;
  if (workspace.running) {
    page.say('A run is going on: wait until it is done or stop it, then switch.');
    return;
  }
  page.endEdit();
  await workspace.unchanging();
  await workspace.keeper.settle();
  wantNext(id);
  try {
    if (note) sessionStorage.setItem(key, JSON.stringify(note));
  } catch {
    // A note that can’t be kept is not said.
  }
  // The address tells of dashboards or of a link that the other workspace knows nothing of.
  history.replaceState(history.state, '', location.pathname + location.search);
  location.reload();
}

/** Says what was to be said once the page is loaded. */
export function showNote(workspace: Workspace): void {
  const note = takeNote();
  if (!note) return;
  const { deleted, ...rest } = note;
  workspace.notices.show({
    id: 'workspace',
    ...rest,
    actions: deleted === undefined ? [] : [undoAction(workspace, deleted)],
  });
  if (workspace.own.files.size > 0) void workspace.effects.askToLast?.(workspace.notices);
}

/** The way to bring a deleted workspace back, for a notice. */
export function undoAction({ notices }: Workspace, id: string) {
  const restore = async () => {
    try {
      await workspaces.restore(id);
      const { name } = (await workspaces.list()).find((entry) => entry.id === id)!;
      notices.show({ id: 'workspace', title: `${name} is back among the workspaces.` });
    } catch (error) {
      notices.show({ id: 'workspace', tone: 'warning', title: (error as Error).message });
    }
  };
  return { label: 'Undo', run: () => void restore() };
}

function takeNote(): SwitchNote | undefined {
  try {
    const text = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    return text === null ? undefined : (JSON.parse(text) as SwitchNote);
  } catch {
    return undefined;
  }
}
