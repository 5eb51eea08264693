import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { siteBytes } from './bytes.ts';

const folders: string[] = [];

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
});

it('tells what a page loads at its start from what comes later', async () => {
  const dist = await mkdtemp(join(tmpdir(), 'bytes-'));
  folders.push(dist);
  const manifest = {
    'index.html': {
      file: 'assets/main.js',
      isEntry: true,
      imports: ['_lit.js'],
      dynamicImports: ['plot.ts'],
    },
    '_lit.js': { file: 'assets/lit.js', css: ['assets/lit.css'] },
    'plot.ts': { file: 'assets/plot.js', imports: ['_lit.js', '_d3.js'] },
    '_d3.js': { file: 'assets/d3.js' },
  };
  const files = ['main.js', 'lit.js', 'lit.css', 'plot.js', 'd3.js', 'reader.js', 'duckdb.wasm', 'icon.svg'];
  await mkdir(join(dist, 'assets'));
  await mkdir(dirname(join(dist, '.vite/manifest.json')));
  await writeFile(join(dist, '.vite/manifest.json'), JSON.stringify(manifest));
  for (const file of files) await writeFile(join(dist, 'assets', file), 'x'.repeat(1000));

  const sizes = siteBytes(dist);
  expect(Object.fromEntries(sizes.map(({ file, loading }) => [file, loading]))).toEqual({
    'assets/main.js': 'start',
    'assets/lit.js': 'start',
    'assets/lit.css': 'start',
    'assets/plot.js': 'lazy',
    'assets/d3.js': 'lazy',
    'assets/reader.js': 'worker',
    'assets/duckdb.wasm': 'wasm',
  });
  expect(sizes.every(({ raw, gzip }) => raw === 1000 && gzip < 100)).toBe(true);
});
