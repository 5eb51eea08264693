import type { DataFile } from '../connector.ts';

/** All bytes of a stream as one array. */
export async function readAll(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    size += value.length;
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The bytes of a file from `start` up to `end`. Throws an Error where the file has fewer. */
export async function readRange(
  file: DataFile,
  start: number,
  end: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (start < 0 || end > file.size || start > end)
    throw new Error('breaks off: it points behind its own end');
  const bytes = await readAll(file.stream(start, end));
  if (bytes.length !== end - start) throw new Error('breaks off while it is read');
  return bytes;
}
