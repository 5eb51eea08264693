import { errorText } from '../core/error-text.ts';
import type { Catalog } from '../core/catalog.ts';
import type { Dialect } from '../core/dialects/dialect.ts';
import { expectedColumns } from '../core/jobs/extract.ts';
import { jobKinds } from '../core/jobs/kinds.ts';
import type { Compiled, Figures, Job, RunContext } from '../core/jobs/job.ts';
import { tableKey } from '../core/names.ts';
import { formatProblem } from '../core/problem.ts';
import { bytesRead } from './bytes-read.ts';
import type { JobConnector, DataFile } from './connector.ts';
import type { JobStatus, RunEvent } from './events.ts';
import { inferTypes } from './infer.ts';
import { openConverted, openDirectly, type LoadedFile } from './load-file.ts';
import { plainMessage } from './plain-message.ts';
import { withProgress, type Progress } from './with-progress.ts';
import { prepare, type Storage } from './prepare.ts';

/** What a run needs besides its jobs. */
export interface RunOptions extends RunContext {
  /** All jobs of the plan, in order. */
  jobs: Job[];
  /** The ids of the jobs to run; all where absent. */
  only?: ReadonlySet<string>;
  connector: JobConnector;
  dialect: Dialect;
  /** The file of a name, whatever folder the configuration has it in; undefined where it is missing. */
  file(name: string): DataFile | undefined | Promise<DataFile | undefined>;
  /** Ends the run: the running statement is cancelled and the job's tables stay as they were. */
  signal?: AbortSignal;
  storage?: Storage;
  /** Whether jobs count what they have done (default: true), which takes statements of its own. */
  withFigures?: boolean;
}

/**
 * Runs jobs in their order and tells what happens. A job that fails leaves its tables as they were; jobs that read
 * what it should have written are blocked, everything else goes on. Throws only where the engine itself is gone.
 * Whoever leaves the events early waits for the job that has begun.
 */
export async function* run(options: RunOptions): AsyncGenerator<RunEvent> {
  const { jobs, connector, dialect, signal } = options;
  const begun = performance.now();
  const chosen = jobs.filter((job) => options.only?.has(job.id) ?? true);
  yield { type: 'run-started', at: options.at, load: options.load, jobs: chosen };
  const stop = () => void connector.cancel();
  signal?.addEventListener('abort', stop);
  const blockers = new Map<string, Job>();
  let status: JobStatus = 'done';
  try {
    const isPacked = (await bytesRead(chosen, options.file)) >= connector.packFrom;
    const catalog = await prepare(jobs, connector, dialect, options.storage, isPacked);
    for (const job of chosen) {
      if (signal?.aborted) {
        status = 'stopped';
        yield { type: 'stopped', job };
        continue;
      }
      const blocker = job.reads.map((table) => blockers.get(tableKey(table))).find((by) => by !== undefined);
      if (blocker) {
        if (!blockers.has(tableKey(job.targetTable))) blockers.set(tableKey(job.targetTable), blocker);
        yield { type: 'blocked', job, by: blocker };
        continue;
      }
      yield { type: 'started', job };
      const outcome = yield* runTelling(job, catalog, options);
      if (outcome.type === 'failed' && signal?.aborted) {
        status = 'stopped';
        yield { type: 'stopped', job };
        continue;
      }
      if (outcome.type === 'failed') {
        status = 'failed';
        blockers.set(tableKey(job.targetTable), job);
      }
      yield outcome;
    }
  } finally {
    signal?.removeEventListener('abort', stop);
  }
  yield { type: 'run-finished', seconds: (performance.now() - begun) / 1000, status };
}

type Outcome = Extract<RunEvent, { type: 'done' | 'failed' }>;

/** Runs a job and yields its progress; a job that has begun comes to its end, even where the run is left by then. */
async function* runTelling(
  job: Job,
  catalog: Catalog,
  options: RunOptions,
): AsyncGenerator<RunEvent, Outcome> {
  const work = withProgress((tell) => runJob(job, catalog, options, tell));
  try {
    let step = await work.next();
    for (; !step.done; step = await work.next()) yield { type: 'progress', job, ...step.value };
    return step.value;
  } finally {
    await work.return(undefined as never);
  }
}

async function runJob(
  job: Job,
  catalog: Catalog,
  options: RunOptions,
  tell: (progress: Progress) => void,
): Promise<Outcome> {
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1000;
  let compiled: Compiled | undefined;
  const sql = () => compiled?.statements ?? [];
  options.connector.onProgress((share) => tell({ share }));
  try {
    if (job.problems.length > 0) throw new Error(job.problems.map(formatProblem).join('\n'));
    let result: { compiled: Compiled; figures: Figures };
    if (job.kind === 'extract') {
      result = await runExtract(job, catalog, options, tell);
      compiled = result.compiled;
    } else {
      if (job.kind === 'dq' || job.kind === 'stage')
        await inferTypes(job, options.jobs, catalog, options.connector, options.dialect);
      compiled = jobKinds[job.kind].compile(job, catalog, options.dialect, options);
      result = { compiled, figures: await execute(compiled, options.connector, options.withFigures) };
    }
    catalog.set(job.targetTable, compiled.columns);
    return {
      type: 'done',
      job,
      figures: result.figures,
      seconds: seconds(),
      messages: compiled.warnings,
      sql: sql(),
    };
  } catch (error) {
    const detail = errorText(error);
    return { type: 'failed', job, message: plainMessage(error), detail, seconds: seconds(), sql: sql() };
  } finally {
    options.connector.onProgress(undefined);
  }
}

/** Runs a compiled job in one transaction and returns its figures, none where they are not wanted. */
async function execute(compiled: Compiled, connector: JobConnector, withFigures = true): Promise<Figures> {
  try {
    // Each call costs a millisecond or two in the browser, so that short statements share one.
    const [first = '', ...rest] = compiled.statements;
    await connector.run(`BEGIN TRANSACTION;\n${first}`);
    for (const statement of rest) await connector.run(statement);
    const figures: Figures = {};
    if (compiled.figures && withFigures) {
      const { rows } = await connector.query(compiled.figures);
      for (const [name, value] of Object.entries(rows[0] ?? {})) figures[name] = Number(value);
    }
    await connector.run([...compiled.cleanup, 'COMMIT'].join(';\n'));
    return figures;
  } catch (error) {
    // Where the engine has ended the transaction by itself there is nothing left to roll back.
    await connector.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

async function runExtract(
  job: Job,
  catalog: Catalog,
  options: RunOptions,
  tell: (progress: Progress) => void,
): Promise<{ compiled: Compiled; figures: Figures }> {
  const { connector, dialect } = options;
  const file = await options.file(job.file!.name);
  if (!file) return missingFile(job, catalog, options);
  const attempt = async (loaded: LoadedFile) => {
    try {
      catalog.setFile(job.file!.name, loaded.relation);
      const compiled = jobKinds.extract.compile(job, catalog, dialect, options);
      return { compiled, figures: await execute(compiled, connector) };
    } finally {
      await loaded.release();
    }
  };
  const direct = await openDirectly(job, file, connector, dialect);
  if (direct) {
    try {
      return await attempt(direct);
    } catch (error) {
      if (options.signal?.aborted || !isUnreadable(error)) throw error;
    }
  }
  return attempt(await openConverted(job, file, connector, dialect, (rows, share) => tell({ rows, share })));
}

/** Whether DuckDB's own CSV reader has met a record that it can't read. */
function isUnreadable(error: unknown): boolean {
  return error instanceof Error && /CSV|unicode|utf-8|Maximum line size/i.test(error.message);
}

/** A missing file is a warning: its table stays as it is, and is made, empty, where there is none. */
async function missingFile(
  job: Job,
  catalog: Catalog,
  options: RunOptions,
): Promise<{ compiled: Compiled; figures: Figures }> {
  const there = catalog.columns(job.targetTable);
  const name = job.file!.name;
  const warnings = [`${name} is not among the files; ${job.target} stays ${there ? 'as it is' : 'empty'}`];
  const figures = { read: 0, loaded: 0, unreadable: 0 };
  if (there) return { compiled: { statements: [], cleanup: [], columns: there, warnings }, figures };
  const columns = expectedColumns(job);
  const nothing = columns.map((column) => `CAST(NULL AS VARCHAR) AS ${options.dialect.identifier(column)}`);
  catalog.setFile(name, {
    sql: `(SELECT ${[...nothing, 'CAST(NULL AS BIGINT) AS _row'].join(', ')} WHERE false)`,
    columns,
    notes: [],
  });
  const compiled = jobKinds.extract.compile(job, catalog, options.dialect, options);
  await execute(compiled, options.connector);
  return { compiled: { ...compiled, warnings }, figures };
}
