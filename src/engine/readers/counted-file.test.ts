import { expect, it } from 'vitest';
import type { FileContent } from '../connector.ts';
import { countedFile } from './counted-file.ts';

const chunk = new Uint8Array(1000).map((_, at) => at % 251);

/** A file of twelve pieces that takes its time. */
const slow: FileContent = {
  name: 'a',
  size: 12_000,
  stream(start = 0) {
    let at = start;
    return new ReadableStream<Uint8Array>({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, 30));
        controller.enqueue(chunk);
        at += chunk.byteLength;
        if (at >= 12_000) controller.close();
      },
    });
  },
};

it('tells how far a file is read, and hands on every byte', async () => {
  const shares: number[] = [];
  const read = await new Response(countedFile(slow, (share) => shares.push(share)).stream(2000)).bytes();
  expect(read).toHaveLength(10_000);
  expect(read.slice(9000)).toEqual(chunk);
  expect(shares.length).toBeGreaterThan(0);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares[0]).toBeGreaterThan(0.2);
  expect(shares.at(-1)).toBeLessThanOrEqual(1);
});

it('is silent where nothing is known of the size', () => {
  const endless = { ...slow, size: Infinity };
  expect(countedFile(endless, () => undefined)).toBe(endless);
});
