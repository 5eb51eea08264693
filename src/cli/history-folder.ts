import { copyFile, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { errorText } from '../core/error-text.ts';
import type { DataFile } from '../engine/connector.ts';
import { fileChecksum, textChecksum } from '../engine/history/checksum.ts';
import type { RunEntry } from '../engine/history/run-entry.ts';
import { fileOnDisk } from '../engine/node.ts';
import { UsageError } from './usage-error.ts';

/**
 * A folder that keeps runs: `runs/TIME.json` each, and `contents/CHECKSUM` for every configuration table and data file that
 * one of them was made of, however often.
 */
export class HistoryFolder {
  constructor(private readonly folder: string) {}

  /** All runs, the earliest first. Throws a UsageError where one can't be read. */
  async entries(): Promise<RunEntry[]> {
    const runs = join(this.folder, 'runs');
    if (!existsSync(runs)) throw new UsageError(`--history: "${this.folder}" keeps no runs`);
    const names = (await readdir(runs)).filter((name) => name.endsWith('.json')).sort();
    return Promise.all(
      names.map(async (name) => {
        try {
          return JSON.parse(await readFile(join(runs, name), 'utf8')) as RunEntry;
        } catch (error) {
          throw new UsageError(`--history: ${join(runs, name)}: ${errorText(error)}`);
        }
      }),
    );
  }

  /** Keeps a text; resolves to its checksum. */
  async keepText(text: string): Promise<string> {
    const checksum = await textChecksum(text);
    await this.keep(checksum, (path) => writeFile(path, text));
    return checksum;
  }

  /** Keeps a copy of a data file; resolves to its checksum. */
  async keepFile(file: DataFile): Promise<string> {
    const checksum = await fileChecksum(file);
    await this.keep(checksum, (path) => copyFile(file.handle as string, path));
    return checksum;
  }

  /** Keeps a run whose contents are kept. */
  async add(entry: RunEntry): Promise<void> {
    const folder = join(this.folder, 'runs');
    await mkdir(folder, { recursive: true });
    // Colons can't stand in a file's name everywhere.
    const path = join(folder, `${entry.at.replaceAll(':', '-').replace(' ', 'T')}.json`);
    await writeFile(`${path}.part`, `${JSON.stringify(entry, null, 2)}\n`);
    await rename(`${path}.part`, path);
  }

  /** A kept text by its checksum; undefined where it is gone. */
  text(checksum: string): Promise<string | undefined> {
    return readFile(this.path(checksum), 'utf8').catch(() => undefined);
  }

  /** A kept data file by its checksum, under its name; undefined where it is gone. */
  async file(checksum: string, name: string): Promise<DataFile | undefined> {
    const path = this.path(checksum);
    return existsSync(path) ? { ...(await fileOnDisk(path)), name } : undefined;
  }

  private path(checksum: string): string {
    return join(this.folder, 'contents', checksum.replace(/[^0-9a-f]/g, ''));
  }

  /** Whole or not at all: what is cut off by a crash has another name. */
  private async keep(checksum: string, write: (path: string) => Promise<void>): Promise<void> {
    const path = this.path(checksum);
    if (existsSync(path)) return;
    await mkdir(join(this.folder, 'contents'), { recursive: true });
    await write(`${path}.part`);
    await rename(`${path}.part`, path);
  }
}
