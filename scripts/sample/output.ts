import { open } from 'node:fs/promises';
import type { Row } from './effect.ts';

const CHUNK = 1 << 18;

/** What stands around and between the lines of a file. */
export interface Frame {
  before: string;
  between: string;
  after: string;
}

/**
 * Writes rows to a file, chunk by chunk: no row is made before the chunk ahead of it is on its way to the disk.
 * @param path the file, replaced if it is there
 * @param rows the rows, made one by one
 * @param frame what stands around them
 * @param seen is told of every row
 * @throws Error when the file cannot be written
 */
export async function writeRows(
  path: string,
  rows: Iterable<Row>,
  frame: Frame,
  seen: (row: Row) => void,
): Promise<void> {
  const file = await open(path, 'w');
  try {
    let chunk = frame.before;
    let first = true;
    for (const row of rows) {
      chunk += first ? row.line : frame.between + row.line;
      first = false;
      seen(row);
      if (chunk.length >= CHUNK) {
        await file.appendFile(chunk);
        chunk = '';
      }
    }
    await file.appendFile(chunk + frame.after);
  } finally {
    await file.close();
  }
}
