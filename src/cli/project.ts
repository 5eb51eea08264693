import { existsSync } from 'node:fs';
import { access, constants, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { errorText } from '../core/error-text.ts';
import { readConfig, type Config } from '../core/config/config.ts';
import { configTableOf } from '../core/config/tables.ts';
import { planOf, type Plan } from '../core/plan.ts';
import { translateConfig } from '../translate/translate-config.ts';
import { UsageError } from './usage-error.ts';

const modelFile = fileURLToPath(new URL('../../configs/data_model.csv', import.meta.url));

/** The data model of configurations that bring none; '' where none is shipped. */
export async function shippedModel(): Promise<string> {
  return existsSync(modelFile) ? readFile(modelFile, 'utf8') : '';
}

/** Throws a UsageError where an option's folder does not exist. */
export async function requireFolder(option: string, path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) throw new UsageError(`${option}: there is no folder "${path}"`);
}

/** Makes a folder to write to. Throws a UsageError where it can't be made or written. */
export async function makeFolder(option: string, path: string): Promise<void> {
  try {
    await makeParents(resolve(path));
    await access(path, constants.W_OK);
  } catch (error) {
    throw new UsageError(`${option}: ${errorText(error)}`);
  }
}

/** Parents one by one: told to make them all, Node tries for ever where the system answers that there is no such folder. */
async function makeParents(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return;
  if (dirname(path) !== path) await makeParents(dirname(path));
  await mkdir(path);
}

/** A project read from a folder of configuration tables. */
export interface Project {
  /** The texts of the tables, by table name. */
  texts: Record<string, string>;
  /** The shipped data model, which applies where the folder has none and the names of its tables fit. */
  model: string;
  config: Config;
  plan: Plan;
}

/** The texts of a folder's configuration tables and the shipped data model. Throws a UsageError where there are none. */
export async function readTables(folder: string): Promise<{ texts: Record<string, string>; model: string }> {
  await requireFolder('--configs', folder);
  const texts: Record<string, string> = {};
  for (const name of await readdir(folder)) {
    const table = configTableOf(name);
    if (table) texts[table.name] = await readFile(join(folder, name), 'utf8');
  }
  if (Object.keys(texts).length === 0)
    throw new UsageError(`--configs: "${folder}" holds no configuration table, such as pipeline_config.csv`);
  return { texts, model: await shippedModel() };
}

/** Reads the configuration tables of a folder and plans their jobs. Throws a UsageError where there are none. */
export async function readProject(folder: string): Promise<Project> {
  const { texts, model } = await readTables(folder);
  const config = await translateConfig(readConfig(texts, model));
  return { texts, model, config, plan: planOf(config) };
}
