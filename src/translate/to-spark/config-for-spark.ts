import { splitInsert } from '../../core/config/insert.ts';
import type { Config } from '../../core/config/config.ts';
import type { ConfigRow } from '../../core/config/read.ts';
import { errorText } from '../../core/error-text.ts';
import type { Problem } from '../../core/problem.ts';
import { findType } from '../../core/types/types.ts';
import type { ColumnTypes } from './duckdb-to-spark.ts';
import { orderLists } from './ordered-lists.ts';

/**
 * A project with its BI queries, and the conditions of its checks, in Spark's SQL. Queries that are Spark's already stay as
 * they are, but for the order of joined texts. What can't be translated is a problem of its line.
 */
export async function configForSpark(config: Config): Promise<Config> {
  const { duckdbToSpark, duckdbConditionToSpark } = await import('./duckdb-to-spark.ts');
  const types = columnTypes(config);
  const problems: Problem[] = [...config.problems];
  const translate = async (row: ConfigRow, column: string, by: (sql: string) => Promise<string>) => {
    try {
      return { ...row, values: { ...row.values, [column]: await by(row.values[column]!) } };
    } catch (error) {
      const message = `for Spark: ${errorText(error)}`;
      problems.push({ severity: 'error', file: row.file, line: row.line, column, message });
      return row;
    }
  };
  const queries = config.tables['sql_repos'] ?? [];
  const isSpark = (row: ConfigRow) => row.values['dialect'] !== 'duckdb';
  const sql_repos = await Promise.all(
    queries.map(async (row) => {
      const sql = row.values['sql_txt'];
      if (!row.active || !sql) return row;
      if (isSpark(row)) return { ...row, values: { ...row.values, sql_txt: orderLists(sql) } };
      const done = await translate(row, 'sql_txt', async (sql) => {
        const { columns, query } = splitInsert(sql);
        const list = columns.length > 0 ? ` (${columns.join(', ')})` : '';
        return `INSERT INTO {table_name}${list}\n${await duckdbToSpark(query, types)}`;
      });
      return { ...done, values: { ...done.values, dialect: 'spark' } };
    }),
  );
  // Conditions have no dialect of their own: they are in that of the queries.
  const areSpark = queries.some((row) => row.active && Boolean(row.values['sql_txt']) && isSpark(row));
  const dq_rule_config = await Promise.all(
    (config.tables['dq_rule_config'] ?? []).map(async (row) =>
      row.active && row.values['rule_type'] === 'CUSTOM_EXPR' && row.values['rule_condition'] && !areSpark
        ? translate(row, 'rule_condition', (sql) => duckdbConditionToSpark(sql, types))
        : row,
    ),
  );
  return { ...config, problems, tables: { ...config.tables, sql_repos, dq_rule_config } };
}

/** What the data models say of a column's name, where they agree. */
export function columnTypes(config: Config): ColumnTypes {
  const found = new Map<string, string | undefined>();
  const own = config.tables['data_model'] ?? [];
  for (const { values, active } of own.length > 0 ? own : config.shippedModel) {
    const name = values['column_name']?.toLowerCase();
    if (!active || !name) continue;
    const type = findType(values['data_type'] ?? '')?.name;
    found.set(name, found.has(name) && found.get(name) !== type ? undefined : type);
  }
  return (column) => found.get(column.toLowerCase());
}
