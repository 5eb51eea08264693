import type { Job } from '../core/jobs/job.ts';
import type { DataFile } from './connector.ts';

/** About how many bytes of text one byte of a format or container that packs stands for. */
const packing = 8;
const isText = /\.(?:csv|tsv|txt|psv|json|ndjson|jsonl)$/i;

/**
 * About how many bytes of text the files hold that jobs read. A file that can't be had counts nothing: the job that
 * needs it says so.
 */
export async function bytesRead(
  jobs: readonly Job[],
  file: (name: string) => DataFile | undefined | Promise<DataFile | undefined>,
): Promise<number> {
  const names = new Set(jobs.flatMap((job) => (job.file ? [job.file.name] : [])));
  const sizes = [...names].map(async (name) => {
    const found = await file(name);
    return found ? found.size * (isText.test(found.name) ? 1 : packing) : 0;
  });
  const settled = await Promise.allSettled(sizes);
  return settled.reduce((sum, size) => sum + (size.status === 'fulfilled' ? size.value : 0), 0);
}
