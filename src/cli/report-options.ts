import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { errorText } from '../core/error-text.ts';
import { readOptions, readThreads, readTime } from './arguments.ts';
import { makeFolder, requireFolder } from './project.ts';
import { UsageError } from './usage-error.ts';

/** The options of `medallion report`, checked. */
export interface ReportCommandOptions {
  configs: string;
  data: string;
  /** The notebook's Markdown. */
  notebook: string;
  /** The file to write. */
  out: string;
  at: string;
  /** Undefined where the notebook gives it. */
  title: string | undefined;
  threads: number | undefined;
}

const shippedCells = fileURLToPath(new URL('../../cells', import.meta.url));

/** Reads the options of `medallion report`. Throws a UsageError for the first that can't be used. */
export async function readReportOptions(args: string[]): Promise<ReportCommandOptions> {
  const given = readOptions(args, ['configs', 'data', 'notebook', 'out', 'at', 'title', 'threads']);
  const { configs = 'configs', data = 'data_sample', out = '', title } = given;
  if (out === '') throw new UsageError('--out: name the file to write, such as report.html');
  const threads = readThreads(given.threads);
  const at = readTime(given.at);
  await requireFolder('--data', data);
  if (given.notebook !== undefined && resolve(given.notebook) === resolve(out))
    throw new UsageError(`--out: "${out}" is the file of --notebook as well`);
  const notebook = await readNotebook(given.notebook);
  const found = await stat(out).catch(() => undefined);
  if (found?.isDirectory()) throw new UsageError(`--out: "${out}" is a folder; name a file`);
  await makeFolder('--out', dirname(resolve(out)));
  return { configs, data, notebook, out, at, title, threads };
}

/** A notebook's Markdown: that of a file, else the shipped chapters in the order of their names. */
async function readNotebook(path: string | undefined): Promise<string> {
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
