import { openAsBlob, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { errorText } from '../core/error-text.ts';
import { readZip, ZipError, type FoundFile } from '../notebook/workspaces/zip-read.ts';
import { UsageError } from './usage-error.ts';

/** Zips that were unpacked, by path: `--configs` and `--data` may name the same one. */
const unpacked = new Map<string, Promise<string>>();

/**
 * The folder that an option names, or where the zip that it names is unpacked to until the program ends. Throws a UsageError
 * where it is neither.
 */
export async function openFolder(option: string, path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return path;
  if (!found?.isFile()) throw new UsageError(`${option}: there is no folder "${path}"`);
  const known = unpacked.get(resolve(path)) ?? unpack(option, path);
  unpacked.set(resolve(path), known);
  return known;
}

async function unpack(option: string, path: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'medallion-project-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  try {
    for (const file of await readZip(await openAsBlob(path))) {
      if (file.path.endsWith('/')) continue;
      const target = join(folder, file.path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, (await file.read()).stream());
    }
  } catch (error) {
    const said = error instanceof ZipError ? error.message : errorText(error);
    throw new UsageError(`${option}: ${path} is neither a folder nor a zip that can be read. ${said}`);
  }
  return folder;
}

/** All files below a folder, their paths from there. */
export async function filesBelow(folder: string): Promise<FoundFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return {
      path: path.slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, ''),
      size: 0,
      read: async () => new Blob([await readFile(path)]),
    };
  });
}
