import type { FileContent } from '../connector.ts';

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** So many bytes are digested at once: the digests of the pieces are digested together. */
const piece = 8 * 1024 * 1024;

/** A text's checksum: SHA-256 in hexadecimal digits. */
export function textChecksum(text: string): Promise<string> {
  return bytesChecksum(new TextEncoder().encode(text));
}

/**
 * A file's checksum: SHA-256 of the SHA-256 digests of its pieces of 8 MiB, so that no file has to be in memory. Files of up
 * to one piece have the digest of their bytes.
 */
export async function fileChecksum(file: FileContent): Promise<string> {
  const digests: Uint8Array[] = [];
  let first = '';
  for (let start = 0; start === 0 || start < file.size; start += piece) {
    const bytes = await new Response(file.stream(start, Math.min(start + piece, file.size))).arrayBuffer();
    first = await bytesChecksum(new Uint8Array(bytes));
    digests.push(new TextEncoder().encode(first));
  }
  if (digests.length === 1) return first;
  return bytesChecksum(new Uint8Array(await new Blob(digests as BlobPart[]).arrayBuffer()));
}

async function bytesChecksum(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', bytes));
}
