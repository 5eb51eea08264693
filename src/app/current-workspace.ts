import type { Store } from '../notebook/persist.ts';
import { openBrowserShelf } from '../notebook/snapshots/browser-shelf.ts';
import type { Shelf } from '../notebook/snapshots/shelf.ts';
import type { Channel, Locks, TabMessage } from '../notebook/tabs.ts';
import type { Copies } from '../notebook/large-files.ts';
import { openBrowserCopies } from '../notebook/workspaces/browser-copies.ts';
import { copiesFolderOf, folderOf, openShelf } from '../notebook/workspaces/browser-shelf.ts';
import { firstId, Workspaces } from '../notebook/workspaces/workspaces.ts';

const key = 'medallion workspace';

/** The workspaces of this browser. */
export const workspaces = new Workspaces(
  openShelf(),
  // A page that isn’t served safely has no randomUUID.
  () => [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(36)).join(''),
  () => Date.now(),
);

/** The workspace that this page has open. A tab goes back to its own after a reload; a new tab takes the last one. */
export const currentWorkspace = workspaces.open(wanted()).then((entry) => {
  wantNext(entry.id);
  return entry;
});

/** The store of the workspace that is open. */
export async function currentStore(): Promise<Store> {
  return workspaces.store((await currentWorkspace).id);
}

/** Where the tables of the workspace that is open are kept; undefined where that can’t be. */
export async function currentTables(): Promise<Shelf | undefined> {
  return openBrowserShelf(folderOf((await currentWorkspace).id));
}

/** Where large data files of the workspace that is open are copied to; undefined where that can’t be. */
export async function currentCopies(): Promise<Copies | undefined> {
  return openBrowserCopies(copiesFolderOf((await currentWorkspace).id));
}

/** Locks that tell the tabs of one workspace apart: those of another have nothing to do with it. */
export function currentLocks(): Locks | undefined {
  const locks = navigator.locks as LockManager | undefined;
  return (
    locks && {
      request: async (name, options, callback) =>
        locks.request(nameIn((await currentWorkspace).id, name), options, callback),
    }
  );
}

/** How the tabs of one workspace hear each other. */
export function currentChannel(): Channel | undefined {
  if (!('BroadcastChannel' in globalThis)) return undefined;
  const opened = currentWorkspace.then(({ id }) => new BroadcastChannel(nameIn(id, 'medallion-tabs')));
  return {
    post: (message) => void opened.then((channel) => channel.postMessage(message)),
    listen: (hear) =>
      void opened.then((channel) =>
        channel.addEventListener('message', ({ data }) => hear(data as TabMessage)),
      ),
  };
}

function nameIn(id: string, name: string): string {
  return id === firstId ? name : `${name} ${id}`;
}

/** Has the page open this workspace when it is loaded the next time. */
export function wantNext(id: string): void {
  try {
    sessionStorage.setItem(key, id);
    localStorage.setItem(key, id);
  } catch {
    // Where nothing may be kept there is one workspace only.
  }
}

function wanted(): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}
