import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { duckdb } from '../core/dialects/duckdb.ts';
import { findColumn, type Catalog } from '../core/catalog.ts';
import type { Job } from '../core/jobs/job.ts';
import { formatProblem } from '../core/problem.ts';
import { fileNameOf } from '../core/planning/configured-jobs.ts';
import { fileOnDisk, openNative } from '../engine/node.ts';
import type { Connector } from '../engine/connector.ts';
import { plainMessage } from '../engine/plain-message.ts';
import { prepare, type Storage } from '../engine/prepare.ts';
import { recorder } from '../engine/record.ts';
import { run } from '../engine/run.ts';
import { readOptions, readTime } from './arguments.ts';
import { exportFormats, exportTables } from './export.ts';
import { findProblems } from './problems.ts';
import { makeFolder, readProject, requireFolder } from './project.ts';
import { reporter } from './report.ts';
import { UsageError } from './usage-error.ts';

/** `medallion run`: runs the pipeline. Returns the exit code: 0 all done, 1 a job failed, 2 configuration. */
export async function runCommand(args: string[]): Promise<number> {
  const options = readOptions(args, ['configs', 'data', 'db', 'out', 'format', 'at', 'threads']);
  const data = options.data ?? 'data_sample';
  const format = exportFormats.find((name) => name === (options.format ?? 'csv'));
  if (!format) throw new UsageError(`--format: "${options.format}" is none of ${exportFormats.join(', ')}`);
  const threads = options.threads === undefined ? undefined : Number(options.threads);
  if (threads !== undefined && !(Number.isInteger(threads) && threads > 0))
    throw new UsageError(`--threads: "${options.threads}" is no number of threads`);
  const wanted = readTime(options.at);
  await requireFolder('--data', data);
  if (options.out !== undefined) await makeFolder('--out', options.out);
  const project = await readProject(options.configs ?? 'configs');
  const problems = await findProblems(project);
  const { plan } = project;
  for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`);

  const names = await readdir(data, { recursive: true });
  const connector = await openNative({ threads });
  const report = reporter(process.stderr);
  const record = recorder();
  const storage = storageIn(options.db, plan.jobs[0]?.targetTable.catalog);
  try {
    const catalog = await openTables(plan.jobs, connector, storage, options.db);
    const at = await timeAfter(wanted, plan.jobs, catalog, connector);
    const stop = new AbortController();
    process.once('SIGINT', () => stop.abort());
    const events = run({
      jobs: plan.jobs,
      connector,
      dialect: duckdb,
      at,
      load: at,
      signal: stop.signal,
      storage,
      file: async (name) => {
        const found = names.find((path) => fileNameOf(path).toLowerCase() === name.toLowerCase());
        return found === undefined ? undefined : fileOnDisk(join(data, found));
      },
    });
    for await (const event of events) {
      report(event);
      record.take(event);
    }
    if (options.out !== undefined) {
      await exportTables(plan.jobs, connector, options.out, format);
      await writeFile(join(options.out, 'run.json'), `${JSON.stringify(record.run, null, 2)}\n`);
    }
  } finally {
    await connector.close();
  }
  if (problems.some((problem) => problem.severity === 'error')) return 2;
  return record.run.jobs.every((job) => job.status === 'done') ? 0 : 1;
}

/** The first catalog lives in the file itself, any other in a file beside it. */
function storageIn(path: string | undefined, first: string | undefined) {
  return (catalog: string) =>
    path === undefined ? ':memory:' : catalog === first ? path : `${path}.${catalog}.duckdb`;
}

/** Opens the tables of earlier runs. Throws a UsageError where the file of --db is no database. */
async function openTables(
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
 * The run's time, later than every load before it: changed rows that are not later than the gold tables' watermark
 * would never reach them. The same time as the last load's, as in a replay, is moved on by a microsecond.
 * Throws a UsageError where the wanted time lies before the last load.
 */
async function timeAfter(
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
