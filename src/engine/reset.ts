import type { Dialect } from '../core/dialects/dialect.ts';
import type { Connector } from './connector.ts';

/** Forgets all tables: catalogs that were attached are detached, what stands in the main one is dropped. */
export async function resetTables(connector: Connector, dialect: Dialect): Promise<void> {
  // A search path that leads into a catalog which is gone would fail every statement from then on.
  await connector.run('RESET search_path');
  await connector.lookRun('RESET search_path');
  const { rows: databases } = await connector.query(
    'SELECT database_name AS name FROM duckdb_databases() ' +
      'WHERE NOT internal AND database_name <> current_database()',
  );
  for (const { name } of databases) await connector.run(`DETACH ${dialect.identifier(String(name))}`);
  const { rows: schemas } = await connector.query(
    'SELECT schema_name AS name FROM duckdb_schemas() ' +
      "WHERE NOT internal AND database_name = current_database() AND schema_name <> 'main'",
  );
  for (const { name } of schemas)
    await connector.run(`DROP SCHEMA ${dialect.identifier(String(name))} CASCADE`);
  const { rows: tables } = await connector.query(
    "SELECT table_name AS name, 'TABLE' AS kind FROM duckdb_tables() WHERE database_name = current_database() " +
      "AND NOT temporary UNION ALL SELECT view_name, 'VIEW' FROM duckdb_views() " +
      'WHERE NOT internal AND database_name = current_database() ORDER BY kind DESC',
  );
  for (const { name, kind } of tables)
    await connector.run(`DROP ${String(kind)} IF EXISTS ${dialect.identifier(String(name))} CASCADE`);
}
