import type { DataFile } from './connector.ts';

/** A file of the browser, dropped or fetched. A Blob has no name of its own. */
export function browserFile(file: File | Blob, name = file instanceof File ? file.name : 'file'): DataFile {
  return {
    name,
    size: file.size,
    handle: file,
    stream: (start = 0, end = file.size) => file.slice(start, end).stream(),
  };
}
