import type { FileContent } from '../connector.ts';
import { decodeForDisplay, decodeUtf8, toBinary } from './bytes.ts';
import { checkEncoding, findEncoding } from './encoding.ts';
import type { ReadChoice } from './format.ts';
import { withoutLines } from './skip-lines.ts';

/** A file as text, in pieces. */
export interface TextSource {
  encoding: string;
  /** The text in pieces, without byte order mark and without the lines that are skipped; to be read once. */
  pieces: AsyncGenerator<string>;
  /** A part of the text as it is to be kept; undefined where its bytes are no characters. */
  decode(part: string): string | undefined;
  /** A part of the text for showing it, whatever its bytes are. */
  show(part: string): string;
}

/**
 * Opens a file as text by the encoding that it is found to have, or that is chosen. Where some of its bytes are no
 * characters, the text has one character a byte and its parts are decoded one by one, so that only those with such bytes
 * are lost.
 */
export async function openText(
  file: FileContent,
  { encoding: given, skipLines = 0 }: ReadChoice = {},
): Promise<TextSource> {
  const { encoding, valid } = await (given ? checkEncoding(file, given) : findEncoding(file));
  const source = valid ? decoded(file, encoding) : binary(file, encoding);
  return skipLines > 0 ? { ...source, pieces: withoutLines(source.pieces, skipLines) } : source;
}

function binary(file: FileContent, encoding: string): TextSource {
  return { encoding, pieces: binaryPieces(file), decode: decodeUtf8, show: decodeForDisplay };
}

function decoded(file: FileContent, encoding: string): TextSource {
  // Where the encoding has no such sign, it stands for bytes that are no characters.
  const isSign = /^(?:utf-|gb18030)/.test(encoding);
  return {
    encoding,
    pieces: decodedPieces(file, encoding),
    decode: (part) => (!isSign && part.includes('\ufffd') ? undefined : part),
    show: (part) => part,
  };
}

async function* decodedPieces(file: FileContent, encoding: string): AsyncGenerator<string> {
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
