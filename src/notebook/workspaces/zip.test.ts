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

  it.each([
    ['text', 'It is not a zip file.'],
    ['', 'It is not a zip file.'],
    ['PK\u0003\u0004 cut', 'The zip is cut short.'],
  ])('is told from what is none: %j', async (text, message) => {
    await expect(readZip(new Blob([text]))).rejects.toThrow(message);
  });
});
