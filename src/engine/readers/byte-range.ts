import type { FileContent } from '../connector.ts';
import { readAll } from './bytes.ts';

/** The bytes of a file from `start` up to `end`. Throws an Error where the file has fewer. */
export async function readRange(
  file: FileContent,
  start: number,
  end: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (start < 0 || end > file.size || start > end)
    throw new Error('breaks off: it points behind its own end');
  const bytes = await readAll(file.stream(start, end));
  if (bytes.length !== end - start) throw new Error('breaks off while it is read');
  return bytes;
}
