import { existsSync } from 'node:fs';
import { findColumn, type Catalog } from '../core/catalog.ts';
import { duckdb } from '../core/dialects/duckdb.ts';
import type { Job } from '../core/jobs/job.ts';
import type { Connector } from '../engine/connector.ts';
import { plainMessage } from '../engine/plain-message.ts';
import { prepare, type Storage } from '../engine/prepare.ts';
import { UsageError } from './usage-error.ts';

/** The first catalog lives in the file itself, any other in a file beside it. */
export function storageIn(path: string | undefined, first: string | undefined): Storage {
  return (catalog: string) =>
    path === undefined ? ':memory:' : catalog === first ? path : `${path}.${catalog}.duckdb`;
}

/** Opens the tables of earlier runs. Throws a UsageError where the file of --db is no database. */
export async function openTables(
  jobs: Job[],
  connector: Connector,
  storage: Storage,
  path: string | undefined,
): Promise<Catalog> {
  try {
    return await prepare(jobs, connector, duckdb, storage);
  } catch (error) {
    if (path === undefined) throw error;
    throw new UsageError(`--db: ${path} can't be used: ${plainMessage(error)}`);
  }
}

/**
 * Opens the tables of earlier runs to be read only. Throws a UsageError where a file of --db is missing or no database.
 */
export async function openForReading(
  jobs: readonly Job[],
  connector: Connector,
  path: string,
): Promise<void> {
  const catalogs = [...new Set(jobs.map(({ targetTable }) => targetTable.catalog))];
  const storage = storageIn(path, catalogs[0]);
  for (const catalog of catalogs) {
    const file = storage(catalog);
    if (!existsSync(file))
      throw new UsageError(`--db: there is no file "${file}"; \`medallion run --db ${path}\` makes it`);
    try {
      await connector.run(
        `ATTACH ${duckdb.literal(file)} AS ${duckdb.identifier(catalog)} (TYPE duckdb, READ_ONLY)`,
      );
    } catch (error) {
      throw new UsageError(`--db: ${file} can't be used: ${plainMessage(error)}`);
    }
  }
}

/**
 * The run's time, later than every load before it: changed rows that are not later than the gold tables' watermark
 * would never reach them. The same time as the last load's, as in a replay, is moved on by a microsecond.
 * Throws a UsageError where the wanted time lies before the last load.
 */
export async function timeAfter(
  wanted: string,
  jobs: Job[],
  catalog: Catalog,
  connector: Connector,
): Promise<string> {
  const tables = jobs.map((job) => job.targetTable);
  const loaded = tables.filter((table) => findColumn(catalog.columns(table) ?? [], 'update_dt'));
  if (loaded.length === 0) return wanted;
  const latest = loaded
    .map((table) => `SELECT max(update_dt) AS t FROM ${duckdb.table(table)}`)
    .join(' UNION ALL ');
  const { rows } = await connector.query(
    `SELECT strftime(max(t), '%Y-%m-%d %H:%M:%S.%f') AS latest, max(t) > ${duckdb.timestamp(wanted)} AS before, ` +
      `strftime(max(t) + INTERVAL 1 MICROSECOND, '%Y-%m-%d %H:%M:%S.%f') AS next, ` +
      `max(t) = ${duckdb.timestamp(wanted)} OR date_trunc('millisecond', max(t)) = ${duckdb.timestamp(wanted)} AS same ` +
      `FROM (${latest})`,
  );
  const { latest: last, before, next, same } = rows[0]!;
  if (same === true) return String(next);
  if (before === true) throw new UsageError(`--at: ${wanted} lies before the last load (${String(last)})`);
  return wanted;
}

/** The load that the tables of earlier runs hold, which is the run that has read their files last; null where there is none. */
export async function lastLoad(
  jobs: readonly Job[],
  catalog: Catalog,
  connector: Connector,
): Promise<string | null> {
  const read = jobs.filter(({ kind, targetTable }) => kind === 'extract' && catalog.columns(targetTable));
  if (read.length === 0) return null;
  const loads = read.map(({ targetTable }) => `SELECT max(_load) AS l FROM ${duckdb.table(targetTable)}`);
  const { rows } = await connector.query(`SELECT max(l) AS last FROM (${loads.join(' UNION ALL ')})`);
  const last = rows[0]?.['last'];
  return typeof last === 'string' ? last : null;
}
