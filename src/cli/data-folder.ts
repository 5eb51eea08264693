import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileNameOf } from '../core/planning/configured-jobs.ts';
import { fileStem } from '../core/planning/file-match.ts';
import type { DataFile } from '../engine/connector.ts';
import { fileOnDisk } from '../engine/node.ts';

/** The data files of a folder and of the folders in it. */
export interface DataFolder {
  has(name: string): boolean;
  /** The whole path of the file that stands for a name, or of the one that should. */
  path(name: string): string;
  /** The file that stands for a name; undefined where there is none. */
  file(name: string): Promise<DataFile | undefined>;
}

/**
 * Finds data files by name, in any case; where there is none of the name, one that is called alike but for its ending. Of
 * several the one nearest to the top counts, and `warn` is told of the others.
 */
export async function dataFolder(folder: string, warn: (message: string) => void): Promise<DataFolder> {
  const paths = (await readdir(folder, { recursive: true })).sort(
    (a, b) => a.split(/[\\/]/).length - b.split(/[\\/]/).length || (a < b ? -1 : 1),
  );
  const find = (name: string) => {
    const same = paths.filter((path) => fileNameOf(path).toLowerCase() === name.toLowerCase());
    return same.length > 0 ? same : paths.filter((path) => fileStem(path) === fileStem(name));
  };
  return {
    has: (name) => find(name).length > 0,
    path: (name) => resolve(folder, find(name)[0] ?? name),
    async file(name) {
      const found = find(name);
      if (found.length > 1) warn(`${folder} holds ${found.join(' and ')}: ${found[0]} is taken`);
      return found.length === 0 ? undefined : fileOnDisk(join(folder, found[0]!));
    },
  };
}
