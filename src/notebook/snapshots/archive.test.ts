import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { browserFile } from '../../engine/browser-file.ts';
import { archive } from './archive.ts';

it('is a tar that other programs unpack to the byte', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'medallion-tar-'));
  const contents: Record<string, Uint8Array<ArrayBuffer>> = {
    'empty.db': new Uint8Array(0),
    'block.db': new Uint8Array(512).fill(7),
    'odd.db': Uint8Array.from({ length: 100_003 }, (_, at) => at % 251),
  };
  const files = Object.entries(contents).map(([name, bytes]) => browserFile(new Blob([bytes]), name));
  const text = { name: 'snapshots.json', content: '{"word":"Süd"}' };
  const tar = join(folder, 'tables.tar');
  await writeFile(tar, new Uint8Array(await archive(text, files).arrayBuffer()));
  expect(execFileSync('tar', ['-tf', tar], { encoding: 'utf8' }).trim().split('\n')).toEqual([
    text.name,
    ...Object.keys(contents),
  ]);
  execFileSync('tar', ['-xf', tar, '-C', folder]);
  for (const [name, bytes] of Object.entries(contents))
    expect(new Uint8Array(await readFile(join(folder, name)))).toEqual(bytes);
  expect(await readFile(join(folder, text.name), 'utf8')).toBe(text.content);
  await rm(folder, { recursive: true });
});
