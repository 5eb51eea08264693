import type { ConfigTable } from './table.ts';
import { cleansingRules } from './tables/cleansing-rules.ts';
import { corrections } from './tables/corrections.ts';
import { dataModel } from './tables/data-model.ts';
import { dqRuleConfig } from './tables/dq-rule-config.ts';
import { mainPipelineConfig } from './tables/main-pipeline-config.ts';
import { pipelineConfig } from './tables/pipeline-config.ts';
import { refData } from './tables/ref-data.ts';
import { sqlRepos } from './tables/sql-repos.ts';

/** The configuration tables, in the order in which a reader meets them. */
export const configTables: readonly ConfigTable[] = [
  pipelineConfig,
  mainPipelineConfig,
  cleansingRules,
  refData,
  dqRuleConfig,
  sqlRepos,
  dataModel,
  corrections,
];

/** The configuration table that a file holds, by the file's name; undefined where it is none. */
export function configTableOf(fileName: string): ConfigTable | undefined {
  const bare = fileName.toLowerCase().replace(/^.*[\\/]/, '');
  return configTables.find((table) => `${table.name}.csv` === bare);
}
