import type { FileContent } from '../connector.ts';
import type { Container } from './container.ts';
import { crc32 } from './crc32.ts';
import { slice, toStream } from './unpacked-stream.ts';

/** The name of a packed file without the ending that the packing gave it. */
function innerName(name: string): string {
  return name.replace(/\.(?:gz|gzip)$/i, '');
}

/** A file's last eight bytes: the checksum and the length of what is packed in its last member. */
async function readTrailer(file: FileContent): Promise<DataView> {
  const bytes = new Uint8Array(await new Response(file.stream(Math.max(0, file.size - 8))).arrayBuffer());
  return new DataView(bytes.buffer);
}

/**
 * Unpacks while it is read. Browsers' own DecompressionStream refuses files of several members, as bgzip and `cat`
 * write them, so it is done by a library, and the checksum of the last member is compared here.
 */
async function* unpack(file: FileContent): AsyncGenerator<Uint8Array> {
  const { Gunzip } = await import('fflate');
  let ready: Uint8Array[] = [];
  let sum = 0;
  let size = 0;
  const gunzip = new Gunzip((chunk) => {
    sum = crc32(chunk, sum);
    size = (size + chunk.length) >>> 0;
    if (chunk.length > 0) ready.push(chunk);
  });
  gunzip.onmember = () => {
    sum = 0;
    size = 0;
  };
  const reader = file.stream().getReader();
  try {
    for (let final = false; !final;) {
      const { done, value } = await reader.read();
      final = done;
      try {
        gunzip.push(value ?? new Uint8Array(0), done);
      } catch {
        throw new Error('is a damaged gzip archive: it breaks off, or its bytes have changed');
      }
      yield* ready;
      ready = [];
    }
  } finally {
    await reader.cancel();
  }
  const trailer = await readTrailer(file);
  if (trailer.byteLength < 8 || trailer.getUint32(0, true) !== sum || trailer.getUint32(4, true) !== size)
    throw new Error('is a damaged gzip archive: its checksum does not fit its content');
}

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
