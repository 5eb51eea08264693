import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { fileOnDisk } from '../../engine/node.ts';
import type { Shelf } from './shelf.ts';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

/** A shelf in a folder of its own, which is gone after the test. */
export async function diskShelf(others: Partial<Shelf> = {}): Promise<Shelf> {
  const folder = await mkdtemp(join(tmpdir(), 'medallion-shelf-'));
  folders.push(folder);
  return {
    path: (name) => join(folder, name),
    read: (name) => fileOnDisk(join(folder, name)).catch(() => undefined),
    names: () => readdir(folder),
    remove: (name) => rm(join(folder, name), { force: true }),
    free: () => Promise.resolve(Infinity),
    ...others,
  };
}
