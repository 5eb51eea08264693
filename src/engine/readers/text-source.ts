import type { FileContent } from '../connector.ts';
import { decodeUtf8, toBinary } from './bytes.ts';
import { findEncoding, type Encoding } from './encoding.ts';

/** A file as text, in pieces. */
export interface TextSource {
  encoding: Encoding;
  /** The text in pieces, without byte order mark; to be read once. */
  pieces: AsyncGenerator<string>;
  /** A part of the text as it is to be kept; undefined where its bytes are no characters. */
  decode(part: string): string | undefined;
}

/**
 * Opens a file as text by the encoding that it is found to have. Where some of its bytes are no characters, the text
 * has one character a byte and its parts are decoded one by one, so that only those with such bytes are lost.
 */
export async function openText(file: FileContent): Promise<TextSource> {
  const { encoding, valid } = await findEncoding(file);
  if (!valid) return { encoding, pieces: binaryPieces(file), decode: decodeUtf8 };
  return { encoding, pieces: decodedPieces(file, encoding), decode: (part) => part };
}

async function* decodedPieces(file: FileContent, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const bytes of chunks(file)) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

async function* binaryPieces(file: FileContent): AsyncGenerator<string> {
  let first = true;
  for await (const bytes of chunks(file)) {
    const text = toBinary(bytes);
    yield first ? text.replace(/^\u00ef\u00bb\u00bf/, '') : text;
    first = false;
  }
}

/** A stream's chunks; a browser's streams can't be looped over everywhere. */
async function* chunks(file: FileContent): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}
