import { namesThatMatch } from './sources.ts';
import type { Workspace } from './workspace.ts';

/** So many files that fill no table get a button each. */
const mostButtons = 3;

const id = 'strangers';

/** Keeps files that fill no table at hand; the last of a name counts. */
export function addStrangers(workspace: Workspace, files: readonly File[]): void {
  const names = new Set(files.map(({ name }) => name));
  workspace.added = [...workspace.added.filter(({ name }) => !names.has(name)), ...files];
}

/** Whether a notice about files that fill no table is on show. */
export function isAboutStrangers({ notices }: Workspace): boolean {
  return notices.list.some((notice) => notice.id === id);
}

/** Says that files fill no table, and what can be done about it; takes the notice away where there are none. */
export function tellStrangers(workspace: Workspace, strangers: readonly File[]): void {
  if (strangers.length === 0) return workspace.notices.dismiss(id);
  const { lookAtFile } = workspace.effects;
  const shown = strangers.length > mostButtons ? strangers.slice(0, 1) : strangers;
  const names = [...new Set(strangers.map(({ name }) => name))];
  workspace.notices.show({
    id,
    tone: 'warning',
    title: `Not taken: ${names.join(', ')} ${strangers.length === 1 ? 'matches' : 'match'} nothing.`,
    lines: [
      namesThatMatch(workspace.plan),
      ...(lookAtFile ? ['Look at a file to say which table it fills, or to make a new table of it.'] : []),
    ],
    actions: lookAtFile
      ? shown.map(({ name }) => ({
          label: strangers.length > mostButtons ? 'Look at them …' : `Look at ${name} …`,
          run: () => lookAtFile(name),
        }))
      : [],
  });
}

/** Says which files fill no table once Undo or Redo has changed which they are. `before` are those that filled none until then. */
export async function tellChangedStrangers(workspace: Workspace, before: readonly File[]): Promise<void> {
  await workspace.unchanging();
  const { strangers } = workspace;
  const isNew = strangers.some((file) => !before.includes(file));
  const isGone = before.some((file) => !strangers.includes(file));
  if (isNew || (isGone && isAboutStrangers(workspace))) tellStrangers(workspace, strangers);
}
