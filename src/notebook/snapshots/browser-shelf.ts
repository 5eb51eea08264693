import { browserFile } from '../../engine/browser-file.ts';
import type { Shelf } from './shelf.ts';

/**
 * A shelf in a folder of the page's own file system; undefined where the browser has none or refuses it, as in some private windows,
 * or can't check what it holds, as on a page that came over plain HTTP.
 */
export async function openBrowserShelf(folderName: string): Promise<Shelf | undefined> {
  try {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(folderName, { create: true });
    const isWhole = 'createWritable' in FileSystemFileHandle.prototype && 'subtle' in crypto;
    return isWhole ? shelfIn(folder, folderName) : undefined;
  } catch {
    return undefined;
  }
}

function shelfIn(folder: FileSystemDirectoryHandle, folderName: string): Shelf {
  const isMissing = (error: unknown) => error instanceof DOMException && error.name === 'NotFoundError';
  return {
    path: (name) => `opfs://${folderName}/${name}`,
    async read(name) {
      try {
        return browserFile(await (await folder.getFileHandle(name)).getFile(), name);
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    async names() {
      const names: string[] = [];
      for await (const name of folder.keys()) names.push(name);
      return names;
    },
    async remove(name) {
      await folder.removeEntry(name).catch((error: unknown) => {
        if (!isMissing(error)) throw error;
      });
    },
    async free() {
      const { quota = Infinity, usage = 0 } = await navigator.storage.estimate();
      return quota - usage;
    },
  };
}
