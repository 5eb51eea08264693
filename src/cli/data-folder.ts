import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNameOf } from '../core/planning/configured-jobs.ts';
import type { DataFile } from '../engine/connector.ts';
import { fileOnDisk } from '../engine/node.ts';

/**
 * Finds data files by name, in any case, in a folder and the folders in it. Of several files with one name the one
 * nearest to the top counts, and `warn` is told of the others.
 */
export async function dataFolder(
  folder: string,
  warn: (message: string) => void,
): Promise<(name: string) => Promise<DataFile | undefined>> {
  const paths = (await readdir(folder, { recursive: true })).sort(
    (a, b) => a.split(/[\\/]/).length - b.split(/[\\/]/).length || (a < b ? -1 : 1),
  );
  return async (name) => {
    const found = paths.filter((path) => fileNameOf(path).toLowerCase() === name.toLowerCase());
    if (found.length > 1) warn(`${folder} holds ${found.join(' and ')}: ${found[0]} is taken`);
    return found.length === 0 ? undefined : fileOnDisk(join(folder, found[0]!));
  };
}

/** The names of the files in a folder and the folders in it, in lower case. */
export async function dataNames(folder: string): Promise<Set<string>> {
  const paths = await readdir(folder, { recursive: true });
  return new Set(paths.map((path) => fileNameOf(path).toLowerCase()));
}
