import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'sql-formatter';
import { spark } from '../core/dialects/spark.ts';
import { fullName, tableKey, type TableName } from '../core/names.ts';
import type { Plan } from '../core/plan.ts';
import { redirectJobs } from '../core/redirect.ts';
import { jobFiles, type ProjectFiles } from './jobs.ts';
import { projectReadme } from './readme.ts';
import { deltaVersion, pysparkVersion } from './versions.ts';

/** The Python of every project, the same whatever its configuration says. */
const python = fileURLToPath(new URL('./project', import.meta.url));

function pythonFiles(): ProjectFiles {
  const paths = readdirSync(python, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.py'),
  );
  return Object.fromEntries(
    paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(python, path), 'utf8')]),
  );
}

/** A name as it is written in Spark's SQL: in quotes only where that is needed. */
function sparkName(name: string): string {
  return /^[A-Za-z_][A-Za-z\d_]*$/.test(name) ? name : spark.identifier(name);
}

/**
 * The plan as a Python project for Spark with Delta Lake: texts by path. All tables lie in one catalog there.
 * Takes the plan in Spark's SQL and the texts of the configuration. Throws an Error where two tables would become one, and
 * where the configuration holds the words that stand for the run's time.
 */
export function pysparkProject(plan: Plan, texts: Record<string, string>, catalog: string): ProjectFiles {
  if (Object.values(texts).some((text) => /\{run_(?:date|time)\}/.test(text)))
    throw new Error(
      'the configuration holds {run_date} or {run_time}, which stand for the run’s time in a project',
    );
  const moved = new Map<string, string>();
  const to = (table: TableName): TableName => {
    const other = { ...table, catalog };
    const before = moved.get(tableKey(other)) ?? tableKey(table);
    if (before !== tableKey(table))
      throw new Error(`${fullName(table)} and ${before} would be one table in ${catalog}`);
    moved.set(tableKey(other), before);
    return other;
  };
  const jobs = redirectJobs(plan.jobs, to, sparkName).map((job) =>
    job.query ? { ...job, query: { ...job.query, sql: formatted(job.query.sql) } } : job,
  );
  const configs = Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [`configs/${name}.csv`, text]),
  );
  return {
    ...pythonFiles(),
    ...jobFiles(jobs),
    ...configs,
    'requirements.txt': `pyspark==${pysparkVersion}\ndelta-spark==${deltaVersion}\n`,
    'README.md': projectReadme(plan.jobs, catalog),
  };
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
