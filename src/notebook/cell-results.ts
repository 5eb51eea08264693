import { duckdb } from '../core/dialects/duckdb.ts';
import type { Job } from '../core/jobs/job.ts';
import type { TableName } from '../core/names.ts';
import type { Connector } from '../engine/connector.ts';

/** The table that holds the result of a cell. */
export function resultTable(cellId: string): TableName {
  return { catalog: 'memory', schema: 'cells', table: cellId };
}

/** A named cell with a result. */
export interface Named {
  name: string;
  table: TableName;
}

/**
 * Makes the results of named cells readable under their names, each as a view, and takes away the names that are no
 * longer any cell's; lets queries, also those of looks, leave out the catalogs and schemas of the jobs' tables. Results
 * of cells that nobody can want any more are dropped.
 */
export async function exposeResults(
  connector: Connector,
  named: readonly Named[],
  jobs: readonly Job[],
  isWanted: (cellId: string) => boolean,
): Promise<void> {
  const main = (name: string) => `memory.main.${duckdb.identifier(name)}`;
  const { rows: views } = await connector.query(
    "SELECT view_name AS name FROM duckdb_views() WHERE database_name = 'memory' AND schema_name = 'main' AND NOT internal",
  );
  const { rows: results } = await connector.query(
    "SELECT table_name AS id FROM duckdb_tables() WHERE database_name = 'memory' AND schema_name = 'cells'",
  );
  const unwanted = results.map(({ id }) => String(id)).filter((id) => !isWanted(id));
  const { rows: schemas } = await connector.query(
    'SELECT database_name AS catalog, schema_name AS name FROM duckdb_schemas()',
  );
  const there = new Set(schemas.map(({ catalog, name }) => `${String(catalog)}.${String(name)}`));
  const places = new Map(
    jobs
      .filter(({ targetTable: { catalog, schema } }) => there.has(`${catalog}.${schema}`))
      .map(({ targetTable: { catalog, schema } }) => [
        `${catalog}.${schema}`,
        `${duckdb.identifier(catalog)}.${duckdb.identifier(schema)}`,
      ]),
  );
  const path = ['memory.main', ...places.values()].join(',');
  const setPath = `SET search_path = ${duckdb.literal(path)}`;
  await connector.run(
    [
      'CREATE SCHEMA IF NOT EXISTS memory.cells',
      ...views.map(({ name }) => `DROP VIEW IF EXISTS ${main(String(name))}`),
      ...unwanted.map((id) => `DROP TABLE IF EXISTS ${duckdb.table(resultTable(id))}`),
      ...named.map(({ name, table }) => viewOf(name, table)),
      setPath,
    ].join(';\n'),
  );
  // Looks have a connection of their own. They queue up: a run doesn't wait for one that takes long, and only an engine
  // that is closed meanwhile refuses.
  void connector.lookRun(setPath).catch(() => undefined);
}

/** The statement that makes a cell's result readable under its name; a view holds its columns, so it is made anew each time. */
export function viewOf(name: string, table: TableName): string {
  return `CREATE OR REPLACE VIEW memory.main.${duckdb.identifier(name)} AS SELECT * FROM ${duckdb.table(table)}`;
}
