import { duckdb } from '../core/dialects/duckdb.ts';
import type { TableName } from '../core/names.ts';
import type { Connector, DataFile } from './connector.ts';

/** The catalog under which a file with tables is attached while it is written or read. */
export const snapshotCatalog = 'medallion_snapshot';

/** A view: where it stands, and the statement that makes it there. */
export interface SavedView {
  catalog: string;
  schema: string;
  sql: string;
}

const catalog = duckdb.identifier(snapshotCatalog);
const tableAt = (at: number) => `${catalog}.main.t${at}`;

/** Detaches the file on a connection of its own: a transaction that was broken off would keep it attached. */
function detach(connector: Connector): Promise<void> {
  return connector.apart((statement) => statement(`DETACH DATABASE IF EXISTS ${catalog}`));
}

/**
 * Writes tables into a new database file of the engine's own, which holds each type exactly and the rows in their order.
 * All are as they are at one moment. Rejects with an AbortError once `signal` is aborted, else with the engine's error;
 * what lies at the path then is worth nothing.
 */
export async function saveTables(
  connector: Connector,
  tables: readonly TableName[],
  path: string,
  signal?: AbortSignal,
): Promise<void> {
  const close = await connector.create(path);
  try {
    await connector.apart(async (statement) => {
      // What is committed goes into the file itself, not into a log beside it.
      await statement("SET wal_autocheckpoint = '0B'");
      await statement(`ATTACH ${duckdb.literal(path)} AS ${catalog} (BLOCK_SIZE 16384)`);
      await statement('BEGIN TRANSACTION');
      for (const [at, table] of tables.entries())
        await statement(`CREATE TABLE ${tableAt(at)} AS FROM ${duckdb.table(table)}`);
      await statement('COMMIT');
    }, signal);
  } finally {
    await detach(connector);
    await close();
  }
}

/**
 * Reads every value of a file that `saveTables` has written of so many tables: the engine checks each block that it
 * reads, and a browser without room may drop writes without a word. Rejects where something can't be read.
 */
export async function checkTables(
  connector: Connector,
  count: number,
  file: DataFile,
  signal?: AbortSignal,
): Promise<void> {
  await reading(connector, file, signal, async (statement) => {
    for (let at = 0; at < count; at++) await statement(`SELECT bit_xor(hash(t)) FROM ${tableAt(at)} AS t`);
  });
}

/** Attaches a file for some statements that read it. */
async function reading(
  connector: Connector,
  file: DataFile,
  signal: AbortSignal | undefined,
  work: (statement: (sql: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  const path = await connector.open(file);
  try {
    await connector.apart(async (statement) => {
      await statement(`ATTACH ${duckdb.literal(path)} AS ${catalog} (READ_ONLY)`);
      await work(statement);
    }, signal);
  } finally {
    await detach(connector);
    await connector.release(path);
  }
}

/** Makes tables out of a file that `saveTables` has written of as many. Rejects with the engine's error. */
export async function restoreTables(
  connector: Connector,
  tables: readonly TableName[],
  file: DataFile,
): Promise<void> {
  await reading(connector, file, undefined, async (statement) => {
    for (const table of tables) await makePlace(statement, table);
    for (const [at, table] of tables.entries())
      await statement(`CREATE OR REPLACE TABLE ${duckdb.table(table)} AS FROM ${tableAt(at)}`);
  });
}

async function makePlace(
  statement: (sql: string) => Promise<void>,
  place: Pick<TableName, 'catalog' | 'schema'>,
): Promise<void> {
  const name = duckdb.identifier(place.catalog);
  if (place.catalog !== 'memory') await statement(`ATTACH IF NOT EXISTS ':memory:' AS ${name}`);
  await statement(`CREATE SCHEMA IF NOT EXISTS ${name}.${duckdb.identifier(place.schema)}`);
}

/** Makes views again, whatever order they need. Rejects where one can't be made. */
export async function restoreViews(connector: Connector, views: readonly SavedView[]): Promise<void> {
  await connector.apart(async (statement) => {
    let left = [...views];
    while (left.length > 0) {
      const failed: SavedView[] = [];
      let reason: unknown;
      for (const view of left)
        try {
          await makePlace(statement, view);
          // The statement names the schema, and never the catalog.
          await statement(`USE ${duckdb.identifier(view.catalog)}.${duckdb.identifier(view.schema)}`);
          await statement(view.sql);
        } catch (error) {
          failed.push(view);
          reason = error;
        }
      if (failed.length === left.length) throw reason;
      left = failed;
    }
  });
}

/** The tables and views of all catalogs but those that the page itself makes for the names of cells. */
export async function listTables(connector: Connector): Promise<{ tables: TableName[]; views: SavedView[] }> {
  const { rows: tables } = await connector.look(
    'SELECT database_name, schema_name, table_name FROM duckdb_tables() WHERE NOT internal AND NOT temporary ' +
      `AND database_name <> ${duckdb.literal(snapshotCatalog)}`,
  );
  const { rows: views } = await connector.look(
    'SELECT database_name, schema_name, sql FROM duckdb_views() WHERE NOT internal AND NOT temporary ' +
      "AND NOT (database_name = 'memory' AND schema_name = 'main')",
  );
  return {
    tables: tables.map((row) => ({
      catalog: String(row['database_name']),
      schema: String(row['schema_name']),
      table: String(row['table_name']),
    })),
    views: views.map((row) => ({
      catalog: String(row['database_name']),
      schema: String(row['schema_name']),
      sql: String(row['sql']),
    })),
  };
}
