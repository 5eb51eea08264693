import { gzipSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { FileContent } from '../connector.ts';
import { joined } from './awkward/awkward-file.test-helper.ts';
import { readAll } from './bytes.ts';
import { gzip } from './gzip.ts';
import { memoryFile } from './memory-file.ts';

/** A file that comes in pieces of so many bytes. */
function inPieces(bytes: Uint8Array<ArrayBuffer>, size: number): FileContent {
  const file = memoryFile('x.gz', bytes);
  return {
    ...file,
    stream: (start = 0, end = bytes.length) => {
      const part = bytes.subarray(start, end);
      let at = 0;
      return new ReadableStream<Uint8Array>({
        pull(controller) {
          if (at >= part.length) return controller.close();
          controller.enqueue(part.subarray(at, (at += size)));
        },
      });
    },
  };
}

const texts = ['id,name\n', '', '1,Ann\n'.repeat(3000), '2,Bob\n'];
const members = texts.map((text, index) =>
  gzipSync(strToU8(text), { filename: 'n'.repeat(index * 100), mtime: 1 }),
);
const textOf = async (file: FileContent) => {
  const { content } = await gzip.open(file);
  return new TextDecoder().decode(await readAll(content.stream()));
};

describe('gzip', () => {
  it.each([1, 3, 8, 50, 100_000])('of several members is read in pieces of %i bytes', async (size) => {
    expect(await textOf(inPieces(joined(...members), size))).toBe(texts.join(''));
    for (const zeros of [1, 9, 512])
      expect(await textOf(inPieces(joined(...members, new Uint8Array(zeros)), size))).toBe(texts.join(''));
  });

  it('with one byte changed anywhere gives the same text or an error, and never another', async () => {
    const whole = joined(gzipSync(strToU8('1,Ann\n')), gzipSync(strToU8('2,Bob\n')), new Uint8Array(12));
    let refused = 0;
    for (let place = 0; place < whole.length; place++) {
      const broken = whole.slice();
      broken[place]! ^= 1 << (place % 8);
      try {
        expect(await textOf(memoryFile('x.gz', broken))).toBe('1,Ann\n2,Bob\n');
      } catch (error) {
        expect((error as Error).message).toMatch(/^is a damaged gzip archive/);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(whole.length / 2);
  });
});
