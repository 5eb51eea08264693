import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { readOptions, readThreads, readTime } from './arguments.ts';
import { readNotebook } from './notebook-text.ts';
import { dataOf, makeFolder } from './project.ts';
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

/** Reads the options of `medallion report`. Throws a UsageError for the first that can't be used. */
export async function readReportOptions(args: string[]): Promise<ReportCommandOptions> {
  const given = readOptions(args, ['configs', 'data', 'notebook', 'out', 'at', 'title', 'threads']);
  const { configs = 'configs', out = '', title } = given;
  if (out === '') throw new UsageError('--out: name the file to write, such as report.html');
  const threads = readThreads(given.threads);
  const at = readTime(given.at);
  const data = await dataOf(given.data, configs);
  if (given.notebook !== undefined && resolve(given.notebook) === resolve(out))
    throw new UsageError(`--out: "${out}" is the file of --notebook as well`);
  const notebook = await readNotebook(given.notebook);
  const found = await stat(out).catch(() => undefined);
  if (found?.isDirectory()) throw new UsageError(`--out: "${out}" is a folder; name a file`);
  await makeFolder('--out', dirname(resolve(out)));
  return { configs, data, notebook, out, at, title, threads };
}
