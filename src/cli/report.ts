import { writeFile } from 'node:fs/promises';
import { JSDOM } from 'jsdom';
import { cellKinds } from '../cell-kinds/kinds.ts';
import { errorText } from '../core/error-text.ts';
import { formatProblem } from '../core/problem.ts';
import { openNative } from '../engine/node.ts';
import { openHeadless } from '../notebook/headless.ts';
import { filesRead } from '../notebook/sources.ts';
import type { Workspace } from '../notebook/workspace.ts';
import { reportHtml } from '../report/report.ts';
import { notebookTitle } from '../report/title.ts';
import { troublesOf } from '../report/troubles.ts';
import { translateConfig } from '../translate/translate-config.ts';
import { dataFolder } from './data-folder.ts';
import { followRun } from './follow-run.ts';
import { findProblems } from './problems.ts';
import { readProject, type Project } from './project.ts';
import { readReportOptions, type ReportCommandOptions } from './report-options.ts';
import { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/**
 * `medallion report`: runs the pipeline and a notebook, and writes what they gave as one HTML file. Returns the exit
 * code: 0 all done, 1 a job or a cell failed, 2 configuration; the file is written in each case.
 */
export async function reportCommand(args: string[]): Promise<number> {
  const options = await readReportOptions(args);
  const project = await readProject(options.configs);
  for (const note of project.notes) process.stderr.write(`note: ${note}\n`);
  const problems = await findProblems(project);
  for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`);
  const workspace = await openWorkspace(project, options);
  const stop = () => workspace.runner.stop();
  process.once('SIGINT', stop);
  try {
    const end = followRun(workspace, new Terminal(process.stderr));
    await workspace.runner.runAll();
    end();
    await write(workspace, options);
  } finally {
    process.off('SIGINT', stop);
    if (workspace.engine.state.status === 'ready') await (await workspace.engine.get()).close();
  }
  if (problems.some(({ severity }) => severity === 'error')) return 2;
  return isDone(workspace) ? 0 : 1;
}

async function openWorkspace(project: Project, options: ReportCommandOptions): Promise<Workspace> {
  const { texts, model, plan } = project;
  const data = await dataFolder(options.data, (message) => process.stderr.write(`warning: ${message}\n`));
  const names = filesRead(plan).filter((name) => data.has(name));
  return openHeadless({
    configs: texts,
    model,
    notebook: options.notebook,
    files: new Set(names.map((name) => name.toLowerCase())),
    file: (name) => data.file(name),
    openEngine: () => openNative({ threads: options.threads }),
    kinds: cellKinds,
    translate: translateConfig,
    now: () => new Date(`${options.at.replace(' ', 'T')}Z`),
  });
}

/** Whether all of a plan's jobs and all cells were done, each tile of a dashboard included. */
function isDone(workspace: Workspace): boolean {
  const { plan, allUnits, states } = workspace;
  const ids = [...plan.jobs, ...allUnits].map(({ id }) => id);
  return ids.every((id) => states.of(id).status === 'done') && troublesOf(workspace).length === 0;
}

/** Throws a UsageError where the file can't be written. */
async function write(workspace: Workspace, { title, at, out }: ReportCommandOptions): Promise<void> {
  const { document } = new JSDOM('').window;
  const name = title ?? notebookTitle(workspace.cells);
  const html = await reportHtml(workspace, { title: name, at, document });
  try {
    await writeFile(out, html);
  } catch (error) {
    throw new UsageError(`--out: ${errorText(error)}`);
  }
}
