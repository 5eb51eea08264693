import type { FileContent } from '../connector.ts';
import { readRange } from './byte-range.ts';
import { crc32 } from './crc32.ts';

/** What a zip archive says of one file in it. */
export interface ZipEntry {
  name: string;
  isEncrypted: boolean;
  /** How it is packed: 0 is not at all, 8 is deflate. */
  method: number;
  crc: number;
  packedSize: number;
  size: number;
  /** Where its own header begins. */
  offset: number;
}

const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const locatorSignature = 0x07064b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;

/** Where the list of entries lies. */
interface Directory {
  count: number;
  size: number;
  offset: number;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const damaged = (what: string) => new Error(`is a damaged zip archive: ${what}`);
const brokenOff = 'is a zip archive that breaks off: its end, which lists its files, is missing';

async function findDirectory(file: FileContent): Promise<Directory> {
  // The end's comment may have 65535 bytes.
  const start = Math.max(0, file.size - 65_557);
  const tail = viewOf(await readRange(file, start, file.size));
  let at = tail.byteLength - 22;
  while (at >= 0 && tail.getUint32(at, true) !== endSignature) at--;
  if (at < 0) throw new Error(brokenOff);
  const directory = {
    count: tail.getUint16(at + 10, true),
    size: tail.getUint32(at + 12, true),
    offset: tail.getUint32(at + 16, true),
  };
  const isLarge = at >= 20 && tail.getUint32(at - 20, true) === locatorSignature;
  if (!isLarge) return directory;
  const from = Number(tail.getBigUint64(at - 12, true));
  const end = viewOf(await readRange(file, from, from + 56));
  if (end.getUint32(0, true) !== end64Signature) throw damaged("its end can't be read");
  return {
    count: Number(end.getBigUint64(32, true)),
    size: Number(end.getBigUint64(40, true)),
    offset: Number(end.getBigUint64(48, true)),
  };
}

const utf8 = new TextDecoder();
const dos = new TextDecoder('windows-1252');

/** The sizes and the place of an entry of more than 4 GB stand in an extra field, in this order. */
function widen(entry: ZipEntry, extra: DataView): void {
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.getUint16(at + 2, true)) {
    if (extra.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    for (const key of ['size', 'packedSize', 'offset'] as const) {
      if (entry[key] !== 0xffffffff || next + 8 > extra.byteLength) continue;
      entry[key] = Number(extra.getBigUint64(next, true));
      next += 8;
    }
  }
}

/**
 * The files in a zip archive, by its list: nothing is unpacked. Folders are none.
 * Throws an Error, whose sentence goes on from the file's name, where the archive breaks off.
 */
export async function zipEntries(file: FileContent): Promise<ZipEntry[]> {
  const directory = await findDirectory(file);
  if (directory.offset + directory.size > file.size) throw damaged('its list of files lies behind its end');
  const view = viewOf(await readRange(file, directory.offset, directory.offset + directory.size));
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < directory.count;) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== entrySignature)
      throw damaged('its list of files breaks off');
    const flags = view.getUint16(at + 8, true);
    const [nameSize, extraSize, commentSize] = [28, 30, 32].map((place) =>
      view.getUint16(at + place, true),
    ) as [number, number, number];
    const name = bytes.subarray(at + 46, at + 46 + nameSize);
    const entry: ZipEntry = {
      name: (flags & 0x800 || isUtf8(name) ? utf8 : dos).decode(name).replaceAll('\\', '/'),
      isEncrypted: (flags & 1) === 1,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    const extraStart = at + 46 + nameSize;
    widen(entry, viewOf(bytes.subarray(extraStart, extraStart + extraSize)));
    entries.push(entry);
    at = extraStart + extraSize + commentSize;
  }
  return entries.filter(({ name }) => !name.endsWith('/'));
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

async function* unpack(file: FileContent, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const header = viewOf(await readRange(file, entry.offset, entry.offset + 30));
  if (header.getUint32(0, true) !== localSignature) throw damaged(`${entry.name} is not where its list says`);
  const start = entry.offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  if (start + entry.packedSize > file.size) throw damaged(`${entry.name} breaks off`);
  const packed = file.stream(start, start + entry.packedSize);
  const stream =
    entry.method === 0
      ? packed
      : packed.pipeThrough(
          new DecompressionStream('deflate-raw') as unknown as ReadableWritablePair<Uint8Array, Uint8Array>,
        );
  const reader = stream.getReader();
  let sum = 0;
  let isAtEnd = false;
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw damaged(`${entry.name} can't be unpacked`);
      });
      if (done) break;
      sum = crc32(value, sum);
      yield value;
    }
    isAtEnd = true;
  } finally {
    if (!isAtEnd) await reader.cancel().catch(() => undefined);
  }
  if (sum !== entry.crc) throw damaged(`the checksum of ${entry.name} does not fit its content`);
}

/**
 * The content of a file in a zip archive, which is unpacked while it is read.
 * Throws an Error, whose sentence goes on from the archive's name, where it is encrypted or packed in an unknown way.
 */
export function unpackEntry(file: FileContent, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted) throw new Error(`is encrypted: ${entry.name} needs a password`);
  if (entry.method !== 0 && entry.method !== 8)
    throw new Error(`is packed in a way that can't be read (${entry.name}, method ${entry.method})`);
  return unpack(file, entry);
}
