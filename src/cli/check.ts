import { formatProblem } from '../core/problem.ts';
import { readOptions } from './arguments.ts';
import { findProblems } from './problems.ts';
import { readProject } from './project.ts';

/** `medallion check`: prints a line a problem. Returns 2 where one is an error, else 0. */
export async function checkCommand(args: string[]): Promise<number> {
  const options = readOptions(args, ['configs']);
  const project = await readProject(options.configs ?? 'configs');
  for (const note of project.notes) process.stderr.write(`note: ${note}\n`);
  const problems = await findProblems(project);
  for (const problem of problems) process.stdout.write(`${formatProblem(problem)}\n`);
  return problems.some((problem) => problem.severity === 'error') ? 2 : 0;
}
