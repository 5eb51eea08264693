import { describe, expect, it } from 'vitest';
import { errorText } from '../../core/error-text.ts';
import type { FileContent } from '../connector.ts';
import type { AwkwardFile } from './awkward/awkward-file.test-helper.ts';
import { brokenFiles, encodedFiles } from './awkward/broken-files.test-cases.ts';
import { csvFiles } from './awkward/csv-files.test-cases.ts';
import { guessedFiles } from './awkward/csv-guesses.test-cases.ts';
import { jsonFiles } from './awkward/json-files.test-cases.ts';
import { writeCanonical } from './canonical.ts';
import { memoryFile } from './memory-file.ts';

/** The file as a stream of small pieces. */
function inPieces({ content }: AwkwardFile, size: number): FileContent {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const file = memoryFile('file', bytes);
  const cut = () =>
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        for (let at = 0; at < chunk.length; at += size) controller.enqueue(chunk.subarray(at, at + size));
      },
    });
  return { ...file, stream: (start, end) => file.stream(start, end).pipeThrough(cut()) };
}

async function read(file: FileContent): Promise<unknown> {
  let text = '';
  const add = (piece: string) => {
    text += piece;
  };
  try {
    const result = await writeCanonical(file, 'csv', { names: [] }, { records: add, rejected: add });
    return { result, text };
  } catch (error) {
    return errorText(error);
  }
}

const small = [...csvFiles, ...guessedFiles, ...jsonFiles, ...encodedFiles, ...brokenFiles].filter(
  ({ content }) => content.length < 3000,
);

describe('a file gives the same in pieces of any size', () => {
  it.each(small)('$what', async (file) => {
    const whole = await read(inPieces(file, 1_000_000));
    for (const size of [1, 2, 3, 7]) expect(await read(inPieces(file, size))).toEqual(whole);
  });
});
