import type { JobKindName, Layer } from '../../core/jobs/job.ts';
import type { Place } from '../../core/place.ts';

/** A value by its column, as text; NULL is null. */
export interface Field {
  column: string;
  value: string | null;
}

/** A record of a file, as one load has read it. */
export interface RecordRef {
  file: string;
  /** 1-based number of the record in the file. */
  row: number;
  load: string;
}

/**
 * What became of a row. `passed`: it has come through all jobs that there are for it, of which none merges it into a table.
 * `pending`: a job that it waits for has not run, or not succeeded, since the row was read.
 */
export type Outcome =
  | 'unreadable'
  | 'rejected'
  | 'superseded'
  | 'inserted'
  | 'updated'
  | 'unchanged'
  | 'duplicate'
  | 'passed'
  | 'pending'
  | 'unknown';

/** What one rule made of a value; `file` and `line` are the rule's. */
export interface Change extends Place {
  column: string;
  /** The rule in short: a cleansing step or a trigger as the configuration writes it, else `mapping` or `correction`. */
  rule: string;
  before: string | null;
  after: string | null;
}

/** A check and its outcome on the row. */
export interface CheckOutcome {
  /** `NOT_NULL`, `REGEX` and so on; `type` for the check that a value is of its column's type. */
  check: string;
  /** '' where it is about the row. */
  column: string;
  /** What the check compares with, as the configuration has it; the type's name for `type`, '' where there is none. */
  condition: string;
  /** What the row is told where it fails. */
  reason: string;
  passed: boolean;
  /** Whether it failed, but only marks the row. */
  marked?: boolean;
  /** The line that asks for it; undefined where the type is inferred, or comes from the shipped data model. */
  place: Place | undefined;
}

/** A row that stands in a stage or gold table, and the record that has last written it. */
export interface StandingRow {
  origin: RecordRef;
  key: Field[];
  values: Field[];
  created: string;
  updated: string;
}

interface Step extends Place {
  kind: JobKindName;
  job: string;
  layer: Layer;
  /** The table's own name, without catalog and schema. */
  table: string;
  /** What can't be told of this step, and why; '' where all is. */
  note: string;
}

/** The record as its file has it. `values` is null where a later load has replaced it. */
export interface ExtractStep extends Step {
  kind: 'extract';
  values: Field[] | null;
}

/** What the steps, corrections or mappings changed, and the values as the job's table holds them. */
export interface ChangeStep extends Step {
  kind: 'cleanse' | 'std';
  changes: Change[];
  values: Field[] | null;
}

/** All checks. `reasons` is `dq_chk` as the table holds it, null where the table doesn't hold the record. */
export interface CheckStep extends Step {
  kind: 'dq';
  checks: CheckOutcome[];
  reasons: string | null;
}

/** How the record was merged. `outcome` of a row whose record is gone is that of its last change. */
export interface MergeStep extends Step {
  kind: 'stage' | 'ingest';
  outcome: Outcome;
  key: Field[];
  /** The record that won instead. */
  by: RecordRef | null;
  /** What the table holds under the key now. */
  row: StandingRow | null;
}

/** Whether the row stayed among those that agree on the match columns. */
export interface DedupStep extends Step {
  kind: 'dedup';
  outcome: 'kept' | 'removed' | 'pending' | 'unknown';
  match: Field[];
  /** Where the row was removed: the one that stayed. */
  survivor: AlikeRow | null;
  /** Where the row stayed: those that were removed, the first of them. */
  removed: AlikeRow[];
  removedCount: number;
}

/** A row that agrees with another one. */
export interface AlikeRow {
  origin: RecordRef;
  key: Field[];
}

/** The rows of a BI table that would be others, or missing, without this row; null where that can't be told. */
export interface PublishStep extends Step {
  kind: 'publish';
  rows: Field[][] | null;
  /** How many there are; `rows` has the first. */
  count: number;
}

export type PassportStep = ExtractStep | ChangeStep | CheckStep | MergeStep | DedupStep | PublishStep;

/** Another record of the same load with the same key. */
export interface SameKey {
  record: RecordRef;
  /** The reasons for which it is rejected, '' where it passed. */
  reasons: string;
}

/** The whole story of a row. Plain data, so that it can be printed, sent and kept. */
export interface Passport {
  /** The table that was asked, in full. */
  table: string;
  /** Whether that table, or one after it, holds the row. */
  held: boolean;
  /** The record that the story is about. */
  record: RecordRef;
  /** Whether the bronze table still holds the record. */
  current: boolean;
  /** The merge key and the row's values in it; empty where no job merges the row. */
  key: Field[];
  outcome: Outcome;
  /** Why the record is rejected or unreadable, else ''. */
  reason: string;
  /** The text of a record that could not be read, else ''. */
  text: string;
  /** One entry a job, in the order in which they run. */
  steps: PassportStep[];
  /** Other records of the load with this key, the first of them. */
  sameKey: SameKey[];
  sameKeyCount: number;
  /** What the reader should know besides, in sentences. */
  notes: string[];
}

/** Which row is meant: a record by its number in a file, or a row by its merge key; NULL is null. */
export type RowIdentity =
  { record: { file: string; row: number; load?: string } } | { key: readonly (string | null)[] };
