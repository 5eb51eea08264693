import { memoryStore, type Store } from '../persist.ts';

/** One workspace, as the list of all of them knows it. Times are milliseconds since 1970. */
export interface Entry {
  id: string;
  name: string;
  created: number;
  changed: number;
  /** When it was deleted; it can be restored until it is really gone. */
  deleted?: number;
}

/** Where workspaces stand: the list of them, and a store for the things of each. */
export interface Shelf {
  /** Whether anything outlives the page. */
  readonly keeps: boolean;
  entries(): Promise<Entry[]>;
  /** Changes an entry of the list in one step; `change` gives undefined where nothing is to be written. */
  update(id: string, change: (before: Entry | undefined) => Entry | undefined): Promise<void>;
  /** Takes an entry out of the list. */
  forget(id: string): Promise<void>;
  /** The store of a workspace's things. */
  store(id: string): Promise<Store>;
  /** Copies the files of a workspace, those of tables too, to another one; false, and none, where that can't be done. */
  copyFiles(from: string, to: string): Promise<boolean>;
  /** Deletes all things of a workspace. */
  empty(id: string): Promise<void>;
}

/** A shelf that is gone with the page. */
export function memoryShelf(): Shelf {
  const entries = new Map<string, Entry>();
  const stores = new Map<string, Store>();
  return {
    keeps: false,
    entries: () => Promise.resolve([...entries.values()]),
    update(id, change) {
      const after = change(entries.get(id));
      if (after) entries.set(id, after);
      return Promise.resolve();
    },
    forget(id) {
      entries.delete(id);
      return Promise.resolve();
    },
    store(id) {
      const store = stores.get(id) ?? memoryStore();
      stores.set(id, store);
      return Promise.resolve(store);
    },
    copyFiles: () => Promise.resolve(false),
    empty(id) {
      stores.delete(id);
      return Promise.resolve();
    },
  };
}
