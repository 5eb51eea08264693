import type { FileContent } from '../connector.ts';
import type { Container } from './container.ts';
import { readHead } from './bytes.ts';
import { crc32 } from './crc32.ts';
import { RecentBytes } from './recent-bytes.ts';
import { slice, toStream } from './unpacked-stream.ts';

/** The name of a packed file without the ending that the packing gave it. */
function innerName(name: string): string {
  return name.replace(/\.(?:gz|gzip)$/i, '');
}

/** The only way of packing that gzip knows. */
const deflated = 8;

/**
 * Unpacks while it is read. Browsers' own DecompressionStream refuses files of several members, as bgzip and `cat`
 * write them, and zero bytes behind them, with which tapes fill up their blocks; so it is done by a library, and the
 * checksums and lengths behind the members are compared here.
 */
async function* unpack(file: FileContent): AsyncGenerator<Uint8Array> {
  const { FlateErrorCode, Gunzip } = await import('fflate');
  const recent = new RecentBytes();
  let ready: Uint8Array[] = [];
  let sum = 0;
  let size = 0;
  const fits = (trailer: DataView) =>
    trailer.getUint32(0, true) === sum && trailer.getUint32(4, true) === size;
  const gunzip = new Gunzip((chunk) => {
    sum = crc32(chunk, sum);
    size = (size + chunk.length) >>> 0;
    if (chunk.length > 0) ready.push(chunk);
  });
  gunzip.onmember = (start) => {
    if (!fits(recent.before(start))) throw changed();
    sum = 0;
    size = 0;
  };
  const head = await readHead(file.stream(0, 3), 3);
  const begins = gzip.recognise(head) && head[2] === deflated;
  const reader = file.stream().getReader();
  let isBehind = !begins;
  try {
    for (let final = false; !final;) {
      const { done, value } = await reader.read();
      final = done;
      recent.add(value ?? new Uint8Array(0));
      try {
        if (!isBehind) gunzip.push(value ?? new Uint8Array(0), done);
      } catch (error) {
        // What follows the last member is no member; it must be nothing but zero bytes.
        if ((error as { code?: number }).code === FlateErrorCode.InvalidHeader) isBehind = true;
        else if (error instanceof DamagedGzip) throw error;
        else throw new DamagedGzip('it breaks off, or its bytes have changed');
      }
      yield* ready;
      ready = [];
    }
  } finally {
    await reader.cancel();
  }
  if (!begins || ![...recent.atEnd()].some(fits)) throw changed();
}

class DamagedGzip extends Error {
  constructor(what: string) {
    super(`is a damaged gzip archive: ${what}`);
  }
}

const changed = () => new DamagedGzip('its checksum does not fit its content');

export const gzip: Container = {
  name: 'gzip',
  recognise: (head) => head[0] === 0x1f && head[1] === 0x8b,
  open: (file, part) => ({
    content: {
      name: innerName(file.name),
      size: Infinity,
      stream: (start = 0, end = Infinity) => toStream(slice(unpack(file), start, end)),
    },
    part,
  }),
};
