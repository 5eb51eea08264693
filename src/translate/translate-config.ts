import type { Config } from '../core/config/config.ts';

/** Translates the BI queries that are written in Spark's SQL into the engine's. */
export async function translateConfig(config: Config): Promise<Config> {
  const rows = config.tables['sql_repos'] ?? [];
  if (!rows.some((row) => row.active && row.values['sql_txt'] && row.values['dialect'] !== 'duckdb'))
    return config;
  const { sparkToDuckdb } = await import('./spark.ts');
  const problems = [...config.problems];
  const translated = await Promise.all(
    rows.map(async (row) => {
      const sql = row.values['sql_txt'];
      if (!row.active || !sql || row.values['dialect'] === 'duckdb') return row;
      try {
        return { ...row, values: { ...row.values, sql_txt: await sparkToDuckdb(sql), dialect: 'duckdb' } };
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        problems.push({ severity: 'error', file: row.file, line: row.line, column: 'sql_txt', message });
        return row;
      }
    }),
  );
  return { ...config, problems, tables: { ...config.tables, sql_repos: translated } };
}
