import type { FileContent } from '../connector.ts';
import { browserFile } from '../browser-file.ts';
import type { FileFormat, ReadOptions } from './format.ts';

/** A file of bytes made by a test, which notes the ranges that are read. */
export function fileOf(
  bytes: Uint8Array | Blob,
  name = 'file',
): FileContent & { ranges: [number, number][] } {
  const ranges: [number, number][] = [];
  const file = browserFile(bytes instanceof Blob ? bytes : new Blob([new Uint8Array(bytes)]), name);
  return {
    ...file,
    ranges,
    stream: (start = 0, end = file.size) => {
      ranges.push([start, end]);
      return file.stream(start, end);
    },
  };
}

/** All that a reader says of a file. */
export interface ReadFile {
  columns: string[];
  notes: string[];
  rows: (string | null)[][];
  numbers: number[];
  rejected: { row: number; reason: string }[];
}

/** Reads a whole file with a format. Throws the reader's Error. */
export async function readWhole(
  format: FileFormat,
  file: FileContent,
  options: Partial<ReadOptions> = {},
): Promise<ReadFile> {
  const rows: (string | null)[][] = [];
  const numbers: number[] = [];
  const rejected: ReadFile['rejected'] = [];
  const { columns, notes } = await format.read(
    file,
    { hasHeader: true, names: [], ...options },
    {
      record(row, values) {
        numbers.push(row);
        rows.push([...values]);
      },
      reject({ row, reason }) {
        rejected.push({ row, reason });
      },
    },
  );
  const full = rows.map((row) => columns.map((_, index) => row[index] ?? null));
  return { columns, notes, rows: full, numbers, rejected };
}
