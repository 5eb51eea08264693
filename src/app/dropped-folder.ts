import { noteHandle } from '../notebook/large-files.ts';
import type { FoundFile } from '../notebook/workspaces/zip-read.ts';

/** A folder that was dropped or chosen, with all files in it. */
export interface Folder {
  name: string;
  files: FoundFile[];
}

/** What was dropped: files, and folders that are yet to be read. */
export interface Dropped {
  files: File[];
  folders: FileSystemDirectoryEntry[];
  /** Resolves once it is known where on the disk the files lie, as far as the browser tells. */
  noted?: Promise<unknown>;
}

/** What some browsers add to an item of a drop. */
interface HandleItem {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
}

const mostFiles = 20_000;

/** Folders that may hold very many files, none of which is wanted. */
const skipped = /^(?:\..+|node_modules|__pycache__|__MACOSX)$/;

/** Tells folders from files. Has to be called while the drop is handled: the browser forgets it afterwards. */
export function droppedIn(transfer: DataTransfer): Dropped {
  const dropped: Dropped = { files: [], folders: [] };
  const noted: Promise<unknown>[] = [];
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    const handle = (item as HandleItem).getAsFileSystemHandle?.();
    if (file && handle)
      noted.push(
        handle.then(
          (found) => found?.kind === 'file' && noteHandle(file, found as FileSystemFileHandle),
          () => undefined,
        ),
      );
    if (entry?.isDirectory) dropped.folders.push(entry as FileSystemDirectoryEntry);
    else if (file) dropped.files.push(file);
  }
  return { ...dropped, noted: Promise.all(noted) };
}

/** All files of a dropped folder. Rejects where they are too many, or can’t be read. */
export async function readFolder(folder: FileSystemDirectoryEntry): Promise<Folder> {
  const files: FoundFile[] = [];
  const open: { path: string; entry: FileSystemDirectoryEntry }[] = [{ path: folder.name, entry: folder }];
  for (let next = open.pop(); next; next = open.pop())
    for (const entry of await entriesOf(next.entry)) {
      const path = `${next.path}/${entry.name}`;
      if (entry.isDirectory && !skipped.test(entry.name))
        open.push({ path, entry: entry as FileSystemDirectoryEntry });
      if (entry.isFile) files.push(foundFile(path, await fileOf(entry as FileSystemFileEntry)));
      if (files.length > mostFiles) throw new Error(`${folder.name} holds more than ${mostFiles} files.`);
    }
  return { name: folder.name, files };
}

/** The folders of an input that chooses folders. */
export function chosenFolders(files: readonly File[]): Folder[] {
  const folders = new Map<string, FoundFile[]>();
  for (const file of files) {
    const path = file.webkitRelativePath || file.name;
    const name = path.replace(/\/.*$/, '');
    const found = folders.get(name) ?? [];
    folders.set(name, found);
    found.push(foundFile(path, file));
  }
  return [...folders].map(([name, found]) => ({ name, files: found }));
}

function foundFile(path: string, file: File): FoundFile {
  return { path, size: file.size, read: () => Promise.resolve(file) };
}

async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  // The browser gives a hundred at a time.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}
