import { duckdb } from '../core/dialects/duckdb.ts';
import type { Job } from '../core/jobs/job.ts';
import { tableKey, type TableName } from '../core/names.ts';
import type { Connector } from '../engine/connector.ts';
import type { UnitStates } from './states.ts';

/**
 * Rows of the tables that are there, by full name in lower case. Tables are counted; a view is not, which would run
 * it: its job has said how many rows it has.
 */
export async function countRows(
  jobs: readonly Job[],
  states: UnitStates,
  connector: Connector,
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const job of jobs) {
    const rows = states.of(job.id).figures['rows'];
    if (rows !== undefined && states.isReady(job.id)) found.set(tableKey(job.targetTable), rows);
  }
  const { rows: tables } = await connector.query(
    'SELECT database_name, schema_name, table_name FROM duckdb_tables() WHERE NOT internal AND NOT temporary',
  );
  const names = tables.map((row): TableName => ({
    catalog: String(row['database_name']),
    schema: String(row['schema_name']),
    table: String(row['table_name']),
  }));
  if (names.length === 0) return found;
  const counts = names.map((name, at) => `SELECT ${at} AS at, count(*) AS n FROM ${duckdb.table(name)}`);
  const { rows } = await connector.query(counts.join(' UNION ALL '));
  for (const { at, n } of rows) found.set(tableKey(names[Number(at)]!), Number(n));
  return found;
}
