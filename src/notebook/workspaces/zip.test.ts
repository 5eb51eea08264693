import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readZip, ZipError } from './zip-read.ts';
import { writeZip } from './zip-write.ts';

const at = new Date(2025, 6, 1, 8, 30, 12);

/** Bytes that look random and are the same in each run. */
function bytesOf(seed: number, length: number, values = 256): Uint8Array<ArrayBuffer> {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * values);
  });
}

const contents: Record<string, Uint8Array<ArrayBuffer>> = {
  'configs/ref_data.csv': new TextEncoder().encode('a,b\r\n1,"ü"\r\n'),
  'data/Ümlaut – 数据.csv': bytesOf(1, 100_000, 4),
  'tables/a.b.parquet': bytesOf(2, 10_000),
  empty: new Uint8Array(),
  'data/random.bin': bytesOf(3, 300_000),
};

const zipped = () =>
  writeZip(
    Object.entries(contents).map(([path, content]) => ({ path, content: new Blob([content]) })),
    at,
  );

async function unzipped(zip: Blob): Promise<Record<string, Uint8Array>> {
  const files = await readZip(zip);
  const pairs = files.map(
    async ({ path, read }) => [path, new Uint8Array(await (await read()).arrayBuffer())] as const,
  );
  return Object.fromEntries(await Promise.all(pairs));
}

describe('a zip', () => {
  it('gives back what went into it', async () => {
    expect(await unzipped(await zipped())).toEqual(contents);
    expect(await unzipped(await writeZip([], at))).toEqual({});
  });

  it('is one for other programs too, and theirs are for this one', async () => {
    const zip = new Uint8Array(await (await zipped()).arrayBuffer());
    expect(unzipSync(zip)).toEqual(contents);
    const theirs = zipSync({ ...contents, folder: { inner: contents['empty']! } }, { comment: 'hello' });
    expect(await unzipped(new Blob([theirs as Uint8Array<ArrayBuffer>]))).toEqual({
      ...contents,
      'folder/inner': new Uint8Array(),
    });
  });

  it('with one byte flipped or cut off anywhere gives the same contents or an error, and never others', async () => {
    const whole = new Uint8Array(
      await (
        await writeZip(
          [
            { path: 'a.csv', content: new Blob([bytesOf(5, 400, 3)]) },
            { path: 'b.gz', content: new Blob([bytesOf(6, 60)]) },
          ],
          at,
        )
      ).arrayBuffer(),
    );
    const right = Object.values(await unzipped(new Blob([whole]))).map(String);
    let refused = 0;
    for (let place = 0; place < whole.length; place++) {
      const broken = whole.slice();
      broken[place]! ^= 1 << (place % 8);
      for (const bytes of [broken, whole.slice(0, place)])
        try {
          for (const content of Object.values(await unzipped(new Blob([bytes]))))
            expect(right).toContain(String(content));
        } catch (error) {
          if (!(error instanceof ZipError)) throw error;
          refused++;
        }
    }
    expect(refused).toBeGreaterThan(whole.length);
  });

  it('names the file that is damaged, or that leads out of it', async () => {
    const zip = new Uint8Array(await (await zipped()).arrayBuffer());
    // The table that isn't packed begins behind the first two files.
    const at = Buffer.from(zip).indexOf(Buffer.from(contents['tables/a.b.parquet']!));
    zip[at]! ^= 1;
    const files = await readZip(new Blob([zip]));
    await expect(files[2]!.read()).rejects.toThrow(
      'It is a damaged zip archive: the checksum of tables/a.b.parquet does not fit its content.',
    );
    expect((await files[0]!.read()).size).toBe(files[0]!.size);
    const outside = zipSync({ 'a/../../b.csv': new Uint8Array() }) as Uint8Array<ArrayBuffer>;
    await expect(readZip(new Blob([outside]))).rejects.toThrow(
      'It names a file outside of itself: a/../../b.csv.',
    );
  });

  it('that would unpack to very much is refused by what its list says', async () => {
    const bomb = zipSync({ a: new Uint8Array(1000) }) as Uint8Array<ArrayBuffer>;
    const list = Buffer.from(bomb).indexOf('PK\u0001\u0002');
    new DataView(bomb.buffer).setUint32(list + 24, 0xfffffff0, true);
    await expect(readZip(new Blob([bomb]))).rejects.toThrow('It would unpack to more than 2 GB.');
  });

  it('of two files that share their bytes is refused', async () => {
    const bomb = zipSync({ a: new Uint8Array(1000), b: new Uint8Array(1000) }) as Uint8Array<ArrayBuffer>;
    const list = Buffer.from(bomb).lastIndexOf('PK\u0001\u0002');
    new DataView(bomb.buffer).setUint32(list + 42, 0, true);
    const [a, b] = await readZip(new Blob([bomb]));
    expect((await a!.read()).size).toBe(1000);
    await expect(b!.read()).rejects.toThrow('b shares its bytes with another file');
  });

  it.each([
    ['text', 'It is no zip archive.'],
    ['', 'It is no zip archive.'],
    ['PK\u0003\u0004 cut', 'It is a zip archive that breaks off'],
  ])('is told from what is none: %j', async (text, message) => {
    await expect(readZip(new Blob([text]))).rejects.toThrow(message);
  });
});
