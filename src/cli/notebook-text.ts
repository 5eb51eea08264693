import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { errorText } from '../core/error-text.ts';
import { UsageError } from './usage-error.ts';

const shippedCells = fileURLToPath(new URL('../../cells', import.meta.url));

/** A file of a notebook. */
export interface NotebookFile {
  name: string;
  text: string;
}

/**
 * The files of a notebook: the one that is named, else the shipped chapters in the order of their names. Throws a UsageError
 * where one can't be read.
 */
export async function readNotebookFiles(path: string | undefined): Promise<NotebookFile[]> {
  try {
    if (path !== undefined) return [{ name: basename(path), text: await readFile(path, 'utf8') }];
    const names = (await readdir(shippedCells)).filter((name) => name.endsWith('.md'));
    return await Promise.all(
      names.sort().map(async (name) => ({ name, text: await readFile(join(shippedCells, name), 'utf8') })),
    );
  } catch (error) {
    throw new UsageError(
      `--notebook: ${path === undefined ? basename(shippedCells) : path}: ${errorText(error)}`,
    );
  }
}

/** A notebook's Markdown, its files one after the other. Throws a UsageError where it can't be read. */
export async function readNotebook(path: string | undefined): Promise<string> {
  return (await readNotebookFiles(path)).map(({ text }) => text).join('\n');
}
