import { chunksThrough } from './bytes-through.ts';
import { crc32 } from '../../engine/readers/crc32.ts';

/** A file on its way into a zip, or out of one. */
export interface Part {
  /** Folders and name, apart by `/`. */
  path: string;
  content: Blob;
}

/** The largest size that the plain form of a zip can tell. */
const most = 0xffff_ffff;

/** Endings of files that are packed already. */
const packed = /\.(?:parquet|gz|zip|xlsx|xlsm)$/i;

interface Written {
  name: Uint8Array<ArrayBuffer>;
  method: 0 | 8;
  crc: number;
  size: number;
  body: Blob;
}

/** Writes files as one zip. Rejects where one is larger than 4 GB, which this form of a zip can’t tell. */
export async function writeZip(parts: readonly Part[], at: Date): Promise<Blob> {
  const pieces: BlobPart[] = [];
  const directory: BlobPart[] = [];
  let [offset, directorySize] = [0, 0];
  for (const part of parts) {
    const written = await pack(part);
    const { name, body } = written;
    const common = commonHeader(written, at);
    const local = join(bytes(4, 0x04034b50), common);
    pieces.push(local, name, body);
    const central = join(
      bytes(4, 0x02014b50),
      bytes(2, 20),
      common,
      // No comment, the first disk, no attributes.
      new Uint8Array(10),
      bytes(4, offset),
    );
    directory.push(central, name);
    offset += local.length + name.length + body.size;
    directorySize += central.length + name.length;
    if (offset > most) throw new Error('The workspace is larger than the 4 GB that a zip can hold.');
  }
  const end = join(
    bytes(4, 0x06054b50),
    new Uint8Array(4),
    bytes(2, parts.length),
    bytes(2, parts.length),
    bytes(4, directorySize),
    bytes(4, offset),
    new Uint8Array(2),
  );
  return new Blob([...pieces, ...directory, end], { type: 'application/zip' });
}

async function pack({ path, content }: Part): Promise<Written> {
  const method = packed.test(path) ? 0 : 8;
  let crc = 0;
  for await (const chunk of chunksThrough(content)) crc = crc32(chunk, crc);
  const body: Uint8Array<ArrayBuffer>[] = [];
  if (method === 8)
    for await (const chunk of chunksThrough(content, new CompressionStream('deflate-raw'))) body.push(chunk);
  return {
    name: new TextEncoder().encode(path),
    method,
    crc,
    size: content.size,
    body: method === 8 ? new Blob(body) : content,
  };
}

/** What a file’s own header and its line in the directory have in common. */
function commonHeader({ name, method, crc, size, body }: Written, at: Date): Uint8Array<ArrayBuffer> {
  const year = Math.min(2107, Math.max(1980, at.getFullYear()));
  return join(
    bytes(2, 20),
    // Names are UTF-8.
    bytes(2, 0x0800),
    bytes(2, method),
    bytes(2, (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1)),
    bytes(2, ((year - 1980) << 9) | ((at.getMonth() + 1) << 5) | at.getDate()),
    bytes(4, crc),
    bytes(4, body.size),
    bytes(4, size),
    bytes(2, name.length),
    bytes(2, 0),
  );
}

/** A number in so many bytes, the lowest first. */
function bytes(count: 2 | 4, value: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: count }, (_, at) => Math.floor(value / 256 ** at) % 256);
}

function join(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
