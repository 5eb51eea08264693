import { auditColumns, Catalog, findColumn, lineageColumns } from '../core/catalog.ts';
import type { Dialect } from '../core/dialects/dialect.ts';
import type { Job, JobKindName } from '../core/jobs/job.ts';
import { tableKey, type TableName } from '../core/names.ts';
import type { JobConnector } from './connector.ts';

/** Where a catalog's tables are kept: in memory unless the answer is a path. */
export type Storage = (catalog: string) => string;

const textLayers: readonly JobKindName[] = ['extract', 'cleanse', 'std', 'dq'];

/**
 * Makes the catalogs and schemas of the jobs' tables and reads which tables are there already. New catalogs in memory keep
 * their tables packed where `isPacked` says so.
 * Columns of bronze to dq are text in the database; their types are those of the data model, or still open.
 */
export async function prepare(
  jobs: readonly Job[],
  connector: JobConnector,
  dialect: Dialect,
  storage: Storage = () => ':memory:',
  isPacked = false,
): Promise<Catalog> {
  const places = new Map<string, TableName>();
  for (const { targetTable } of jobs) places.set(`${targetTable.catalog}.${targetTable.schema}`, targetTable);
  for (const { catalog, schema } of places.values()) {
    const path = storage(catalog);
    // Without its type a file of data would be attached as a view, and nothing would be kept in it.
    const inMemory = isPacked ? ' (COMPRESS)' : '';
    const type = path === ':memory:' ? inMemory : ' (TYPE duckdb)';
    await connector.run(
      `ATTACH IF NOT EXISTS ${dialect.literal(path)} AS ${dialect.identifier(catalog)}${type}`,
    );
    await connector.run(
      `CREATE SCHEMA IF NOT EXISTS ${dialect.identifier(catalog)}.${dialect.identifier(schema)}`,
    );
  }
  return readCatalog(jobs, connector);
}

/** The columns of all tables and views that are there, those of the jobs' tables with their types as `prepare` gives them. */
export async function readCatalog(
  jobs: readonly Job[],
  connector: Pick<JobConnector, 'query'>,
): Promise<Catalog> {
  const { rows } = await connector.query(
    'SELECT database_name, schema_name, table_name, column_name, data_type FROM duckdb_columns() ' +
      'WHERE NOT internal ORDER BY database_name, schema_name, table_name, column_index',
  );
  const writers = new Map(jobs.map((job) => [tableKey(job.targetTable), job]));
  const fixed = [...lineageColumns, ...auditColumns];
  const catalog = new Catalog();
  for (const row of rows) {
    const table = {
      catalog: String(row['database_name']),
      schema: String(row['schema_name']),
      table: String(row['table_name']),
    };
    const name = String(row['column_name']);
    const writer = writers.get(tableKey(table));
    const isText = writer !== undefined && textLayers.includes(writer.kind);
    const type = isText
      ? (findColumn(fixed, name)?.type ?? findColumn(writer.model ?? [], name)?.type)
      : String(row['data_type']);
    catalog.set(table, [...(catalog.columns(table) ?? []), { name, type }]);
  }
  return catalog;
}
