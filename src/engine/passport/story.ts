import { errorText } from '../../core/error-text.ts';
import type { Job } from '../../core/jobs/job.ts';
import { tableKey, type TableName } from '../../core/names.ts';
import { formatProblem } from '../../core/problem.ts';
import { plainMessage } from '../plain-message.ts';
import type { FoundRow } from './find-row.ts';
import { isRecord, type Lookup } from './lookup.ts';
import type { Outcome, PassportStep } from './passport.ts';
import type { SameKeys } from './same-key.ts';
import { tellJob, untold, type Reached } from './tell-job.ts';

/** A row's way through its tables, but for what is published. */
export interface Story {
  steps: PassportStep[];
  outcome: Outcome;
  /** The reasons for which the record is rejected, else ''. */
  reasons: string;
  same: SameKeys;
  /** The condition that tells the row in each table that holds it, in the tables' order. */
  places: { table: TableName; condition: string }[];
}

/** The jobs of which something can be told although the record is gone. */
const told: readonly Job['kind'][] = ['extract', 'stage', 'ingest', 'dedup'];

/**
 * Follows a row through the jobs of its path, one after the other, as far as it got. What goes wrong at one job is told
 * in its step. Rejects with an AbortError where the questions are ended.
 */
export async function tellStory(found: FoundRow, lookup: Lookup): Promise<Story> {
  const reached = new Map<string, Reached>();
  const story: Story = {
    steps: [],
    outcome: 'pending',
    reasons: '',
    same: { records: [], count: 0 },
    places: [],
  };
  for (const job of found.path.jobs) {
    const source = job.kind === 'dedup' ? job.targetTable : job.sourceTable;
    const from = source && reached.get(tableKey(source));
    if ((!found.current && !told.includes(job.kind)) || from?.stopped) {
      if (from?.stopped) reached.set(tableKey(job.targetTable), { ...from, holds: undefined });
      continue;
    }
    const { file, line } = job.origin;
    const base = { job: job.id, layer: job.layer, table: job.target, file, line };
    try {
      if (job.problems.length > 0) throw new Error(job.problems.map(formatProblem).join('; '));
      const { step, state, same } = await tellJob(job, found, from, lookup);
      story.steps.push({ ...base, ...step } as PassportStep);
      story.same = same ?? story.same;
      story.reasons = state.reasons || story.reasons;
      story.outcome = state.outcome ?? story.outcome;
      reached.set(tableKey(job.targetTable), state);
      if (state.holds && job.kind !== 'dedup')
        story.places.push({ table: job.targetTable, condition: isRecord(state.holds, lookup.dialect) });
    } catch (error) {
      if (error instanceof Error && error.name === 'AbortError') throw error;
      story.steps.push({ ...base, ...untold(job), note: plainMessage(errorText(error)) } as PassportStep);
      story.outcome = 'unknown';
      reached.set(tableKey(job.targetTable), { stopped: true, reasons: '', row: null });
    }
  }
  if (story.outcome === 'pending' && isThrough(found, reached)) story.outcome = 'passed';
  return story;
}

/** Whether a row has reached the last of its tables, where it is merged into none. */
function isThrough({ path }: FoundRow, reached: ReadonlyMap<string, Reached>): boolean {
  const merges = path.jobs.some(({ kind }) => kind === 'stage' || kind === 'ingest');
  return !merges && path.jobs.every(({ targetTable }) => reached.get(tableKey(targetTable))?.holds);
}
