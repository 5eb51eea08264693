import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { duckdb } from '../core/dialects/duckdb.ts';
import type { Plan } from '../core/plan.ts';
import { formatProblem } from '../core/problem.ts';
import type { Connector, DataFile } from '../engine/connector.ts';
import type { RunRecord } from '../engine/events.ts';
import { openNative } from '../engine/node.ts';
import { plainMessage } from '../engine/plain-message.ts';
import { ranJobs } from '../engine/ran-jobs.ts';
import { recorder } from '../engine/record.ts';
import { run } from '../engine/run.ts';
import { dataFolder } from './data-folder.ts';
import { lastLoad, openTables, storageIn, timeAfter } from './database.ts';
import { exportTables } from './export.ts';
import { keepRun, type RunOrigin } from './keep-run.ts';
import { writeOpenLineage } from './open-lineage.ts';
import { findProblems } from './problems.ts';
import { readProject } from './project.ts';
import { reporter } from './progress.ts';
import { readRunOptions, type RunCommandOptions } from './run-options.ts';
import { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** `medallion run`: runs the pipeline. Returns the exit code: 0 all done, 1 a job failed, 2 configuration. */
export async function runCommand(args: string[]): Promise<number> {
  const options = await readRunOptions(args);
  const project = await readProject(options.configs);
  for (const note of project.notes) process.stderr.write(`note: ${note}\n`);
  const problems = await findProblems(project);
  for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`);
  const connector = await openNative({ threads: options.threads });
  try {
    const { record, ...made } = await runPlan(project.plan, connector, options);
    if (options.out !== undefined) await writeOut(project.plan, record, connector, options.out, options);
    if (options.history !== undefined) await keepRun(options.history, project.texts, record, made);
    if (problems.some((problem) => problem.severity === 'error')) return 2;
    return record.jobs.every((job) => job.status === 'done') ? 0 : 1;
  } finally {
    await connector.close();
  }
}

interface PlanRun extends RunOrigin {
  record: RunRecord;
}

async function runPlan(plan: Plan, connector: Connector, options: RunCommandOptions): Promise<PlanRun> {
  const storage = storageIn(options.db, plan.jobs[0]?.targetTable.catalog);
  const catalog = await openTables(plan.jobs, connector, storage, options.db);
  const at = await timeAfter(options.at, plan.jobs, catalog, connector);
  const base = await lastLoad(plan.jobs, catalog, connector);
  const files = new Map<string, DataFile>();
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const report = reporter(new Terminal(process.stderr));
  const record = recorder();
  const ran = ranJobs(() => new Date());
  const data = await dataFolder(options.data, (message) => process.stderr.write(`warning: ${message}\n`));
  const events = run({
    jobs: plan.jobs,
    connector,
    dialect: duckdb,
    at,
    load: at,
    signal: stop.signal,
    storage,
    async file(name) {
      const file = await data.file(name);
      if (file) files.set(name, file);
      return file;
    },
  });
  for await (const event of events) {
    report(event);
    record.take(event);
    ran.take(event);
  }
  if (options.openlineage !== undefined)
    await writeOpenLineage(plan, ran.run, connector, {
      file: options.openlineage,
      db: options.db,
      filePath: (name) => data.path(name),
    });
  return { record: record.run, at, base, files };
}

/** Writes the run's record and its tables. Throws a UsageError where the folder can't take them. */
async function writeOut(
  plan: Plan,
  record: RunRecord,
  connector: Connector,
  folder: string,
  { format }: RunCommandOptions,
): Promise<void> {
  try {
    await writeFile(join(folder, 'run.json'), `${JSON.stringify(record, null, 2)}\n`);
    await exportTables(plan.jobs, connector, folder, format);
  } catch (error) {
    throw new UsageError(`--out: ${plainMessage(error)}`);
  }
}
