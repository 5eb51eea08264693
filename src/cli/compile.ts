import { compileJobs, printScript } from '../core/compile.ts';
import { duckdb } from '../core/dialects/duckdb.ts';
import { spark } from '../core/dialects/spark.ts';
import { formatProblem } from '../core/problem.ts';
import { closest } from '../core/suggest.ts';
import { readOptions, readTime } from './arguments.ts';
import { readProject } from './project.ts';
import { readSparkProject } from './targets/spark-project.ts';
import { UsageError } from './usage-error.ts';

/** `medallion compile`: prints the SQL of all jobs or of one. Returns 2 where a job has none, else 0. */
export async function compileCommand(args: string[]): Promise<number> {
  const options = readOptions(args, ['configs', 'job', 'at', 'dialect']);
  const dialect = [duckdb, spark].find(({ name }) => name === (options.dialect ?? 'duckdb'));
  if (!dialect) throw new UsageError(`--dialect: "${options.dialect}" is neither duckdb nor spark`);
  const folder = options.configs ?? 'configs';
  const { plan } = await (dialect === spark ? readSparkProject(folder) : readProject(folder));
  for (const problem of plan.problems) process.stderr.write(`${formatProblem(problem)}\n`);
  const at = readTime(options.at);
  const all = compileJobs(plan.jobs, dialect, { at, load: at });
  const wanted = options.job?.toLowerCase();
  const chosen = all.filter(
    ({ job }) => !wanted || [job.id, job.target].some((name) => name.toLowerCase() === wanted),
  );
  if (chosen.length === 0) {
    const near = closest(
      wanted ?? '',
      plan.jobs.map((job) => job.id),
    );
    throw new UsageError(`--job: there is no job "${options.job}"${near ? `; did you mean "${near}"?` : ''}`);
  }
  process.stdout.write(printScript(chosen, dialect));
  return chosen.some((entry) => 'error' in entry) ? 2 : 0;
}
