import { startWorker } from './blob-worker.ts';
import type { Connector } from './connector.ts';
import { PartNeeded } from './readers/format.ts';
import type { Peeked } from './readers/peek.ts';
import type { PeekAnswer, ReadRequest } from './readers/worker.ts';
import readerUrl from './readers/worker.ts?worker&url';

/** Reads the beginning of a file in a worker of its own; see `Connector.peek`. */
export function peekInWorker(
  ...[file, expected, options, limit]: Parameters<Connector['peek']>
): Promise<Peeked> {
  const worker = startWorker(readerUrl, 'module');
  return new Promise<Peeked>((resolve, reject) => {
    worker.addEventListener('error', (event) =>
      reject(new Error(`${file.name} can't be read: ${event.message || 'the reader has ended'}`)),
    );
    worker.addEventListener('message', ({ data }: MessageEvent<PeekAnswer>) => {
      if (data.type === 'peeked') resolve(data.peeked);
      else reject(data.parts ? new PartNeeded(data.message, data.parts) : new Error(data.message));
    });
    const request: ReadRequest = {
      file: file.handle as Blob,
      name: file.name,
      expected,
      options,
      peek: limit,
    };
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}
