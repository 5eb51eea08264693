/** Bytes as a text of one character a byte, so that ASCII can be searched before the text is decoded. */
export function toBinary(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 8192)
    text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  return text;
}

const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder('windows-1252');

function toBytes(binary: string): Uint8Array {
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** Decodes UTF-8 out of a text of one character a byte; undefined where it is not valid. */
export function decodeUtf8(binary: string): string | undefined {
  if (!/[\u0080-\u00ff]/.test(binary)) return binary;
  try {
    return strict.decode(toBytes(binary));
  } catch {
    return undefined;
  }
}

/** A readable form of bytes that are not valid UTF-8, for showing them. */
export function decodeForDisplay(binary: string): string {
  return decodeUtf8(binary) ?? lenient.decode(toBytes(binary));
}

/** The first bytes of a file, at most `limit`. */
export async function readHead(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  while (size < limit) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    size += value.length;
  }
  await reader.cancel();
  const head = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    head.set(part, at);
    at += part.length;
  }
  return head.subarray(0, limit);
}

/** All bytes of a stream. */
export async function readAll(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());
}
