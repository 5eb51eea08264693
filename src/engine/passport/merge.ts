import { dataColumns, findColumn } from '../../core/catalog.ts';
import type { Job } from '../../core/jobs/job.ts';
import { sourceColumns } from '../../core/jobs/source.ts';
import { stagedValue } from '../../core/jobs/stage.ts';
import { tableKey } from '../../core/names.ts';
import { columnsNamed, holds, isRecord, type Lookup } from './lookup.ts';
import type { MergeStep, Outcome, RecordRef, StandingRow } from './passport.ts';
import { keyColumns, recordsWithKey, stagedKey, type SameKeys } from './same-key.ts';
import { standingRow, valuesIn } from './standing-row.ts';

/** What a passport tells of a merge. */
export type Merged = Pick<MergeStep, 'outcome' | 'key' | 'by' | 'row' | 'note'>;

/** Whether two rows come from the same record. */
export function isSameRecord(one: RecordRef, other: RecordRef): boolean {
  return one.file === other.file && one.row === other.row && one.load === other.load;
}

/** What the times of a row say of its last change. */
export function lastChange({ created, updated }: StandingRow): Outcome {
  return created === updated ? 'inserted' : 'updated';
}

/** The row of a job's target under a key, whose values are text. */
export function rowWithKey(
  job: Job,
  values: readonly (string | null)[],
  lookup: Lookup,
): Promise<StandingRow | undefined> {
  const columns = lookup.catalog.columns(job.targetTable);
  if (!columns) return Promise.resolve(undefined);
  const keys = columnsNamed(job.keys, columns, job.target);
  return standingRow(job.targetTable, holds(keys, values, lookup.dialect, false), job.keys, lookup);
}

/**
 * How a stage job took a record of which its source says `reasons`, and the records of the load with the same key.
 * Throws an Error where the key can't be looked for.
 */
export async function stagedRecord(
  job: Job,
  record: RecordRef,
  reasons: string,
  lookup: Lookup,
): Promise<{ merged: Merged; same: SameKeys }> {
  const columns = await keyColumns(job, lookup);
  const key = await stagedKey(job, record, columns, lookup);
  const nothing = { records: [], count: 0 };
  if (!key) {
    const note = 'its key has a value that is none of its column’s type, so that no row is the same';
    return { merged: { outcome: 'rejected', key: [], by: null, row: null, note }, same: nothing };
  }
  const values = key.map(({ value }) => value);
  const same = await recordsWithKey(job, columns, values, lookup);
  const row = (await rowWithKey(job, values, lookup)) ?? null;
  const told = { key, by: null, row, note: '' };
  if (reasons !== '') return { merged: { ...told, outcome: 'rejected' }, same };
  const winner = same.records[0]?.record ?? record;
  if (winner.row > record.row) return { merged: { ...told, outcome: 'superseded', by: winner }, same };
  return { merged: { ...told, ...(await takenBy(job, record, row, lookup)) }, same };
}

async function takenBy(
  job: Job,
  record: RecordRef,
  row: StandingRow | null,
  lookup: Lookup,
): Promise<Pick<Merged, 'outcome' | 'note'>> {
  if (!row)
    return {
      outcome: 'pending',
      note: `${job.target} has no such row: its job has not run since the file was read`,
    };
  if (isSameRecord(row.origin, record)) return { outcome: lastChange(row), note: '' };
  if (await isUnchanged(job, record, row, lookup)) return { outcome: 'unchanged', note: '' };
  return {
    outcome: 'unknown',
    note:
      `${job.target} holds other values, of another record: its job has not run since the file was read, ` +
      'or something else has changed the row since',
  };
}

/** Whether the job finds nothing in a record that differs from a row of its target. */
async function isUnchanged(
  job: Job,
  record: RecordRef,
  row: StandingRow,
  { catalog, dialect, ask }: Lookup,
): Promise<boolean> {
  const target = catalog.columns(job.targetTable)!;
  const columns = dataColumns(sourceColumns(job, catalog));
  if (!columns.every(({ name }) => findColumn(target, name))) return false;
  const typed = columns.map(
    (column) => `${stagedValue(column, dialect)} AS ${dialect.identifier(column.name)}`,
  );
  const same = columns.map(({ name }) =>
    dialect.nullSafeEqual(`t.${dialect.identifier(name)}`, `s.${dialect.identifier(name)}`),
  );
  const rows = await ask(
    `SELECT 1 FROM\n` +
      `  (SELECT ${typed.join(', ')} FROM ${dialect.table(job.sourceTable!)} WHERE ${isRecord(record, dialect)}) AS s,\n` +
      `  (SELECT * FROM ${dialect.table(job.targetTable)} WHERE ${isRecord(row.origin, dialect)}) AS t\n` +
      `WHERE ${same.join(' AND ')} LIMIT 1`,
  );
  return rows.length > 0;
}

/** Whether a load of the target has looked at rows that changed when this one did: they are not newer than its watermark. */
export async function isPastWatermark(
  job: Job,
  row: StandingRow,
  { dialect, ask }: Lookup,
): Promise<boolean> {
  const [answer] = await ask(
    `SELECT max(update_dt) >= ${dialect.timestamp(row.updated)} AS past FROM ${dialect.table(job.targetTable)}`,
  );
  return answer?.['past'] === true;
}

/**
 * How an ingest job took a row of its source, which got there as `before` says. A row that its target lacks although
 * it was loaded is a duplicate, where a dedup job cleans the table.
 */
export async function ingestedRow(
  job: Job,
  source: StandingRow,
  before: Outcome,
  lookup: Lookup,
): Promise<Merged> {
  const values = valuesIn(source.values, job.keys);
  const key = job.keys.map((column, place) => ({ column, value: values[place]! }));
  const row = (await rowWithKey(job, values, lookup)) ?? null;
  const told = { key, by: null, row, note: '' };
  if (!lookup.catalog.columns(job.targetTable))
    return { ...told, outcome: 'pending', note: `${job.target} is not there: its job has not run` };
  if (row && isSameRecord(row.origin, source.origin))
    return { ...told, outcome: before === 'unchanged' ? 'unchanged' : lastChange(row) };
  if (!(await isPastWatermark(job, source, lookup)))
    return { ...told, outcome: 'pending', note: `${job.target} has not been loaded since the row changed` };
  const dedups = lookup.jobs.some(
    ({ kind, targetTable }) => kind === 'dedup' && tableKey(targetTable) === tableKey(job.targetTable),
  );
  if (!row)
    return dedups
      ? { ...told, outcome: 'duplicate' }
      : { ...told, outcome: 'unknown', note: `${job.target} has been loaded since, but has no such row` };
  if (!job.uniqueSource) return { ...told, outcome: 'superseded', by: row.origin };
  const held = valuesIn(
    row.values,
    source.values.map(({ column }) => column),
  );
  if (source.values.every(({ value }, place) => value === held[place]))
    return { ...told, outcome: 'unchanged' };
  return {
    ...told,
    outcome: 'unknown',
    note: `${job.target} holds other values, which another job has loaded`,
  };
}
