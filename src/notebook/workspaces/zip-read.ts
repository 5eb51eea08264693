import { chunksThrough } from './bytes-through.ts';
import { crc32 } from '../../engine/readers/crc32.ts';

/** A file that was found in a zip or in a folder, before anybody has read it. */
export interface FoundFile {
  /** Folders and name, apart by `/`. */
  path: string;
  /** Bytes. */
  size: number;
  /** Its content. Rejects where it is damaged or can’t be read. */
  read(): Promise<Blob>;
}

/** So much a zip may hold unpacked, so that a small one can’t fill the memory. */
export const mostBytes = 2 * 1024 * 1024 * 1024;

const mostFiles = 20_000;

/** What can’t be opened as a zip. */
export class ZipError extends Error {}

/** The files of a zip, read from its directory; their contents are unpacked when they are asked for. */
export async function readZip(zip: Blob): Promise<FoundFile[]> {
  const end = await findEnd(zip);
  const [count, size, start] = [end.getUint16(10, true), end.getUint32(12, true), end.getUint32(16, true)];
  if (count === 0xffff || start === 0xffff_ffff) throw new ZipError('It is a zip of the large form (zip64).');
  if (count > mostFiles) throw new ZipError(`It holds more than ${mostFiles} files.`);
  if (start + size > zip.size) throw new ZipError('The zip is cut short.');
  const directory = new DataView(await zip.slice(start, start + size).arrayBuffer());
  const files: FoundFile[] = [];
  let [at, total] = [0, 0];
  for (let left = count; left > 0; left--) {
    if (at + 46 > size || directory.getUint32(at, true) !== 0x02014b50)
      throw new ZipError('The zip’s list of files is damaged.');
    const entry = readEntry(directory, at);
    at = entry.next;
    total += entry.size;
    if (total > mostBytes) throw new ZipError('It would unpack to more than 2 GB.');
    if (!entry.path.endsWith('/'))
      files.push({ path: entry.path, size: entry.size, read: () => unpack(zip, entry) });
  }
  return files;
}

/** The record at the end of a zip, behind which only a comment may stand. */
async function findEnd(zip: Blob): Promise<DataView> {
  const tail = new DataView(await zip.slice(-65_557).arrayBuffer());
  for (let at = tail.byteLength - 22; at >= 0; at--)
    if (tail.getUint32(at, true) === 0x06054b50) return new DataView(tail.buffer, at, 22);
  const head = new Uint8Array(await zip.slice(0, 2).arrayBuffer());
  const begins = head[0] === 0x50 && head[1] === 0x4b;
  throw new ZipError(begins ? 'The zip is cut short.' : 'It is not a zip file.');
}

interface ZipEntry {
  path: string;
  encrypted: boolean;
  method: number;
  crc: number;
  packed: number;
  size: number;
  offset: number;
  next: number;
}

function readEntry(directory: DataView, at: number): ZipEntry {
  const short = (offset: number) => directory.getUint16(at + offset, true);
  const long = (offset: number) => directory.getUint32(at + offset, true);
  const next = at + 46 + short(28) + short(30) + short(32);
  if (next > directory.byteLength) throw new ZipError('The zip’s list of files is damaged.');
  const name = new Uint8Array(directory.buffer, at + 46, short(28));
  return {
    path: new TextDecoder().decode(name).replaceAll('\\', '/'),
    encrypted: (short(8) & 1) === 1,
    method: short(10),
    crc: long(16),
    packed: long(20),
    size: long(24),
    offset: long(42),
    next,
  };
}

async function unpack(zip: Blob, entry: ZipEntry): Promise<Blob> {
  const { path, method, offset, packed, size, crc } = entry;
  const damaged = () => new ZipError(`${path} is damaged in the zip.`);
  if (entry.encrypted) throw new ZipError(`${path} is locked with a password.`);
  if (method !== 0 && method !== 8)
    throw new ZipError(`${path} is packed in a way that browsers can’t unpack.`);
  const header = new DataView(await zip.slice(offset, offset + 30).arrayBuffer());
  if (header.byteLength < 30 || header.getUint32(0, true) !== 0x04034b50) throw damaged();
  const start = offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const body = zip.slice(start, start + packed);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let [found, length] = [0, 0];
  try {
    const stream = method === 8 ? new DecompressionStream('deflate-raw') : undefined;
    for await (const chunk of chunksThrough(body, stream)) {
      found = crc32(chunk, found);
      length += chunk.length;
      // A zip may lie about its sizes.
      if (length > size) break;
      chunks.push(chunk);
    }
  } catch {
    throw damaged();
  }
  if (length !== size || found !== crc) throw damaged();
  return new Blob(chunks);
}
