const magic = 0x184d2204;

const broken = () => new Error('its LZ4 data is damaged');

/** Unpacks one block behind what is there already, to which it may point back. Returns where it ends. */
function unpackBlock(block: Uint8Array, output: Uint8Array, from: number): number {
  let at = 0;
  let to = from;
  const length = (start: number): number => {
    let sum = start;
    if (start < 15) return sum;
    for (;;) {
      const byte = block[at++];
      if (byte === undefined) throw broken();
      sum += byte;
      if (byte < 255) return sum;
    }
  };
  while (at < block.length) {
    const token = block[at++]!;
    const literals = length(token >> 4);
    if (at + literals > block.length || to + literals > output.length) throw broken();
    output.set(block.subarray(at, at + literals), to);
    at += literals;
    to += literals;
    if (at >= block.length) break;
    const offset = block[at]! | (block[at + 1]! << 8);
    at += 2;
    const matched = length(token & 15) + 4;
    if (offset === 0 || offset > to || to + matched > output.length) throw broken();
    // A match may overlap what it makes, so that it is copied byte by byte.
    for (const end = to + matched; to < end; to++) output[to] = output[to - offset]!;
  }
  return to;
}

/** Unpacks a frame of LZ4, whose blocks may point back to one another. Throws an Error where it is damaged. */
export function unpackLz4Frame(frame: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (frame.length < 7 || view.getUint32(0, true) !== magic) throw broken();
  const flags = frame[4]!;
  const hasBlockSums = (flags & 0x10) !== 0;
  let at = 7 + (flags & 0x08 ? 8 : 0) + (flags & 0x01 ? 4 : 0);
  const output = new Uint8Array(size);
  let to = 0;
  while (at + 4 <= frame.length) {
    const header = view.getUint32(at, true);
    if (header === 0) break;
    const length = header & 0x7fffffff;
    const block = frame.subarray(at + 4, at + 4 + length);
    if (block.length < length) throw broken();
    if (header >>> 31) {
      if (to + length > size) throw broken();
      output.set(block, to);
      to += length;
    } else to = unpackBlock(block, output, to);
    at += 4 + length + (hasBlockSums ? 4 : 0);
  }
  if (to !== size) throw broken();
  return output;
}

/** Unpacks one block of LZ4 that stands alone. Throws an Error where it is damaged. */
export function unpackLz4Block(block: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const output = new Uint8Array(size);
  if (unpackBlock(block, output, 0) !== size) throw broken();
  return output;
}

/** Unpacks what Parquet calls LZ4: Hadoop's blocks, each behind its two sizes, or one block that stands alone. */
export function unpackLz4Hadoop(bytes: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  return hadoopBlocks(bytes, size) ?? unpackLz4Block(bytes, size);
}

function hadoopBlocks(bytes: Uint8Array, size: number): Uint8Array<ArrayBuffer> | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const output = new Uint8Array(size);
  let at = 0;
  let to = 0;
  while (at + 8 <= bytes.length) {
    const unpacked = view.getUint32(at);
    const packed = view.getUint32(at + 4);
    if (at + 8 + packed > bytes.length || to + unpacked > size) return undefined;
    const block = bytes.subarray(at + 8, at + 8 + packed);
    try {
      output.set(unpackLz4Block(block, unpacked), to);
    } catch {
      return undefined;
    }
    at += 8 + packed;
    to += unpacked;
  }
  return at === bytes.length && to === size ? output : undefined;
}
