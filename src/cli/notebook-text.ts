import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { errorText } from '../core/error-text.ts';
import { UsageError } from './usage-error.ts';

const shippedCells = fileURLToPath(new URL('../../cells', import.meta.url));

/**
 * A notebook's Markdown: that of a file, else the shipped chapters in the order of their names. Throws a UsageError where it
 * can't be read.
 */
export async function readNotebook(path: string | undefined): Promise<string> {
  try {
    if (path !== undefined) return await readFile(path, 'utf8');
    const names = (await readdir(shippedCells)).filter((name) => name.endsWith('.md'));
    const texts = names.sort().map((name) => readFile(join(shippedCells, name), 'utf8'));
    return (await Promise.all(texts)).join('\n');
  } catch (error) {
    throw new UsageError(
      `--notebook: ${path === undefined ? basename(shippedCells) : path}: ${errorText(error)}`,
    );
  }
}
