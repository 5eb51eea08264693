import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fileOf } from './binary-file.test-helper.ts';
import { readAll } from './bytes.ts';
import { detect } from './detect.ts';
import { zip } from './zip.ts';

const noise = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7919) >>> (index % 13));
const csv = strToU8('id\n1\n');

async function textOf(
  bytes: Uint8Array,
  part?: string,
): Promise<{ text: string; rest?: string | undefined }> {
  const { content, part: rest } = await zip.open(fileOf(bytes), part);
  return { text: new TextDecoder().decode(await readAll(content.stream())), rest };
}

describe('a zip archive', () => {
  it('is read by its list; the other files in it are not touched', async () => {
    const bytes = zipSync({ 'noise.bin': [noise, { level: 0 }], 'a.csv': csv });
    const file = fileOf(bytes);
    const { content, format, compression } = await detect(file);
    expect([format.name, compression, content.name]).toEqual(['csv', ['zip'], 'a.csv']);
    await readAll(content.stream());
    const inNoise = file.ranges.filter(([start, end]) => start > 66_000 && end < 200_000);
    expect(inNoise).toEqual([]);
  });

  it('gives the file that is named, by its path or its last name, and what is left of the name', async () => {
    const bytes = zipSync({ 'x/a.csv': csv, 'y/b.csv': strToU8('b'), 'y/c.xlsx': strToU8('c') });
    expect(await textOf(bytes, 'x/a.csv')).toEqual({ text: 'id\n1\n', rest: undefined });
    expect(await textOf(bytes, 'b.csv')).toEqual({ text: 'b', rest: undefined });
    expect(await textOf(bytes, 'c.xlsx:Sheet 2')).toEqual({ text: 'c', rest: 'Sheet 2' });
    await expect(textOf(bytes, 'd.csv')).rejects.toThrow(
      'has no d.csv in it; it holds x/a.csv, y/b.csv, y/c.xlsx',
    );
    await expect(textOf(bytes)).rejects.toThrow('holds 3 files; say which one to read');
    expect(await textOf(zipSync({ 'c.xlsx': strToU8('c') }), 'Sheet 2')).toEqual({
      text: 'c',
      rest: 'Sheet 2',
    });
  });

  it('gives a part of a file', async () => {
    const { content } = await zip.open(fileOf(zipSync({ 'a.csv': strToU8('0123456789') })));
    expect(new TextDecoder().decode(await readAll(content.stream(3, 6)))).toBe('345');
  });
});
