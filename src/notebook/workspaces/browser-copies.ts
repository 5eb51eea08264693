import type { Copies } from '../large-files.ts';

/** Copies of large files in a folder of the page's own file system; undefined where the browser has none or refuses it. */
export async function openBrowserCopies(folderName: string): Promise<Copies | undefined> {
  try {
    const root = await navigator.storage.getDirectory();
    return 'createWritable' in FileSystemFileHandle.prototype ? copiesIn(root, folderName) : undefined;
  } catch {
    return undefined;
  }
}

function copiesIn(root: FileSystemDirectoryHandle, folderName: string): Copies {
  // Most workspaces have no large files: the folder is made with the first copy.
  const folder = (create: boolean) => root.getDirectoryHandle(folderName, { create }).catch(() => undefined);
  return {
    async write(name, content, told, signal) {
      const there = await folder(true);
      if (!there) throw new Error('The browser refuses a folder for copies.');
      const writable = await (await there.getFileHandle(name, { create: true })).createWritable();
      let bytes = 0;
      const counting = new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          told((bytes += chunk.length));
          controller.enqueue(chunk);
        },
      });
      try {
        await content.stream().pipeThrough(counting).pipeTo(writable, { signal });
      } catch (error) {
        await there.removeEntry(name).catch(() => undefined);
        const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
        throw isFull ? new Error('There is no room left in this browser for the copy.') : error;
      }
    },
    async read(name) {
      const there = await folder(false);
      return there && (await there.getFileHandle(name).catch(() => undefined))?.getFile();
    },
    async names() {
      const names: string[] = [];
      const there = await folder(false);
      if (there) for await (const name of there.keys()) names.push(name);
      return names;
    },
    async remove(name) {
      await (await folder(false))?.removeEntry(name);
    },
  };
}
