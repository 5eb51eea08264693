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

  it('is unpacked only as far as it is read', async () => {
    const stored = fileOf(zipSync({ 'noise.bin': [new Uint8Array(20_000_000), { level: 0 }] }));
    const { content } = await zip.open(stored);
    const before = stored.ranges.length;
    const reader = content.stream().getReader();
    expect((await reader.read()).value!.length).toBeGreaterThan(0);
    await reader.cancel();
    const read = stored.ranges.slice(before).reduce((sum, [start, end]) => sum + end - start, 0);
    expect(read).toBeLessThan(4_000_000);
  });

  it('gives several of its files by turns', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `${index}.csv`);
    const file = fileOf(zipSync(Object.fromEntries(names.map((name) => [name, noise]))));
    const opened = await Promise.all(names.map(async (name) => zip.open(file, name)));
    const readers = opened.map(({ content }) => content.stream().getReader());
    for (const reader of readers) expect((await reader.read()).value!.length).toBeGreaterThan(0);
    for (const reader of readers) await reader.cancel();
  });

  it('says of a file that can no longer be read what the system says', async () => {
    const file = fileOf(zipSync({ 'a.csv': csv }));
    let gone = false;
    const { content } = await zip.open({
      ...file,
      stream(start, end) {
        if (!gone) return file.stream(start, end);
        throw new DOMException('The file was moved.', 'NotReadableError');
      },
    });
    gone = true;
    await expect(readAll(content.stream())).rejects.toThrow('The file was moved.');
  });
});
