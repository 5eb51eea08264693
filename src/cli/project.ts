import { existsSync } from 'node:fs';
import { access, constants, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { errorText } from '../core/error-text.ts';
import { readConfig, type Config } from '../core/config/config.ts';
import { configTableOf } from '../core/config/tables.ts';
import { planOf, type Plan } from '../core/plan.ts';
import { translateConfig } from '../translate/translate-config.ts';
import { codeNotTaken, isProject, tablesOf } from '../notebook/workspaces/project.ts';
import { filesBelow, openFolder } from './project-folder.ts';
import { UsageError } from './usage-error.ts';

const modelFile = fileURLToPath(new URL('../../configs/data_model.csv', import.meta.url));

/** The data model of configurations that bring none; '' where none is shipped. */
export async function shippedModel(): Promise<string> {
  return existsSync(modelFile) ? readFile(modelFile, 'utf8') : '';
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
  /** What lies beside the tables and is not taken over, in words. */
  notes: string[];
}

/** The texts of configuration tables, with the shipped data model. */
export interface Tables {
  texts: Record<string, string>;
  model: string;
  /** Whether they were found below the folder that was named, as in a project of its own. */
  isBelow: boolean;
  /** What lies beside them and is not taken over, in words. */
  notes: string[];
}

/**
 * The configuration tables of a folder; where it holds none, those below it, as in a Databricks project's repository, which may
 * be a zip. Throws a UsageError where there are none.
 */
export async function readTables(path: string): Promise<Tables> {
  const folder = await openFolder('--configs', path);
  const texts: Record<string, string> = {};
  const model = await shippedModel();
  for (const name of await readdir(folder)) {
    const table = configTableOf(name);
    if (table) texts[table.name] = await readFile(join(folder, name), 'utf8');
  }
  if (Object.keys(texts).length > 0) return { texts, model, isBelow: folder !== path, notes: [] };
  const files = await filesBelow(folder);
  if (!isProject(files))
    throw new UsageError(`--configs: "${path}" holds no configuration table, such as pipeline_config.csv`);
  for (const [table, file] of tablesOf(files)) texts[table] = await (await file.read()).text();
  return { texts, model, isBelow: true, notes: codeNotTaken(files) };
}

/** The folder of the data: what `--data` names, else the project whose configuration is read, else the sample's. */
export async function dataOf(data: string | undefined, configs: string): Promise<string> {
  if (data !== undefined) return openFolder('--data', data);
  const { isBelow } = await readTables(configs);
  return isBelow ? openFolder('--configs', configs) : openFolder('--data', 'data_sample');
}

/** Reads the configuration tables of a folder and plans their jobs. Throws a UsageError where there are none. */
export async function readProject(folder: string): Promise<Project> {
  const { texts, model, notes } = await readTables(folder);
  const config = await translateConfig(readConfig(texts, model));
  return { texts, model, config, plan: planOf(config), notes };
}
