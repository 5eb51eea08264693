import { headerTypeOf, headerTypes, messageOf, type Table } from './arrow-magic.ts';
import { unpackLz4Frame } from './lz4.ts';

/** Bytes of a stream, as many at a time as are wanted. */
class ByteSource {
  private parts: Uint8Array[] = [];
  private size = 0;

  constructor(private readonly reader: ReadableStreamDefaultReader<Uint8Array>) {}

  /** So many bytes, or fewer where the stream ends. */
  async take(length: number): Promise<Uint8Array<ArrayBuffer>> {
    while (this.size < length) {
      const { done, value } = await this.reader.read();
      if (done) break;
      this.parts.push(value);
      this.size += value.length;
    }
    const taken = new Uint8Array(Math.min(length, this.size));
    let at = 0;
    while (at < taken.length) {
      const part = this.parts[0]!;
      const wanted = Math.min(part.length, taken.length - at);
      taken.set(part.subarray(0, wanted), at);
      at += wanted;
      if (wanted === part.length) this.parts.shift();
      else this.parts[0] = part.subarray(wanted);
    }
    this.size -= taken.length;
    return taken;
  }
}

type Unpack = (bytes: Uint8Array, size: number) => Uint8Array;

async function unpackerOf(compression: Table): Promise<Unpack> {
  const codec = compression.place(0);
  if (codec === undefined || compression.view.getInt8(codec) === 0) return unpackLz4Frame;
  const { decompressZstd } = await import('hyparquet-compressors');
  return (bytes) => decompressZstd(bytes);
}

/**
 * Unpacks the buffers of a batch, which the library can't, and tells its metadata where they now are.
 * Returns the new body.
 */
async function unpackBody(batch: Table, body: Uint8Array): Promise<Uint8Array> {
  const compression = batch.table(3);
  const vector = batch.table(2);
  if (!compression || !vector) return body;
  const unpack = await unpackerOf(compression);
  const { view } = batch;
  const source = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const buffers: { at: number; bytes: Uint8Array }[] = [];
  let size = 0;
  for (let index = 0; index < view.getUint32(vector.at, true); index++) {
    const place = vector.at + 4 + 16 * index;
    const offset = Number(view.getBigInt64(place, true));
    const length = Number(view.getBigInt64(place + 8, true));
    let bytes = body.subarray(offset, offset + length);
    if (length > 0) {
      const unpacked = Number(source.getBigInt64(offset, true));
      bytes = bytes.subarray(8);
      // A buffer that would not get smaller stands as it is.
      if (unpacked >= 0) bytes = unpack(bytes, unpacked);
      if (unpacked >= 0 && bytes.length !== unpacked)
        throw new Error('a buffer has another size than it says');
    }
    buffers.push({ at: size, bytes });
    view.setBigInt64(place, BigInt(size), true);
    view.setBigInt64(place + 8, BigInt(bytes.length), true);
    size += Math.ceil(bytes.length / 8) * 8;
  }
  batch.remove(3);
  const unpackedBody = new Uint8Array(size);
  for (const { at, bytes } of buffers) unpackedBody.set(bytes, at);
  return unpackedBody;
}

/**
 * Reads the messages of Arrow's stream, or of its file behind the first eight bytes, and passes them on as a stream whose
 * buffers are not packed. Ends at the mark of the end, or where the stream ends between two messages.
 * Throws an Error where it ends inside of one.
 */
export async function* unpackedMessages(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  const source = new ByteSource(reader);
  const whole = async (length: number) => {
    const bytes = await source.take(length);
    if (bytes.length < length) throw new Error('it breaks off inside of a message');
    return bytes;
  };
  try {
    for (;;) {
      const prefix = await source.take(4);
      if (prefix.length === 0) return;
      if (prefix.length < 4) throw new Error('it breaks off inside of a message');
      let length = new DataView(prefix.buffer).getInt32(0, true);
      if (length === -1) length = new DataView((await whole(4)).buffer).getInt32(0, true);
      if (length === 0) return;
      if (length < 0) throw new Error('it holds bytes that are no message');
      const metadata = await whole(length);
      const message = messageOf(metadata);
      const bodyPlace = message.place(3);
      const bodyLength = bodyPlace === undefined ? 0 : Number(message.view.getBigInt64(bodyPlace, true));
      const packed = await whole(bodyLength);
      const header = message.table(2);
      const type = headerTypeOf(message);
      const batch = type === headerTypes.dictionary ? header?.table(1) : header;
      const isBatch = type === headerTypes.batch || type === headerTypes.dictionary;
      const body = batch && isBatch ? await unpackBody(batch, packed) : packed;
      if (bodyPlace !== undefined) message.view.setBigInt64(bodyPlace, BigInt(body.length), true);
      const start = new DataView(new ArrayBuffer(8));
      start.setInt32(0, -1, true);
      start.setInt32(4, length, true);
      yield new Uint8Array(start.buffer);
      yield metadata;
      if (body.length > 0) yield body;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
