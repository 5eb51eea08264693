import type { FileContent } from '../connector.ts';

/** Milliseconds between two calls at least. */
const tellEvery = 100;

/** The same file; `told` is told now and then how far it is being read, as a share from 0 to 1, where its size is known. */
export function countedFile(file: FileContent, told: (share: number) => void): FileContent {
  if (!Number.isFinite(file.size) || file.size === 0) return file;
  let last = performance.now();
  return {
    ...file,
    stream(start = 0, end = file.size) {
      let at = start;
      const count = new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          at += chunk.byteLength;
          controller.enqueue(chunk);
          if (performance.now() - last < tellEvery) return;
          last = performance.now();
          told(Math.min(1, at / file.size));
        },
      });
      return file.stream(start, end).pipeThrough(count);
    },
  };
}
