import { errorText } from '../core/error-text.ts';
import type { Config } from '../core/config/config.ts';
import type { ConfigRow } from '../core/config/read.ts';
import type { Problem } from '../core/problem.ts';

/**
 * Translates a project that is written in Spark's SQL into the engine's: its BI queries, and with them the conditions
 * of its checks, which have no dialect of their own. What can't be translated is a problem of its line.
 */
export async function translateConfig(config: Config): Promise<Config> {
  const queries = config.tables['sql_repos'] ?? [];
  if (!queries.some(isSpark)) return config;
  const { sparkToDuckdb, sparkConditionToDuckdb } = await import('./spark.ts');
  const problems: Problem[] = [...config.problems];

  const translate = async (row: ConfigRow, column: string, by: (sql: string) => Promise<string>) => {
    try {
      const values = { ...row.values, [column]: await by(row.values[column]!) };
      return { ...row, values };
    } catch (error) {
      const message = errorText(error);
      problems.push({ severity: 'error', file: row.file, line: row.line, column, message });
      return row;
    }
  };
  const sql_repos = await Promise.all(
    queries.map(async (row) => {
      if (!isSpark(row)) return row;
      const done = await translate(row, 'sql_txt', sparkToDuckdb);
      return { ...done, values: { ...done.values, dialect: 'duckdb' } };
    }),
  );
  const dq_rule_config = await Promise.all(
    (config.tables['dq_rule_config'] ?? []).map(async (row) =>
      isCondition(row) ? translate(row, 'rule_condition', sparkConditionToDuckdb) : row,
    ),
  );
  return { ...config, problems, tables: { ...config.tables, sql_repos, dq_rule_config } };
}

function isSpark(row: ConfigRow): boolean {
  return row.active && Boolean(row.values['sql_txt']) && row.values['dialect'] !== 'duckdb';
}

function isCondition(row: ConfigRow): boolean {
  return row.active && row.values['rule_type'] === 'CUSTOM_EXPR' && Boolean(row.values['rule_condition']);
}
