import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { errorText } from '../core/error-text.ts';
import { formatProblem, tidyProblems } from '../core/problem.ts';
import { refuseForSpark } from '../export/problems.ts';
import { readOptions } from './arguments.ts';
import { findProblems } from './problems.ts';
import { makeFolder, readProject } from './project.ts';
import { readSparkProject } from './targets/spark-project.ts';
import type { ExportTarget } from './targets/target.ts';
import { targets } from './targets/targets.ts';
import { UsageError } from './usage-error.ts';

/**
 * `medallion export`: writes the pipeline as a project for another engine. Returns 2 where a job has an error, which
 * then fails there too, else 0.
 */
export async function exportCommand(args: string[]): Promise<number> {
  const given = readOptions(args, ['target', 'out', 'configs', 'catalog', 'notebook']);
  const { out, configs = 'configs', catalog, notebook } = given;
  const target = targets.find(({ name }) => name === given.target);
  if (!target) {
    const known = targets.map(({ name, doc }) => `${name} (${doc})`).join(' and ');
    throw new UsageError(`--target: "${given.target ?? ''}" is unknown; there are ${known}`);
  }
  if (!out) throw new UsageError('--out: say which folder to write to');
  const project = await readSparkProject(configs);
  refuseForSpark(project.plan);
  const known = await findProblems(await readProject(configs));
  const made = await makeProject(target, project, {
    configs,
    catalog,
    notebook,
    name: basename(resolve(out)),
  });
  const problems = tidyProblems([...known, ...project.plan.problems, ...made.problems]);
  for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`);
  await makeFolder('--out', out);
  await requireOwnFolder(out);
  for (const folder of target.folders) await rm(join(out, folder), { recursive: true, force: true });
  for (const [path, text] of Object.entries(made.files)) {
    await mkdir(join(out, dirname(path)), { recursive: true });
    await writeFile(join(out, path), text);
  }
  return problems.some(({ severity }) => severity === 'error') ? 2 : 0;
}

async function makeProject(target: ExportTarget, ...what: Parameters<ExportTarget['make']>) {
  try {
    return await target.make(...what);
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(errorText(error));
  }
}

/** Throws a UsageError where a folder holds something that is no earlier export: its folders would be emptied. */
async function requireOwnFolder(folder: string): Promise<void> {
  const names = await readdir(folder);
  if (names.length > 0 && !names.includes('jobs.json'))
    throw new UsageError(`--out: "${folder}" is neither empty nor an earlier export`);
}
