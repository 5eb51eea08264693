import type { FileContent } from '../connector.ts';
import { readHead } from './bytes.ts';
import { containers } from './containers.ts';
import { detectEncoding, decodeHead, givenEncoding } from './encoding.ts';
import type { FileFormat, ReadChoice } from './format.ts';
import { fileFormats, findFormat } from './formats.ts';
import { foreignFormat } from './foreign.ts';
import { intoMemory } from './memory-file.ts';
import { linesEnd } from './skip-lines.ts';
import { textFormat } from './text-format.ts';

const headSize = 65_536;

/** What a file is by its content. */
export interface Detected {
  format: FileFormat;
  /** The file to read: unpacked where it was packed. */
  content: FileContent;
  /** What it was packed with, from the outside in. */
  compression: string[];
  /** What is left of the part that was asked for, for the format to find in its file. */
  part?: string | undefined;
  /** The files in its container, where there are several that hold data, and the one that is read. */
  parts?: readonly string[] | undefined;
  chosen?: string | undefined;
}

/**
 * Finds out by its content what a file is: a binary format by its bytes, a container by what is packed in it, JSON by
 * its structure, and any other text is CSV. A text that has nothing to tell by is of the `expected` format.
 * `choice` names the one of several files in a container, and says what is known of how a text is written.
 * Throws an Error, whose sentence goes on from the file's name, where it is something that holds no records.
 */
export async function detect(
  file: FileContent,
  expected = 'csv',
  choice: ReadChoice = {},
): Promise<Detected> {
  return open(file, expected, [], choice);
}

async function open(
  file: FileContent,
  expected: string,
  compression: string[],
  choice: ReadChoice,
): Promise<Detected> {
  const { part } = choice;
  const head = await readHead(file.stream(0, headSize), headSize);
  const container = containers.find(({ recognise }) => recognise(head));
  // What is packed may be a format that jumps about in its file; text has no zero bytes, and stays a stream.
  const content = file.size === Infinity && head.includes(0) ? await intoMemory(file) : file;
  for (const format of fileFormats)
    if (await format.recognise?.(head, content)) return { format, content, compression, part };
  if (container) {
    if (compression.length >= 3) throw new Error('is packed more than three times');
    const unpacked = await container.open(content, part);
    const inner = { ...choice, part: unpacked.part };
    const found = await open(unpacked.content, expected, [...compression, container.name], inner);
    const { parts, chosen } = unpacked;
    return parts ? { ...found, parts, chosen } : found;
  }
  const encoding = choice.encoding ? givenEncoding(choice.encoding, head) : detectEncoding(head);
  const foreign = foreignFormat(head, encoding.startsWith('utf-16'));
  if (foreign) throw new Error(foreign);
  const text = decodeHead(head, encoding);
  const data = text.slice(linesEnd(text, choice.skipLines ?? 0));
  return { format: findFormat(textFormat(data, expected)), content, compression, part };
}
