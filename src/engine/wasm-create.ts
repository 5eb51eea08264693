import type { AsyncDuckDB } from '@duckdb/duckdb-wasm';
import { gunzipSync } from 'fflate';

/**
 * A database without tables, as DuckDB 1.4 writes it with blocks of 16 KB, packed: the engine in the browser can attach
 * a file of the page's own file system only where one is there already.
 */
const emptyDatabase =
  'H4sIAAAAAAACA+3YoQ3CUBQF0I9jC5ConzaUpDiS1mEwTEBTNkDgGADFIBVdANE5ugkBQYogIUFWnGNeXu5b4L7j47a4XGNb' +
  '7ovtJvznlMYsLn/nVVod8rxer5IAAAAAjEB3b2bz864f9ueXz+HwHJi+xyTo/wAAAKD/6/8AAAAwFi93GsiZADAAAA==';

/** What the paths of the page's own file system begin with. */
export const ownFiles = 'opfs://';

/** A folder of the page's own file system; made where it is missing. Rejects where the browser has no such system. */
export async function ownFolder(names: readonly string[]): Promise<FileSystemDirectoryHandle> {
  let folder = await navigator.storage.getDirectory();
  for (const name of names) folder = await folder.getDirectoryHandle(name, { create: true });
  return folder;
}

/**
 * Makes a new database file in the page's own file system, which the engine writes in its worker: no byte of it comes to
 * the page. Returns what closes it; the log that the engine asks for beside it is gone then. Rejects with the browser's error.
 */
export async function createInBrowser(database: AsyncDuckDB, path: string): Promise<() => Promise<void>> {
  const names = path.slice(ownFiles.length).split('/');
  const name = names.pop()!;
  const folder = await ownFolder(names);
  const log = `${name}.wal`;
  const file = await folder.getFileHandle(name, { create: true });
  const writable = await file.createWritable();
  await writable.write(gunzipSync(Uint8Array.from(atob(emptyDatabase), (letter) => letter.charCodeAt(0))));
  await writable.close();
  await database.registerOPFSFileName(path);
  await database.registerOPFSFileName(`${path}.wal`);
  return async () => {
    await database.dropFile(`${path}.wal`);
    await database.dropFile(path);
    await folder.removeEntry(log).catch(() => undefined);
  };
}
