import { startWorker } from './blob-worker.ts';
import type { ExportOptions } from './connector.ts';
import type { ExportAnswer, ExportRequest } from './exports/worker.ts';
import exportUrl from './exports/worker.ts?worker&url';
import { stopped } from './turns.ts';
import type { ArrowStream } from './wasm-connection.ts';

/** So many batches may be on their way to the worker: enough that it never waits, few enough to fit in memory. */
const batchesAhead = 50;

/** Writes a stream of record batches as a file, in a worker: the page only passes the engine's messages on. */
export async function exportInWorker(
  stream: ArrowStream,
  format: string,
  { signal, progress }: ExportOptions,
): Promise<Blob> {
  const worker = startWorker(exportUrl, 'module');
  let taken = 0;
  let wake: () => void = () => undefined;
  try {
    const file = new Promise<Blob>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(stopped()));
      worker.addEventListener('error', (event) =>
        reject(new Error(`the file can’t be written: ${event.message || 'the writer has ended'}`)),
      );
      worker.addEventListener('message', ({ data }: MessageEvent<ExportAnswer>) => {
        if (data.type === 'progress') progress?.(data.rows);
        else if (data.type === 'taken') taken++;
        else if (data.type === 'failed') reject(new Error(data.message));
        else resolve(data.file);
        wake();
      });
    });
    file.catch(() => wake());
    const send = (request: ExportRequest, bytes: Uint8Array[] = []) =>
      worker.postMessage(
        request,
        bytes.map((part) => part.buffer),
      );
    const { columns, header } = stream;
    send({ type: 'open', format, columns, header });
    let sent = 0;
    let isEnded = false;
    const feeding = (async () => {
      for await (const batch of stream.batches) {
        if (isEnded) return;
        send({ type: 'batch', batch }, [batch]);
        sent++;
        while (sent - taken > batchesAhead && !isEnded)
          await new Promise<void>((resolve) => (wake = resolve));
      }
      send({ type: 'end' });
    })();
    try {
      return await Promise.race([file, feeding.then(() => file)]);
    } finally {
      isEnded = true;
      wake();
      await feeding.catch(() => undefined);
    }
  } finally {
    worker.terminate();
  }
}
