import { describe, expect, it } from 'vitest';
import { latin1, utf16 } from './awkward/awkward-file.test-helper.ts';
import { detectEncoding, findEncoding } from './encoding.ts';
import { memoryFile } from './memory-file.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('the encoding of a file', () => {
  it.each([
    ['UTF-8', utf8('Zoë, Łódź, 🙂'), 'utf-8', true],
    ['UTF-8 that is damaged', new Uint8Array([...utf8('Zoë Łódź '), 0xe9, 0x2c]), 'utf-8', false],
    ['UTF-8 that breaks off', new Uint8Array([...utf8('Zoë Łódź '), 0xc5]), 'utf-8', false],
    ['nothing', new Uint8Array(0), 'utf-8', true],
    ['Latin-1', latin1('für Zoë'), 'windows-1252', true],
    ['Latin-1 in capitals', latin1('FÜR ZOË, ÄRGER'), 'windows-1252', true],
    ['signs beside numbers', latin1('5 \x80, \xa37, 8\xb0'), 'windows-1252', true],
    ['a byte by itself', latin1('1,\xe9,2'), 'utf-8', false],
    ['bytes that no text has', latin1('a\xff\xfeb,\x81\x8d'), 'utf-8', false],
    ['UTF-16', utf16('id,name\n1,Łódź\n'), 'utf-16le', true],
    ['big-endian UTF-16', utf16('id,name\n1,Łódź\n', false), 'utf-16be', true],
  ])('%s', async (_what, bytes, encoding, valid) => {
    expect(await findEncoding(memoryFile('x', bytes))).toEqual({ encoding, valid });
  });

  it('is UTF-8 where characters stand across the pieces of a stream', async () => {
    const file = memoryFile('x', utf8('é🙂'.repeat(100)));
    const cut = (size: number) => ({
      ...file,
      stream: () =>
        file.stream().pipeThrough(
          new TransformStream<Uint8Array, Uint8Array>({
            transform(chunk, controller) {
              for (let at = 0; at < chunk.length; at += size)
                controller.enqueue(chunk.subarray(at, at + size));
            },
          }),
        ),
    });
    for (const size of [1, 2, 3, 5]) expect((await findEncoding(cut(size))).valid).toBe(true);
    const damaged = { ...memoryFile('x', new Uint8Array([...utf8('é🙂'.repeat(100)), 0xe9])) };
    expect(await findEncoding(damaged)).toEqual({ encoding: 'utf-8', valid: false });
  });

  it('is told by a byte order mark at once', () => {
    expect(detectEncoding(utf16('\uFEFF'))).toBe('utf-16le');
    expect(detectEncoding(utf16('\uFEFF', false))).toBe('utf-16be');
  });
});
