import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { errorText } from '../core/error-text.ts';
import { readOptions, readThreads, readTime } from './arguments.ts';
import { exportFormats, type ExportFormat } from './export.ts';
import { dataOf, makeFolder } from './project.ts';
import { UsageError } from './usage-error.ts';

/** The options of `medallion run`, checked. */
export interface RunCommandOptions {
  configs: string;
  data: string;
  db: string | undefined;
  out: string | undefined;
  format: ExportFormat;
  at: string;
  threads: number | undefined;
  /** The folder that keeps runs. */
  history: string | undefined;
  /** The file for the run's events in the words of OpenLineage. */
  openlineage: string | undefined;
}

/** Reads the options of `medallion run`. Throws a UsageError for the first that can't be used. */
export async function readRunOptions(args: string[]): Promise<RunCommandOptions> {
  const names = [
    'configs',
    'data',
    'db',
    'out',
    'format',
    'at',
    'threads',
    'history',
    'openlineage',
  ] as const;
  const given = readOptions(args, names);
  const { configs = 'configs', db, out, history, openlineage } = given;
  const format = exportFormats.find((name) => name === (given.format ?? 'csv'));
  if (!format) throw new UsageError(`--format: "${given.format}" is none of ${exportFormats.join(', ')}`);
  const threads = readThreads(given.threads);
  if (db === '') throw new UsageError('--db: the name of the file is empty');
  const at = readTime(given.at);
  const data = await dataOf(given.data, configs);
  if (out !== undefined) {
    // The tables are named as the files that they come from, and would take their place.
    for (const [option, folder] of [
      ['--data', data],
      ['--configs', configs],
    ] as const)
      if (resolve(out) === resolve(folder))
        throw new UsageError(`--out: "${out}" is the folder of ${option} as well`);
    await makeFolder('--out', out);
  }
  if (history !== undefined) await makeFolder('--history', history);
  if (openlineage !== undefined) await requireWritable('--openlineage', openlineage);
  return { configs, data, db, out, format, at, threads, history, openlineage };
}

/** Throws a UsageError where a file can't be written: known before the run, not after it. */
async function requireWritable(option: string, path: string): Promise<void> {
  try {
    await (await open(path, 'a')).close();
  } catch (error) {
    throw new UsageError(`${option}: ${errorText(error)}`);
  }
}
