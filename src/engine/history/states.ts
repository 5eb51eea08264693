import type { Dialect } from '../../core/dialects/dialect.ts';
import type { TableName } from '../../core/names.ts';
import type { Connector } from '../connector.ts';

/** The tables of an engine at one moment, copied aside. */
export interface State {
  tables: readonly { table: TableName; copy: TableName }[];
  /** What makes the views anew, in the order in which they were made; the engine leaves the catalog out of the text. */
  views: readonly { catalog: string; sql: string }[];
  /** The database that holds the copies. */
  catalog: string;
}

let states = 0;

/** Copies all tables of some catalogs aside, with the order of their rows. Rejects with the engine's error. */
export async function keepState(
  connector: Connector,
  dialect: Dialect,
  catalogs: ReadonlySet<string>,
): Promise<State> {
  const catalog = `_state_${++states}`;
  const list = [...catalogs].map((name) => dialect.literal(name)).join(', ') || `''`;
  const { rows } = await connector.query(
    `SELECT database_name, schema_name, table_name FROM duckdb_tables() WHERE database_name IN (${list}) ORDER BY table_oid`,
  );
  const views = await connector.query(
    `SELECT database_name, sql FROM duckdb_views() WHERE NOT internal AND database_name IN (${list}) ORDER BY view_oid`,
  );
  await connector.run(`ATTACH ':memory:' AS ${dialect.identifier(catalog)}`);
  const tables = rows.map((row, at) => ({
    table: {
      catalog: String(row['database_name']),
      schema: String(row['schema_name']),
      table: String(row['table_name']),
    },
    copy: { catalog, schema: 'main', table: `t${at}` },
  }));
  for (const { table, copy } of tables)
    await connector.run(`CREATE TABLE ${dialect.table(copy)} AS SELECT * FROM ${dialect.table(table)}`);
  return {
    tables,
    views: views.rows.map((row) => ({ catalog: String(row['database_name']), sql: String(row['sql']) })),
    catalog,
  };
}

/** Makes the tables what they were; with undefined they all go. Rejects with the engine's error. */
export async function restoreState(
  connector: Connector,
  dialect: Dialect,
  catalogs: ReadonlySet<string>,
  state: State | undefined,
): Promise<void> {
  for (const catalog of catalogs) {
    const name = dialect.identifier(catalog);
    await connector.run(`DETACH DATABASE IF EXISTS ${name}`);
    if (state) await connector.run(`ATTACH ':memory:' AS ${name}`);
  }
  for (const { table, copy } of state?.tables ?? []) {
    const schema = `${dialect.identifier(table.catalog)}.${dialect.identifier(table.schema)}`;
    await connector.run(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    await connector.run(`CREATE TABLE ${dialect.table(table)} AS SELECT * FROM ${dialect.table(copy)}`);
  }
  for (const { catalog, sql } of state?.views ?? [])
    await connector.run(`USE ${dialect.identifier(catalog)};\n${sql};\nRESET search_path`);
}

/** Forgets copies that are needed no more. */
export async function dropState(connector: Connector, dialect: Dialect, { catalog }: State): Promise<void> {
  await connector.run(`DETACH DATABASE IF EXISTS ${dialect.identifier(catalog)}`);
}
