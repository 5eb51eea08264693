import { parseArgs } from 'node:util';
import { cellKinds } from '../cell-kinds/kinds.ts';
import { formatSpecProblem, parseDashboard } from '../charts/charts.ts';
import { readConfig } from '../core/config/config.ts';
import { duckdb } from '../core/dialects/duckdb.ts';
import { errorText } from '../core/error-text.ts';
import { planOf } from '../core/plan.ts';
import { attribute, type Attribution } from '../engine/history/attribute.ts';
import type { RunEntry } from '../engine/history/run-entry.ts';
import { openNative } from '../engine/node.ts';
import { openHeadless } from '../notebook/headless.ts';
import { textOf } from '../notebook/document.ts';
import { measureOf } from '../notebook/measure-figures.ts';
import { translateConfig } from '../translate/translate-config.ts';
import { describeDiff } from './describe-diff.ts';
import { HistoryFolder } from './history-folder.ts';
import { namedRun } from './named-run.ts';
import { readNotebook } from './notebook-text.ts';
import { shippedModel } from './project.ts';
import { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/**
 * `medallion diff`: says what moved between two runs and why, by replaying them with one change at a time. Returns 0; 1
 * where it can't be told, such as where a file is not kept any more.
 */
export async function diffCommand(args: string[]): Promise<number> {
  const { runs, folder, notebook, json } = readDiffArguments(args);
  const history = new HistoryFolder(folder);
  const entries = await history.entries();
  const [before, after] = runs.map((word) => namedRun(word, entries)) as [RunEntry, RunEntry];
  const found = await attributed(before, after, entries, history, await readNotebook(notebook));
  if (typeof found === 'string') {
    process.stderr.write(`medallion: ${found}\n`);
    return 1;
  }
  const told = { before: before.at, after: after.at, ...found };
  process.stdout.write(json ? `${JSON.stringify(told)}\n` : describeDiff(before, after, found));
  return 0;
}

/** What has moved and why; the reason where that can't be told. */
async function attributed(
  before: RunEntry,
  after: RunEntry,
  entries: readonly RunEntry[],
  history: HistoryFolder,
  notebook: string,
): Promise<Attribution | string> {
  const model = await shippedModel();
  const connector = await openNative();
  const stop = new AbortController();
  const abort = () => stop.abort();
  process.once('SIGINT', abort);
  const terminal = new Terminal(process.stderr);
  try {
    const dashboards = await openHeadless({
      configs: {},
      model,
      notebook,
      files: new Set(),
      file: () => Promise.resolve(undefined),
      openEngine: () => Promise.resolve(connector),
      kinds: cellKinds,
      translate: translateConfig,
      now: () => new Date(),
    });
    for (const { kind, title, cell } of dashboards.allUnits)
      if (kind === 'dashboard')
        for (const problem of parseDashboard(textOf(cell)).problems)
          process.stderr.write(`medallion: ${title}: ${formatSpecProblem(problem)}\n`);
    const options = {
      connector,
      dialect: duckdb,
      plan: async (texts: Readonly<Record<string, string>>) =>
        planOf(await translateConfig(readConfig({ ...texts }, model))),
      text: (checksum: string) => history.text(checksum),
      file: (checksum: string, name: string) => history.file(checksum, name),
      measure: measureOf(dashboards),
      signal: stop.signal,
    };
    const found = await attribute(before, after, entries, options, (done, of) =>
      terminal.now(`replaying ${done} of ${of}`),
    );
    terminal.done('');
    return found;
  } catch (error) {
    return errorText(error);
  } finally {
    process.off('SIGINT', abort);
    await connector.close();
  }
}

function readDiffArguments(args: string[]) {
  const text = { type: 'string' } as const;
  let given;
  try {
    given = parseArgs({
      args,
      options: { history: text, notebook: text, json: { type: 'boolean' } },
      strict: true,
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError(errorText(error));
  }
  const { positionals: runs, values } = given;
  if (runs.length !== 2)
    throw new UsageError('diff: name two runs, such as 1 last; `medallion runs` lists them');
  const { history: folder, notebook, json = false } = values;
  if (!folder)
    throw new UsageError('--history: name the folder in which `medallion run --history DIR` keeps runs');
  return { runs, folder, notebook, json };
}
