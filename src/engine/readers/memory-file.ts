import type { FileContent } from '../connector.ts';
import { readAll } from './bytes.ts';

/** Bytes in memory as a file. */
export function memoryFile(name: string, bytes: Uint8Array<ArrayBuffer>): FileContent {
  return {
    name,
    size: bytes.length,
    stream: (start = 0, end = bytes.length) => new Blob([bytes.subarray(start, end)]).stream(),
  };
}

/** A file read into memory, for formats that jump about in it and files that can only be streamed. */
export async function intoMemory(file: FileContent): Promise<FileContent> {
  return memoryFile(file.name, await readAll(file.stream()));
}
