import type { FileContent } from '../connector.ts';
import { readHead } from './bytes.ts';
import { isPlausible } from './windows-1252.ts';

/** How a text's characters are written as bytes. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/**
 * The encoding that a file's first bytes tell: by its byte order mark, by zero bytes at every other place, its line ends
 * included, else UTF-8.
 * Only the whole file can tell UTF-8 from encodings of one byte a character (`findEncoding`).
 */
export function detectEncoding(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  // Zero bytes beside line ends, before or behind them.
  let ends = 0;
  const besideEnds = [0, 0];
  for (let at = 0; at < head.length; at++) {
    const byte = head[at]!;
    if (byte === 0) zeros[at % 2]!++;
    if (byte !== 0x0a && byte !== 0x0d) continue;
    ends++;
    if (head[at % 2 === 0 ? at + 1 : at - 1] === 0) besideEnds[(at + 1) % 2]!++;
  }
  const [even, odd] = zeros as [number, number];
  const isEnded = (place: number) =>
    ends > 0 ? besideEnds[place]! * 2 >= ends : head.length > 1 && zeros[place]! * 4 > head.length;
  if (odd > head.length / 20 && even * 10 < odd && isEnded(1)) return 'utf-16le';
  if (even > head.length / 20 && odd * 10 < even && isEnded(0)) return 'utf-16be';
  return 'utf-8';
}

/** The text of a file's first bytes, which may end inside a character. */
export function decodeHead(head: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(head, { stream: true });
}

/** The encoding of a whole file, and whether all of its bytes are valid in it. */
export interface FoundEncoding {
  encoding: string;
  valid: boolean;
}

/**
 * The encoding of a file by its first bytes, where it is `given`: only the order of bytes in UTF-16 is told by its mark.
 */
export function givenEncoding(given: string, head: Uint8Array): string {
  const found = detectEncoding(head.subarray(0, 2));
  return given.startsWith('utf-16') && found !== 'utf-8' ? found : given;
}

/** What is found where the encoding of a whole file is `given`. */
export async function checkEncoding(file: FileContent, given: string): Promise<FoundEncoding> {
  const encoding = givenEncoding(given, await readHead(file.stream(0, 2), 2));
  return { encoding, valid: encoding !== 'utf-8' || (await isUtf8(file)) };
}

/**
 * Reads a whole file for its encoding. What is not valid UTF-8, but for a few bytes that form it by accident, is what
 * there is strong evidence for (`guessEncoding`); else Windows-1252, of which Latin-1 is a part, where its bytes make sense as
 * such: most of them stand in words or numbers. Else it is UTF-8 with damaged places.
 */
export async function findEncoding(file: FileContent): Promise<FoundEncoding> {
  const first = detectEncoding(await readHead(file.stream(0, 65_536), 65_536));
  if (first !== 'utf-8' || (await isUtf8(file))) return { encoding: first, valid: true };
  const { valid, invalid, plausible } = await countSequences(file);
  if (valid * 4 >= invalid) return { encoding: 'utf-8', valid: false };
  const { guessEncoding } = await import('./guess-encoding.ts');
  const guessed = guessEncoding(await foreignLines(file));
  if (guessed !== undefined) return { encoding: guessed, valid: true };
  return plausible * 2 >= invalid
    ? { encoding: 'windows-1252', valid: true }
    : { encoding: 'utf-8', valid: false };
}

/** So many bytes tell an encoding. */
const sampleSize = 65_536;

/** The first lines of a file with bytes above ASCII. */
async function foreignLines(file: FileContent): Promise<Uint8Array> {
  const lines: number[] = [];
  let line: number[] = [];
  let isForeign = false;
  const reader = file.stream().getReader();
  try {
    while (lines.length < sampleSize) {
      const { done, value } = await reader.read();
      for (const byte of value ?? []) {
        line.push(byte);
        isForeign ||= byte >= 0x80;
        if (byte !== 0x0a && byte !== 0x0d && line.length < sampleSize) continue;
        if (isForeign && lines.length < sampleSize) lines.push(...line);
        line = [];
        isForeign = false;
      }
      if (done) break;
    }
  } finally {
    await reader.cancel();
  }
  return Uint8Array.from(isForeign ? [...lines, ...line] : lines);
}

async function isUtf8(file: FileContent): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = file.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (!decodes(decoder, value)) return false;
      if (done) return true;
    }
  } finally {
    await reader.cancel();
  }
}

function decodes(decoder: TextDecoder, piece: Uint8Array | undefined): boolean {
  try {
    decoder.decode(piece, { stream: piece !== undefined });
    return true;
  } catch {
    return false;
  }
}

interface Sequences {
  /** Characters of several bytes that are valid UTF-8. */
  valid: number;
  /** Bytes above ASCII that belong to none. */
  invalid: number;
  /** Those of them that make sense as characters of Windows-1252. */
  plausible: number;
}

async function countSequences(file: FileContent): Promise<Sequences> {
  const counts: Sequences = { valid: 0, invalid: 0, plausible: 0 };
  let rest = new Uint8Array(0);
  const reader = file.stream().getReader();
  for (let done = false; !done;) {
    const piece = await reader.read();
    done = piece.done;
    const bytes = new Uint8Array(rest.length + (piece.value?.length ?? 0));
    bytes.set(rest);
    if (piece.value) bytes.set(piece.value, rest.length);
    // The last bytes wait for what follows them.
    const end = done ? bytes.length : Math.max(0, bytes.length - 4);
    let at = rest.length > 0 && bytes.length > 0 ? 1 : 0;
    while (at < end) at += countAt(bytes, at, counts);
    rest = bytes.slice(Math.max(0, at - 1));
  }
  return counts;
}

/** Counts the character at a place and returns how many bytes it has. */
function countAt(bytes: Uint8Array, at: number, counts: Sequences): number {
  const byte = bytes[at]!;
  if (byte < 0x80) return 1;
  const length =
    byte >= 0xc2 && byte < 0xe0 ? 2 : byte >= 0xe0 && byte < 0xf0 ? 3 : byte >= 0xf0 && byte < 0xf5 ? 4 : 0;
  const tail = bytes.subarray(at + 1, at + length);
  if (length > 0 && tail.length === length - 1 && tail.every((next) => next >= 0x80 && next < 0xc0)) {
    counts.valid++;
    return length;
  }
  counts.invalid++;
  if (isPlausible(byte, bytes[at - 1] ?? 0, bytes[at + 1] ?? 0)) counts.plausible++;
  return 1;
}
