import type { Dialect } from '../core/dialects/dialect.ts';
import type { Job, RunContext } from '../core/jobs/job.ts';
import { tableKey, type TableName } from '../core/names.ts';
import { redirectJobs } from '../core/redirect.ts';
import type { Connector, JobConnector, Result } from './connector.ts';
import { run, type RunOptions } from './run.ts';

/** What runs apart, and from what. */
export interface ApartOptions extends RunContext, Pick<RunOptions, 'file' | 'withFigures'> {
  /** All jobs of the plan, in order. */
  jobs: readonly Job[];
  /** The ids of the jobs to run; all where absent. */
  only?: ReadonlySet<string>;
  /** Which rows of a table that a job replaces are kept, as a condition on its columns; all where absent. */
  keeps?(table: TableName): string | undefined;
  /** Whether a table that none of the chosen jobs writes counts as not there. */
  isMissing?(table: TableName): boolean;
  connector: Connector;
  dialect: Dialect;
  signal?: AbortSignal;
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
  const aside = (table: TableName): TableName => ({ ...table, catalog: `${prefix}${table.catalog}` });
  const to = (table: TableName) =>
    moved.has(tableKey(table)) || options.isMissing?.(table) ? aside(table) : undefined;
  const redirected = redirectJobs(jobs, to);
  const catalogs = new Set(jobs.flatMap(({ targetTable }) => to(targetTable)?.catalog ?? []));
  const kept = new Map(
    chosen.flatMap(({ targetTable }) => {
      const condition = options.keeps?.(targetTable);
      return condition === undefined ? [] : [[tableKey(aside(targetTable)), condition] as const];
    }),
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
      const asked = {
        at: options.at,
        load: options.load,
        file: options.file,
        dialect: keeping(dialect, kept),
      };
      const ids = new Set(chosen.map(({ id }) => id));
      for await (const event of run({
        ...asked,
        jobs: redirected,
        only: ids,
        connector: own,
        withFigures: options.withFigures,
        ...(signal ? { signal } : {}),
      })) {
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

/**
 * A dialect in which tables are replaced by some of their rows. The condition stands around the whole query, so that what
 * looks at other rows sees all of them; the engine moves it down to the source wherever nothing does.
 */
function keeping(dialect: Dialect, kept: ReadonlyMap<string, string>): Dialect {
  return {
    ...dialect,
    replaceTable(name, query, columns) {
      const condition = kept.get(tableKey(name));
      const some = condition === undefined ? query : `SELECT * FROM (\n${query}\n) WHERE ${condition}`;
      return dialect.replaceTable(name, some, columns);
    },
  };
}

/** Drops the tables on a connection of its own: the one that has made them may have been ended. */
function detach(connector: Connector, dialect: Dialect, catalogs: ReadonlySet<string>): Promise<void> {
  return connector.apart(async (statement) => {
    for (const catalog of catalogs)
      await statement(`DETACH DATABASE IF EXISTS ${dialect.identifier(catalog)}`);
  });
}
