import { errorText } from '../../core/error-text.ts';
import { BlobWriter } from '../blob-writer.ts';
import { browserFile } from '../browser-file.ts';
import { writeCanonical, type Canonical } from './canonical.ts';
import { PartNeeded, type ReadOptions } from './format.ts';
import { peekContent, type Peeked } from './peek.ts';

/** What the page asks of the worker: one file to read. */
export interface ReadRequest {
  file: Blob;
  name: string;
  expected: string;
  options: ReadOptions;
  /** Where only the beginning is wanted: the first so many records. */
  peek?: number;
}

/** What the worker answers: how far it is, and in the end the rewritten file or an error. */
export type ReadAnswer =
  | { type: 'progress'; records: number; share: number }
  | { type: 'done'; canonical: Canonical; records: Blob; rejected: Blob }
  | { type: 'failed'; message: string };

/** What the worker answers where only the beginning is wanted. */
export type PeekAnswer =
  { type: 'peeked'; peeked: Peeked } | { type: 'failed'; message: string; parts?: readonly string[] };

async function peek({ file, name, expected, options }: ReadRequest, limit: number): Promise<PeekAnswer> {
  try {
    const peeked = await peekContent(browserFile(file, name), expected, options, limit);
    return { type: 'peeked', peeked };
  } catch (error) {
    const parts = error instanceof PartNeeded ? { parts: error.parts } : {};
    return { type: 'failed', message: errorText(error), ...parts };
  }
}

async function answer({ file, name, expected, options }: ReadRequest): Promise<ReadAnswer> {
  const records = new BlobWriter();
  const rejected = new BlobWriter();
  try {
    const canonical = await writeCanonical(browserFile(file, name), expected, options, {
      records: (text) => records.write(text),
      rejected: (text) => rejected.write(text),
      progress: (count, share) =>
        postMessage({ type: 'progress', records: count, share } satisfies ReadAnswer),
    });
    return { type: 'done', canonical, records: records.flush(), rejected: rejected.flush() };
  } catch (error) {
    return { type: 'failed', message: errorText(error) };
  }
}

addEventListener('message', ({ data }: MessageEvent<ReadRequest>) => {
  const work = data.peek === undefined ? answer(data) : peek(data, data.peek);
  void work.then((message) => postMessage(message));
});
