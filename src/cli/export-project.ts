import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { formatProblem, tidyProblems } from '../core/problem.ts';
import { refuseForSpark } from '../export/problems.ts';
import { pysparkProject } from '../export/pyspark.ts';
import { readOptions } from './arguments.ts';
import { findProblems } from './problems.ts';
import { makeFolder, readProject } from './project.ts';
import { readSparkProject } from './spark-project.ts';
import { UsageError } from './usage-error.ts';

/** The folders that an export owns: a job that is gone leaves no SQL behind. */
const owned = ['sql', 'ddl', 'configs', 'pipeline'];

/**
 * `medallion export`: writes the pipeline as a project for another engine. Returns 2 where a job has an error, which
 * then fails there too, else 0.
 */
export async function exportCommand(args: string[]): Promise<number> {
  const {
    target,
    out,
    configs = 'configs',
    catalog = 'spark_catalog',
  } = readOptions(args, ['target', 'out', 'configs', 'catalog']);
  if (target !== 'pyspark')
    throw new UsageError(`--target: "${target ?? ''}" is unknown; pyspark is what there is`);
  if (!out) throw new UsageError('--out: say which folder to write to');
  const { texts, plan } = await readSparkProject(configs);
  refuseForSpark(plan);
  const known = await findProblems(await readProject(configs));
  const problems = tidyProblems([...known, ...plan.problems]);
  for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`);
  let files: Record<string, string>;
  try {
    files = pysparkProject(plan, texts, catalog);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  await makeFolder('--out', out);
  await requireOwnFolder(out);
  for (const folder of owned) await rm(join(out, folder), { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(out, dirname(path)), { recursive: true });
    await writeFile(join(out, path), text);
  }
  return problems.some(({ severity }) => severity === 'error') ? 2 : 0;
}

/** Throws a UsageError where a folder holds something that is no earlier export: its folders would be emptied. */
async function requireOwnFolder(folder: string): Promise<void> {
  const names = await readdir(folder);
  if (names.length > 0 && !names.includes('jobs.json'))
    throw new UsageError(`--out: "${folder}" is neither empty nor an earlier export`);
}
