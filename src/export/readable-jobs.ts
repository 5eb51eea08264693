import { format } from 'sql-formatter';
import { spark } from '../core/dialects/spark.ts';
import type { Job } from '../core/jobs/job.ts';
import type { TableName } from '../core/names.ts';
import { redirectJobs } from '../core/redirect.ts';

/** A name as it is written in Spark's SQL: in quotes only where that is needed. */
function sparkName(name: string): string {
  return /^[A-Za-z_][A-Za-z\d_]*$/.test(name) ? name : spark.identifier(name);
}

/** A query over lines. Only white space changes; one that the formatter can't read stays as it is. */
function formatted(sql: string): string {
  if (sql.includes('\n')) return sql;
  try {
    return format(sql, { language: 'spark', tabWidth: 2, expressionWidth: 90 });
  } catch {
    return sql;
  }
}

/** The jobs with other tables where `to` gives some, their queries as one would write them. */
export function readableJobs(jobs: Job[], to: (table: TableName) => TableName | undefined): Job[] {
  return redirectJobs(jobs, to, sparkName).map((job) =>
    job.query ? { ...job, query: { ...job.query, sql: formatted(job.query.sql) } } : job,
  );
}

/**
 * The configuration beside a project. Throws an Error where it holds the words that stand for the run's time in the project's
 * SQL.
 */
export function configFiles(texts: Record<string, string>): Record<string, string> {
  if (Object.values(texts).some((text) => /\{run_(?:date|time)\}/.test(text)))
    throw new Error(
      'the configuration holds {run_date} or {run_time}, which stand for the run’s time in a project',
    );
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [`configs/${name}.csv`, text]));
}
