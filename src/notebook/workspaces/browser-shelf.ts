import { createStore, del, promisifyRequest, values } from 'idb-keyval';
import { openStore } from '../persist.ts';
import { memoryShelf, type Entry, type Shelf } from './shelf.ts';
import { firstId } from './workspaces.ts';

/** The database of a workspace's things. The first one has that of the time when there was only one. */
function databaseOf(id: string): string {
  return id === firstId ? 'medallion' : `medallion ${id}`;
}

/** The folder of the page’s own file system in which a workspace’s tables lie. */
export function folderOf(id: string): string {
  return id === firstId ? 'medallion' : `medallion-${id}`;
}

/** The folder in which copies of a workspace’s large files lie. */
export function copiesFolderOf(id: string): string {
  return `${folderOf(id)}-files`;
}

/** The shelf in IndexedDB, each workspace in a database of its own; in memory where the browser refuses it. */
export async function openShelf(): Promise<Shelf> {
  let list: ReturnType<typeof createStore>;
  try {
    list = createStore('medallion workspaces', 'entries');
    await values(list);
  } catch {
    return memoryShelf();
  }
  return {
    keeps: true,
    entries: () => values<Entry>(list),
    update: (id, change) =>
      list('readwrite', async (store) => {
        const after = change(await promisifyRequest<Entry | undefined>(store.get(id)));
        if (after) await promisifyRequest(store.put(after, id));
      }),
    forget: (id) => del(id, list),
    store: (id) => openStore(databaseOf(id)),
    async copyFiles(from, to) {
      const folders = [folderOf, copiesFolderOf];
      try {
        for (const folder of folders) await copyFolder(folder(from), folder(to));
        return true;
      } catch {
        for (const folder of folders) await removeFolder(folder(to));
        return false;
      }
    },
    async empty(id) {
      const name = databaseOf(id);
      await createStore(name, 'workspace')('readwrite', async (store) => {
        const { transaction } = store;
        store.clear();
        await promisifyRequest(transaction);
        transaction.db.close();
      });
      // A database that another tab has open goes when that one is closed; it is empty by then.
      indexedDB.deleteDatabase(name);
      await removeFolder(folderOf(id));
      await removeFolder(copiesFolderOf(id));
    },
  };
}

/** Copies all files of a folder; one that isn’t there needs no copying. Rejects where there is no room. */
async function copyFolder(from: string, to: string): Promise<void> {
  const root = await navigator.storage.getDirectory();
  const source = await root.getDirectoryHandle(from).catch(() => undefined);
  if (!source) return;
  const target = await root.getDirectoryHandle(to, { create: true });
  for await (const handle of source.values()) {
    if (handle.kind !== 'file') continue;
    const file = await (handle as FileSystemFileHandle).getFile();
    const copy = await target.getFileHandle(handle.name, { create: true });
    await file.stream().pipeTo(await copy.createWritable());
  }
}

/** Removes a folder; one that isn’t there, or in a browser that has none, needs no removing. */
async function removeFolder(name: string): Promise<void> {
  try {
    await (await navigator.storage.getDirectory()).removeEntry(name, { recursive: true });
  } catch {
    // What another tab has open stays; nothing leads to it any more.
  }
}
