import { readFileSync, readdirSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** A chunk of the build, as Vite's manifest tells of it. */
interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
  dynamicImports?: string[];
  css?: string[];
}

type Manifest = Record<string, Chunk>;

/** How a file of the site comes to the browser. */
export type Loading = 'start' | 'lazy' | 'worker' | 'wasm';

/** A file of the built site and its size. */
export interface FileSize {
  file: string;
  loading: Loading;
  raw: number;
  gzip: number;
}

/**
 * Sizes of the code in a built site: what the page loads at its start (the entry and all that it imports
 * statically), what it loads later, its workers, and WebAssembly.
 * @param dist the folder with the built site
 */
export function siteBytes(dist: string): FileSize[] {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Manifest;
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
  const atStart = filesOf(manifest, reach(manifest, entries, false));
  const ever = filesOf(manifest, reach(manifest, entries, true));
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ['.js', '.css', '.wasm'].includes(extname(entry.name)))
    .map((entry) => relative(dist, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .map((file) => ({ file, loading: loadingOf(file, atStart, ever), ...sizes(join(dist, file)) }))
    .sort((a, b) => b.gzip - a.gzip);
}

/** The keys of all chunks that these lead to, themselves included. */
function reach(manifest: Manifest, from: string[], dynamic: boolean): Set<string> {
  const seen = new Set<string>();
  const open = [...from];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    const chunk = manifest[key];
    open.push(...(chunk?.imports ?? []), ...(dynamic ? (chunk?.dynamicImports ?? []) : []));
  }
  return seen;
}

function filesOf(manifest: Manifest, keys: Set<string>): Set<string> {
  const chunks = [...keys].flatMap((key) => manifest[key] ?? []);
  return new Set(chunks.flatMap((chunk) => [chunk.file, ...(chunk.css ?? [])]));
}

function loadingOf(file: string, atStart: Set<string>, ever: Set<string>): Loading {
  if (extname(file) === '.wasm') return 'wasm';
  if (atStart.has(file)) return 'start';
  // Nothing imports a worker: the page names it by its address.
  return ever.has(file) ? 'lazy' : 'worker';
}

function sizes(path: string): { raw: number; gzip: number } {
  const content = readFileSync(path);
  return { raw: content.length, gzip: gzipSync(content, { level: 9 }).length };
}

function main(): void {
  const files = siteBytes(fileURLToPath(new URL('../dist/', import.meta.url)));
  const line = (name: string, raw: number, gzip: number): string =>
    `${name.padEnd(60)}${kilobytes(raw)} kB${kilobytes(gzip)} kB gzip`;
  for (const loading of ['start', 'lazy', 'worker', 'wasm'] as const) {
    const group = files.filter((file) => file.loading === loading);
    const sum = (key: 'raw' | 'gzip'): number => group.reduce((total, file) => total + file[key], 0);
    console.log(line(loading, sum('raw'), sum('gzip')));
    for (const { file, raw, gzip } of group) console.log(line(`  ${file}`, raw, gzip));
  }
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1).padStart(10);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
