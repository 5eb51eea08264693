/** A file on the user's disk, as browsers that have file handles lend it. */
export interface FileHandle {
  getFile(): Promise<File>;
  requestPermission?(options: { mode: 'read' }): Promise<PermissionState>;
}

/** Where copies of data files lie that are too large for the database. */
export interface Copies {
  /** Copies a file without holding it in memory; tells the bytes that are written. Rejects where there is no room. */
  write(name: string, content: Blob, told: (bytes: number) => void, signal: AbortSignal): Promise<void>;
  /** Undefined where there is no such copy. */
  read(name: string): Promise<Blob | undefined>;
  names(): Promise<string[]>;
  remove(name: string): Promise<void>;
}

/** Where a large data file comes from after a reload: from a copy, or from the user's disk once that is allowed again. */
export interface LargeFile {
  name: string;
  /** Bytes, and milliseconds since 1970: the copy of another content is not the file. */
  size: number;
  lastModified: number;
  copy?: string;
  handle?: FileHandle;
}

const handles = new WeakMap<File, FileHandle>();
const copied = new WeakMap<File, string>();

/** Notes where on the user's disk a file lies. */
export function noteHandle(file: File, handle: FileHandle): void {
  handles.set(file, handle);
}

/** Notes the name of a file's copy. */
export function noteCopy(file: File, copy: string): void {
  copied.set(file, copy);
}

const origins = new WeakMap<File, File>();

/** The file that was renamed to this one; itself where none was. */
export function originOf(file: File): File {
  return origins.get(file) ?? file;
}

/** A file under another name, without a copy of its content. */
export function renamed(file: File, name: string): File {
  if (file.name === name) return file;
  const other = new File([file], name, { type: file.type, lastModified: file.lastModified });
  origins.set(other, originOf(file));
  const handle = handles.get(file);
  if (handle) handles.set(other, handle);
  return other;
}

/** Of files that are too large for the database, those that come back all the same, and how. */
export function largeFiles(files: readonly File[]): LargeFile[] {
  return files.flatMap((file): LargeFile[] => {
    const { name, size, lastModified } = file;
    const [copy, handle] = [copied.get(file), handles.get(file)];
    if (copy !== undefined) return [{ name, size, lastModified, copy }];
    return handle ? [{ name, size, lastModified, handle }] : [];
  });
}

/** Brings back the files of which there are copies; the others have to be opened again, or are missing. */
export async function readCopies(copies: Copies | undefined, large: readonly LargeFile[]): Promise<File[]> {
  const files = large.map(async ({ name, size, lastModified, copy }) => {
    const content = copy === undefined ? undefined : await copies?.read(copy).catch(() => undefined);
    if (copy === undefined || content?.size !== size) return [];
    const file = new File([content], name, { lastModified });
    copied.set(file, copy);
    return [file];
  });
  return (await Promise.all(files)).flat();
}

/** Removes copies that nothing leads to any more. */
export async function tidyCopies(copies: Copies, large: readonly LargeFile[]): Promise<void> {
  const wanted = new Set(large.map(({ copy }) => copy));
  for (const name of await copies.names()) if (!wanted.has(name)) await copies.remove(name);
}
