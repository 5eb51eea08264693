import type { Dialect } from '../core/dialects/dialect.ts';
import type { Job, RunContext } from '../core/jobs/job.ts';
import { tableKey, type TableName } from '../core/names.ts';
import { redirectJobs } from '../core/redirect.ts';
import type { Connector, JobConnector, Result } from './connector.ts';
import type { RunEvent } from './events.ts';
import { run, type RunOptions } from './run.ts';

/** What runs apart, and from what. */
export interface ApartOptions extends RunContext, Pick<RunOptions, 'file' | 'withFigures'> {
  /** All jobs of the plan, in order. */
  jobs: readonly Job[];
  /** The ids of the jobs to run; all where absent. */
  only?: ReadonlySet<string>;
  /** Whether a table that a job merges into begins with the rows that it has; else it begins empty. */
  begins?(table: TableName): boolean;
  /** What stands in place of a table that no job of these writes, as SQL behind FROM: a part of its rows, say. */
  instead?(table: TableName): string | undefined;
  connector: Connector;
  dialect: Dialect;
  signal?: AbortSignal;
  /** Told each event of the run. */
  told?(event: RunEvent): void;
}

/** Tables of a run apart; they are gone once the work with them is done. */
export interface ApartTables {
  /** Where a table's rows stand: apart if a job has written it there, else where they always are. */
  place(table: TableName): TableName;
  /** Asks a query on all tables, those apart and the others. */
  query(sql: string): Promise<Result>;
  /** The jobs that failed, by their ids, with what they said. */
  failed: ReadonlyMap<string, string>;
}

let runs = 0;

/**
 * Runs jobs for real, but on tables of their own beside the true ones, which stay as they are; then lets `work` ask
 * both, and drops the tables. Everything happens on one connection, in turns with whatever else runs. Rejects with an
 * AbortError once `signal` is aborted.
 */
export function runApart<Value>(
  options: ApartOptions,
  work: (tables: ApartTables) => Promise<Value>,
): Promise<Value> {
  const { jobs, only, connector, dialect, signal } = options;
  const chosen = jobs.filter(({ id }) => only?.has(id) ?? true);
  const prefix = `apart_${++runs}_`;
  const moved = new Set(chosen.map((job) => tableKey(job.targetTable)));
  const instead = insteadOf(options, chosen, moved);
  const aside = (table: TableName): TableName => ({ ...table, catalog: `${prefix}${table.catalog}` });
  const to = (table: TableName) =>
    moved.has(tableKey(table)) || instead.has(tableKey(table)) ? aside(table) : undefined;
  const catalogs = new Set(
    [...chosen.map((job) => job.targetTable), ...[...instead.values()].map(({ table }) => table)].map(
      (table) => aside(table).catalog,
    ),
  );
  return connector.apart(async (statement, query) => {
    const own: JobConnector = {
      packFrom: connector.packFrom,
      query,
      run: statement,
      onProgress: () => undefined,
      open: (file) => connector.open(file),
      release: (path) => connector.release(path),
      convert: (...request) => connector.convert(...request),
      cancel: () => Promise.resolve(),
    };
    const failed = new Map<string, string>();
    try {
      const fill = filler(statement, dialect);
      for (const { table, sql } of instead.values()) await fill(aside(table), `SELECT * FROM ${sql}`, 'VIEW');
      for (const table of await beginnings(options, chosen, query))
        await fill(aside(table), `SELECT * FROM ${dialect.table(table)}`, 'TABLE');
      const redirected = redirectJobs(jobs, to);
      const asked = { at: options.at, load: options.load, file: options.file, dialect };
      const ids = new Set(chosen.map(({ id }) => id));
      for await (const event of run({
        ...asked,
        jobs: redirected,
        only: ids,
        connector: own,
        withFigures: options.withFigures,
        ...(signal ? { signal } : {}),
      })) {
        options.told?.(event);
        if (event.type === 'failed') failed.set(event.job.id, event.message);
        if (event.type === 'blocked') failed.set(event.job.id, `waits for ${event.by.id}`);
      }
      signal?.throwIfAborted();
      return await work({ place: (table) => to(table) ?? table, query, failed });
    } finally {
      await detach(connector, dialect, catalogs);
    }
  }, signal);
}

/** The tables that are read but not written, for which something else is to stand. */
function insteadOf({ instead }: ApartOptions, chosen: readonly Job[], moved: ReadonlySet<string>) {
  const found = new Map<string, { table: TableName; sql: string }>();
  for (const table of chosen.flatMap((job) => job.reads)) {
    const sql = moved.has(tableKey(table)) ? undefined : instead?.(table);
    if (sql !== undefined) found.set(tableKey(table), { table, sql });
  }
  return found;
}

/** The tables that begin with the rows they have, as far as they are there. */
async function beginnings(
  { begins }: ApartOptions,
  chosen: readonly Job[],
  query: (sql: string) => Promise<Result>,
): Promise<TableName[]> {
  const merged = chosen.filter(({ kind }) => kind === 'stage' || kind === 'ingest');
  const wanted = new Map(
    merged.flatMap(({ targetTable }) =>
      begins?.(targetTable) ? [[tableKey(targetTable), targetTable] as const] : [],
    ),
  );
  if (wanted.size === 0) return [];
  const { rows } = await query('SELECT database_name, schema_name, table_name FROM duckdb_tables()');
  const there = new Set(
    rows.map((row) =>
      `${String(row['database_name'])}.${String(row['schema_name'])}.${String(row['table_name'])}`.toLowerCase(),
    ),
  );
  return [...wanted].flatMap(([key, table]) => (there.has(key) ? [table] : []));
}

function filler(statement: (sql: string) => Promise<void>, dialect: Dialect) {
  return async (table: TableName, sql: string, kind: 'TABLE' | 'VIEW') => {
    await statement(`ATTACH IF NOT EXISTS ':memory:' AS ${dialect.identifier(table.catalog)}`);
    await statement(
      `CREATE SCHEMA IF NOT EXISTS ${dialect.identifier(table.catalog)}.${dialect.identifier(table.schema)}`,
    );
    await statement(`CREATE ${kind} ${dialect.table(table)} AS ${sql}`);
  };
}

/** Drops the tables on a connection of its own: the one that has made them may have been ended. */
function detach(connector: Connector, dialect: Dialect, catalogs: ReadonlySet<string>): Promise<void> {
  return connector.apart(async (statement) => {
    for (const catalog of catalogs)
      await statement(`DETACH DATABASE IF EXISTS ${dialect.identifier(catalog)}`);
  });
}
