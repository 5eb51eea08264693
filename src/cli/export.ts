import { join } from 'node:path';
import { duckdb } from '../core/dialects/duckdb.ts';
import { unreadableTable } from '../core/jobs/extract.ts';
import type { Job, JobKindName } from '../core/jobs/job.ts';
import { fullName, tableKey, type TableName } from '../core/names.ts';
import type { Connector } from '../engine/connector.ts';

export const exportFormats = ['csv', 'json', 'parquet'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const options: Record<ExportFormat, string> = {
  csv: `FORMAT csv, HEADER true, NULLSTR ''`,
  json: 'FORMAT json, ARRAY true',
  parquet: 'FORMAT parquet',
};

/** Cleansed and standardized tables are views on the way; what they hold stands in the tables behind them. */
const exported: readonly JobKindName[] = ['extract', 'dq', 'stage', 'ingest', 'publish'];

/**
 * Writes one file a table for every bronze, dq, stage, gold and BI table that exists, named after the table, and
 * one for the records that couldn't be read. NULL is an empty field, times are `YYYY-MM-DD HH:MM:SS`.
 */
export async function exportTables(
  jobs: readonly Job[],
  connector: Connector,
  folder: string,
  format: ExportFormat,
): Promise<void> {
  const tables = new Map<string, TableName>();
  for (const job of jobs) {
    if (!exported.includes(job.kind)) continue;
    tables.set(tableKey(job.targetTable), job.targetTable);
    if (job.kind === 'extract')
      tables.set(tableKey(unreadableTable(job.targetTable)), unreadableTable(job.targetTable));
  }
  const { rows } = await connector.query(
    'SELECT database_name, schema_name, table_name FROM duckdb_tables()',
  );
  const existing = new Set(
    rows.map((row) => `${row['database_name']}.${row['schema_name']}.${row['table_name']}`.toLowerCase()),
  );
  const names = [...tables.values()].map((table) => table.table.toLowerCase());
  for (const table of tables.values()) {
    if (!existing.has(tableKey(table))) continue;
    const alone = names.filter((name) => name === table.table.toLowerCase()).length === 1;
    const path = join(folder, `${(alone ? table.table : fullName(table)).replace(/[\\/]/g, '_')}.${format}`);
    const query = await selectForExport(table, connector, format);
    await connector.run(`COPY (${query}) TO ${duckdb.literal(path)} (${options[format]})`);
  }
}

/** Parquet keeps types; in text, times are written to the second. */
async function selectForExport(
  table: TableName,
  connector: Connector,
  format: ExportFormat,
): Promise<string> {
  const name = duckdb.table(table);
  if (format === 'parquet') return `SELECT * FROM ${name}`;
  const { rows } = await connector.query(`DESCRIBE ${name}`);
  const columns = rows.map((row) => {
    const column = duckdb.identifier(String(row['column_name']));
    return row['column_type'] === 'TIMESTAMP'
      ? `strftime(${column}, '%Y-%m-%d %H:%M:%S') AS ${column}`
      : column;
  });
  return `SELECT ${columns.join(', ')} FROM ${name}`;
}
