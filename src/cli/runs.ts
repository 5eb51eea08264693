import { changedSince } from '../engine/history/changed-since.ts';
import { differenceText } from '../engine/history/differences.ts';
import type { RunEntry } from '../engine/history/run-entry.ts';
import { HistoryFolder } from './history-folder.ts';
import { errorText } from '../core/error-text.ts';
import { parseArgs } from 'node:util';
import { UsageError } from './usage-error.ts';

/** `medallion runs`: lists the runs of a folder, each with what was another than in the run before it. Returns 0. */
export async function runsCommand(args: string[]): Promise<number> {
  const { folder, json } = readRunsArguments(args);
  const history = new HistoryFolder(folder);
  const entries = await history.entries();
  for (const [at, entry] of entries.entries()) {
    const line = json ? JSON.stringify(entry) : await describeRun(at, entry, entries[at - 1], history);
    process.stdout.write(`${line}\n`);
  }
  return 0;
}

async function describeRun(
  at: number,
  entry: RunEntry,
  before: RunEntry | undefined,
  history: HistoryFolder,
): Promise<string> {
  const rejected = entry.jobs.reduce((sum, { figures }) => sum + (figures['rejected'] ?? 0), 0);
  const head = `${String(at + 1).padStart(3)}  ${entry.at}  ${entry.status}  ${entry.seconds.toFixed(2)} s  ${rejected} rejected`;
  const begins = entry.base === null ? ['began with no tables'] : [];
  const changes = before ? await changedSince(before, entry, (checksum) => history.text(checksum)) : [];
  return [
    head,
    ...begins,
    ...(changes.length > 0 ? [`other: ${changes.map(differenceText).join(', ')}`] : []),
  ].join('  ');
}

function readRunsArguments(args: string[]): { folder: string; json: boolean } {
  try {
    const { values } = parseArgs({
      args,
      options: { history: { type: 'string' }, json: { type: 'boolean' } },
      strict: true,
    });
    if (!values.history)
      throw new Error('--history: name the folder in which `medallion run --history DIR` keeps runs');
    return { folder: values.history, json: values.json ?? false };
  } catch (error) {
    throw new UsageError(errorText(error));
  }
}
