import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { readAhead } from './read-ahead.ts';

interface Piece {
  size: number;
  slice(start: number, end: number): Piece;
}
interface Reader {
  readAsArrayBuffer(piece: Piece): ArrayBuffer;
}
interface Browser {
  Blob: new (bytes: Uint8Array) => Piece;
  FileReaderSync: new () => Reader;
}

/** A browser's files as far as the engine's worker knows them, and how long the reads were that reached them. */
function browser(): { reads: number[]; global: Browser } {
  const reads: number[] = [];
  class Blob {
    constructor(readonly bytes: Uint8Array) {}
    get size() {
      return this.bytes.length;
    }
    slice(start: number, end: number) {
      return new Blob(this.bytes.subarray(start, end));
    }
  }
  class FileReaderSync {
    readAsArrayBuffer({ bytes }: Blob) {
      reads.push(bytes.length);
      return bytes.slice().buffer;
    }
  }
  const global = { Blob, FileReaderSync } as unknown as Browser;
  runInNewContext(readAhead, global);
  return { reads, global };
}

it('reads a file in blocks, in any order, by few reads, and gives the bytes that are there', () => {
  const { reads, global } = browser();
  const bytes = Uint8Array.from({ length: 2_500_000 }, (_, at) => (at * 7) % 251);
  const file = new global.Blob(bytes);
  const block = 16_384;
  const starts = Array.from({ length: Math.ceil(bytes.length / block) }, (_, number) => number * block + 5);
  for (const start of [...starts.filter((_, at) => at % 2), ...starts.filter((_, at) => !(at % 2))]) {
    const piece = file.slice(start, start + block);
    const read = new global.FileReaderSync().readAsArrayBuffer(piece);
    expect(Buffer.from(read).equals(bytes.subarray(start, start + block))).toBe(true);
  }
  expect(reads).toHaveLength(3);
});

it('makes a long read at once, and keeps no more of a large file than some segments', () => {
  const { reads, global } = browser();
  const file = new global.Blob(new Uint8Array(20 * 1024 * 1024));
  new global.FileReaderSync().readAsArrayBuffer(file.slice(0, 1_000_000));
  expect(reads).toEqual([1_000_000]);
  for (let at = 0; at < 20; at++)
    new global.FileReaderSync().readAsArrayBuffer(file.slice(at * 1024 * 1024, at * 1024 * 1024 + 10));
  expect(reads).toHaveLength(21);
  new global.FileReaderSync().readAsArrayBuffer(file.slice(0, 10));
  expect(reads).toHaveLength(22);
  new global.FileReaderSync().readAsArrayBuffer(file.slice(19 * 1024 * 1024, 19 * 1024 * 1024 + 10));
  expect(reads).toHaveLength(22);
});
