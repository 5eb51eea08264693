import { errorText } from '../../core/error-text.ts';
import { BlobWriter } from '../blob-writer.ts';
import { browserFile } from '../browser-file.ts';
import { writeCanonical, type Canonical } from './canonical.ts';
import type { ReadOptions } from './format.ts';

/** What the page asks of the worker: one file to read. */
export interface ReadRequest {
  file: Blob;
  name: string;
  expected: string;
  options: ReadOptions;
}

/** What the worker answers: how far it is, and in the end the rewritten file or an error. */
export type ReadAnswer =
  | { type: 'progress'; records: number }
  | { type: 'done'; canonical: Canonical; records: Blob; rejected: Blob }
  | { type: 'failed'; message: string };

async function answer({ file, name, expected, options }: ReadRequest): Promise<ReadAnswer> {
  const records = new BlobWriter();
  const rejected = new BlobWriter();
  try {
    const canonical = await writeCanonical(browserFile(file, name), expected, options, {
      records: (text) => records.write(text),
      rejected: (text) => rejected.write(text),
      progress: (count) => postMessage({ type: 'progress', records: count } satisfies ReadAnswer),
    });
    return { type: 'done', canonical, records: records.flush(), rejected: rejected.flush() };
  } catch (error) {
    return { type: 'failed', message: errorText(error) };
  }
}

addEventListener('message', (event: MessageEvent<ReadRequest>) => {
  void answer(event.data).then((message) => postMessage(message));
});
