import type { DataFile } from '../../engine/connector.ts';

/** Bytes of a tar's blocks. */
const block = 512;

function header(name: string, size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(block);
  const write = (text: string, at: number) => bytes.set(new TextEncoder().encode(text), at);
  write(name.slice(0, 99), 0);
  write('0000644\0', 100);
  write('0000000\0', 108);
  write('0000000\0', 116);
  write(`${size.toString(8).padStart(11, '0')} `, 124);
  write('00000000000 ', 136);
  write('        ', 148);
  write('0', 156);
  write('ustar\x0000', 257);
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return bytes;
}

/** Files and a text as one tar, none of which is copied into memory. */
export function archive(text: { name: string; content: string }, files: readonly DataFile[]): Blob {
  const parts = [
    { name: text.name, content: new Blob([text.content]) },
    ...files.map(({ name, handle }) => ({ name, content: handle as Blob })),
  ];
  const blobs = parts.flatMap(({ name, content }) => [
    header(name, content.size),
    content,
    new Uint8Array((block - (content.size % block)) % block),
  ]);
  return new Blob([...blobs, new Uint8Array(2 * block)], { type: 'application/x-tar' });
}
