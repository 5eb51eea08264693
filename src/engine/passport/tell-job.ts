import { dataColumns } from '../../core/catalog.ts';
import type { Job } from '../../core/jobs/job.ts';
import { checksOf } from './check-outcomes.ts';
import { dedupedRow } from './duplicates.ts';
import type { FoundRow } from './find-row.ts';
import { asText, fieldsOf, isRecord, type Lookup } from './lookup.ts';
import { ingestedRow, lastChange, rowWithKey, stagedRecord, type Merged } from './merge.ts';
import type { Outcome, PassportStep, RecordRef, StandingRow } from './passport.ts';
import type { SameKeys } from './same-key.ts';
import { valuesIn } from './standing-row.ts';
import { changesOf } from './value-changes.ts';

/** What is known of a row behind a job. */
export interface Reached {
  /** Whether the row goes no further. */
  stopped: boolean;
  /** Undefined where the job leaves open what becomes of the row. */
  outcome?: Outcome;
  /** What a dq table says of the record. */
  reasons: string;
  /** The row as a stage or gold table holds it; of a duplicate, as the table before does. */
  row: StandingRow | null;
  /** The record by which the job's table knows the row; undefined where it doesn't hold it. */
  holds?: RecordRef | undefined;
}

/** What a step adds to what all steps have. */
type Own<Step> = Step extends PassportStep ? Omit<Step, 'job' | 'layer' | 'table' | 'file' | 'line'> : never;

/** A job's step, and where the row is behind it. */
export interface ToldJob {
  step: Own<PassportStep>;
  state: Reached;
  same?: SameKeys;
}

/** What a step has where nothing of it can be told. */
export function untold({ kind, keys }: Job): object {
  const key = keys.map((column) => ({ column, value: null }));
  switch (kind) {
    case 'cleanse':
    case 'std':
      return { kind, changes: [], values: null };
    case 'dq':
      return { kind, checks: [], reasons: null };
    case 'dedup':
      return { kind, outcome: 'unknown', match: key, survivor: null, removed: [], removedCount: 0 };
    case 'stage':
    case 'ingest':
      return { kind, outcome: 'unknown', key, by: null, row: null };
    default:
      return { kind, values: null };
  }
}

/**
 * Tells what one job did with a row that its source held as `from` says. Throws an Error where it can't be compiled, and
 * the engine's where its questions fail.
 */
export async function tellJob(
  job: Job,
  found: FoundRow,
  from: Reached | undefined,
  lookup: Lookup,
): Promise<ToldJob> {
  const { record, current } = found;
  switch (job.kind) {
    case 'extract': {
      const values = current && !found.unreadable ? await rawValues(job, record, lookup) : null;
      const state = passing(values !== null, record);
      return { step: { kind: job.kind, values, note: '' }, state };
    }
    case 'cleanse':
    case 'std': {
      const step = await changesOf(job, record, lookup);
      return { step: { kind: job.kind, ...step }, state: passing(step.values !== null, record) };
    }
    case 'dq': {
      const step = await checksOf(job, record, lookup);
      const outcome = step.reasons === null ? 'pending' : step.reasons === '' ? undefined : 'rejected';
      const state = { ...passing(step.reasons !== null, record), reasons: step.reasons ?? '' };
      return {
        step: { kind: job.kind, ...step },
        state: { ...state, stopped: step.reasons === null, ...(outcome && { outcome }) },
      };
    }
    case 'stage': {
      if (!current) return merging(job, await standingAgain(job, found, lookup));
      const { merged, same } = await stagedRecord(job, record, from?.reasons ?? '', lookup);
      return { ...merging(job, merged), same };
    }
    case 'ingest': {
      const before = from?.outcome ?? 'inserted';
      if (!from?.row) return merging(job, await standingAgain(job, found, lookup));
      const merged = await ingestedRow(job, from.row, before, lookup);
      const told = merging(job, merged);
      return merged.outcome === 'duplicate'
        ? { ...told, state: { ...told.state, row: from.row, stopped: false } }
        : told;
    }
    default:
      return deduped(job, from, lookup);
  }
}

function passing(isHeld: boolean, record: RecordRef): Reached {
  return { stopped: false, reasons: '', row: null, holds: isHeld ? record : undefined };
}

function merging(job: Job, merged: Merged): ToldJob {
  const { outcome, row } = merged;
  const isIn = ['inserted', 'updated', 'unchanged'].includes(outcome);
  return {
    step: { kind: job.kind as 'stage' | 'ingest', ...merged },
    state: { stopped: !isIn, outcome, reasons: '', row, holds: isIn ? row?.origin : undefined },
  };
}

async function deduped(job: Job, from: Reached | undefined, lookup: Lookup): Promise<ToldJob> {
  if (!from?.row) {
    const note = `${job.target} does not hold the row`;
    const match = job.keys.map((column) => ({ column, value: null }));
    const none = { match, survivor: null, removed: [], removedCount: 0, note };
    return {
      step: { kind: 'dedup', outcome: 'pending', ...none },
      state: { stopped: true, reasons: '', row: null },
    };
  }
  const step = await dedupedRow(job, from.row, from.outcome !== 'duplicate', lookup);
  return { step: { kind: 'dedup', ...step }, state: from };
}

async function rawValues(job: Job, record: RecordRef, { catalog, dialect, ask }: Lookup) {
  const columns = dataColumns(catalog.columns(job.targetTable) ?? []);
  const [row] = await ask(
    `SELECT ${[...asText(columns, dialect), '1 AS _there'].join(', ')} FROM ${dialect.table(job.targetTable)} WHERE ${isRecord(record, dialect)}`,
  );
  return row ? fieldsOf(row, columns) : null;
}

/** The row of a merged table whose record is gone: its times tell its last change. */
async function standingAgain(job: Job, { standing }: FoundRow, lookup: Lookup): Promise<Merged> {
  const values = valuesIn(standing?.values ?? [], job.keys);
  const key = job.keys.map((column, place) => ({ column, value: values[place]! }));
  const row = standing && (await rowWithKey(job, values, lookup));
  return row
    ? { outcome: lastChange(row), key, by: null, row, note: '' }
    : { outcome: 'unknown', key, by: null, row: null, note: `${job.target} has no such row` };
}
