import { fullName, tableKey, type TableName } from '../core/names.ts';
import type { Plan } from '../core/plan.ts';
import { jobFiles, type ProjectFiles } from './jobs.ts';
import { projectReadme } from './pyspark-readme.ts';
import { pythonFiles } from './python-files.ts';
import { configFiles, readableJobs } from './readable-jobs.ts';
import { projectVersions } from './versions.ts';

/**
 * The plan as a Python project for Spark with Delta Lake: texts by path. All tables lie in one catalog there.
 * Takes the plan in Spark's SQL and the texts of the configuration. Throws an Error where two tables would become one, and
 * where the configuration holds the words that stand for the run's time.
 */
export function pysparkProject(plan: Plan, texts: Record<string, string>, catalog: string): ProjectFiles {
  const moved = new Map<string, string>();
  const to = (table: TableName): TableName => {
    const other = { ...table, catalog };
    const before = moved.get(tableKey(other)) ?? tableKey(table);
    if (before !== tableKey(table))
      throw new Error(`${fullName(table)} and ${before} would be one table in ${catalog}`);
    moved.set(tableKey(other), before);
    return other;
  };
  return {
    ...configFiles(texts),
    ...pythonFiles(),
    ...jobFiles(readableJobs(plan.jobs, to)),
    'requirements.txt': `pyspark==${projectVersions.pyspark}\ndelta-spark==${projectVersions.delta}\n`,
    'README.md': projectReadme(plan.jobs, catalog),
  };
}
