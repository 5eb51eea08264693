import { Breath } from '../../engine/breath.ts';

/** Sends a file through a stream that packs or unpacks it, chunk by chunk; the thread stays free for others. */
export async function* chunksThrough(
  content: Blob,
  stream?: CompressionStream | DecompressionStream,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const source = content.stream() as ReadableStream<Uint8Array<ArrayBuffer>>;
  const reader = (stream ? source.pipeThrough<Uint8Array<ArrayBuffer>>(stream) : source).getReader();
  const breath = new Breath();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
      await breath.take();
    }
  } finally {
    // Who stops early wants no more of it.
    await reader.cancel().catch(() => undefined);
  }
}
