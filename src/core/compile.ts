import { errorText } from './error-text.ts';
import { Catalog } from './catalog.ts';
import type { Dialect } from './dialects/dialect.ts';
import type { Compiled, Job, RunContext } from './jobs/job.ts';
import { jobKinds } from './jobs/kinds.ts';

/** A job and its SQL, or why it has none. */
export type CompiledJob = { job: Job; compiled: Compiled } | { job: Job; error: string };

/**
 * Compiles jobs without any data: each table has the columns that the data model gives it, or those that the
 * configuration names. At run time the file's own columns take their place where there is no model.
 */
export function compileJobs(jobs: readonly Job[], dialect: Dialect, context: RunContext): CompiledJob[] {
  const catalog = new Catalog();
  return jobs.map((job): CompiledJob => {
    try {
      if (job.problems.length > 0) throw new Error(job.problems.map((problem) => problem.message).join('; '));
      const compile = () => jobKinds[job.kind].compile(job, catalog, dialect, context);
      const first = compile();
      const known = catalog.columns(job.targetTable) !== undefined;
      catalog.set(job.targetTable, first.columns);
      if (known || (job.kind !== 'stage' && job.kind !== 'ingest')) return { job, compiled: first };
      // The SQL of later loads is the general one; the table is made by the first.
      const later = compile();
      return { job, compiled: { ...later, statements: [first.statements[0]!, ...later.statements] } };
    } catch (error) {
      return { job, error: errorText(error) };
    }
  });
}

/** Compiled jobs as a SQL script: a comment with the job's name, then its transaction, where the dialect has those. */
export function printScript(jobs: readonly CompiledJob[], { transactions }: Dialect): string {
  return jobs
    .map((entry) => {
      const { job } = entry;
      const title = `-- ${job.id}${job.source ? ` from ${job.source}` : ''} (${job.origin.file}:${job.origin.line})`;
      if ('error' in entry) return `${title}\n-- not compiled: ${entry.error.replaceAll('\n', ' ')}\n`;
      const { statements, cleanup } = entry.compiled;
      const own = [...statements, ...cleanup];
      const all = transactions ? ['BEGIN', ...own, 'COMMIT'] : own;
      return `${title}\n${all.map((statement) => `${statement};\n`).join('')}`;
    })
    .join('\n');
}
