import type { Workspace } from '../notebook/workspace.ts';
import { sourceColours } from './source-colours.ts';
import { showNote } from './switch-note.ts';

/** Brings the workspace onto the screen, then fetches what takes long while nobody waits for it. */
export async function startWorkspace(workspace: Workspace): Promise<void> {
  await workspace.start();
  showNote(workspace);
  // Pictures of the stored run come before the engine takes the line for itself.
  if (workspace.stored.at !== '') await import('./wb-dashboard.ts').catch(() => undefined);
  // The engine is large: it is fetched once the notebook is on the screen.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  await workspace.warmUp();
  // What a first run would wait for comes now, while nobody does.
  await Promise.allSettled([import('../engine/run.ts'), import('./wb-dashboard.ts')]);
  await sourceColours.load();
}
