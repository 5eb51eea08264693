import { readConfig, type Config } from '../../core/config/config.ts';
import { planOf, type Plan } from '../../core/plan.ts';
import { configForSpark } from '../../translate/to-spark/config-for-spark.ts';
import { readTables } from '../project.ts';

/** A project planned for Spark. */
export interface SparkProject {
  /** The texts of the tables, by table name. */
  texts: Record<string, string>;
  /** As the tables say it, queries in the dialect that they are written in. */
  config: Config;
  plan: Plan;
}

/** Reads the configuration tables of a folder and plans their jobs in Spark's SQL. Throws a UsageError where there are none. */
export async function readSparkProject(folder: string): Promise<SparkProject> {
  const { texts, model } = await readTables(folder);
  const config = readConfig(texts, model);
  return { texts, config, plan: planOf(await configForSpark(config)) };
}
