import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { duckdb } from '../../../core/dialects/duckdb.ts';

/** What `read` finds in an exported file while that lies on the disk; it gets the path as SQL has it. */
export async function onDisk<Found>(blob: Blob, read: (path: string) => Promise<Found>): Promise<Found> {
  const folder = await mkdtemp(join(tmpdir(), 'medallion-exports-'));
  try {
    const path = join(folder, 'exported');
    await writeFile(path, new Uint8Array(await blob.arrayBuffer()));
    return await read(duckdb.literal(path));
  } finally {
    await rm(folder, { recursive: true });
  }
}
