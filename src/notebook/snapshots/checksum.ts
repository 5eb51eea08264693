import type { DataFile } from '../../engine/connector.ts';

/** Bytes that are in memory at a time. */
const pieceSize = 4 * 1024 * 1024;

function hex(digest: ArrayBuffer): string {
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** SHA-256 of a text. */
export async function textChecksum(text: string): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}

/** SHA-256 of the SHA-256 of each 4 MB of a file, so that no more than that is in memory at once. Rejects where it can't be read. */
export async function fileChecksum(file: DataFile): Promise<string> {
  const digests: string[] = [];
  for (let start = 0; start < file.size; start += pieceSize) {
    const end = Math.min(file.size, start + pieceSize);
    const piece = await new Response(file.stream(start, end)).arrayBuffer();
    digests.push(hex(await crypto.subtle.digest('SHA-256', piece)));
  }
  return textChecksum(digests.join('\n'));
}
