import { checkColumn, type Column } from '../../core/catalog.ts';
import type { Job } from '../../core/jobs/job.ts';
import { sourceColumns } from '../../core/jobs/source.ts';
import { stagedValue } from '../../core/jobs/stage.ts';
import { inferTypes } from '../infer.ts';
import { columnsNamed, holds, isRecord, isThere, lineage, recordOf, textOf, type Lookup } from './lookup.ts';
import type { Field, RecordRef, SameKey } from './passport.ts';

/** Lists in a passport have so many entries at most; what is beyond is counted. */
export const mostListed = 20;

/** Records of a load with one key: those that passed before those that didn't, the last of the file first. */
export interface SameKeys {
  records: SameKey[];
  count: number;
}

/**
 * The key columns of a stage job in its source, with the types that the job gives them. Throws an Error where the
 * source isn't there, or lacks one.
 */
export async function keyColumns(job: Job, lookup: Lookup): Promise<Column[]> {
  const { jobs, catalog, dialect, ask } = lookup;
  const query = async (sql: string) => ({ columns: [], rows: await ask(sql) });
  // Without a stage table the types would be looked for in all values, and there is nothing to compare with yet.
  if (isThere(lookup, job.targetTable)) await inferTypes(job, jobs, catalog, { query }, dialect);
  return columnsNamed(job.keys, sourceColumns(job, catalog), job.source);
}

/** The key of a record as its stage job reads it; undefined where a value is none of its column's type. */
export async function stagedKey(
  job: Job,
  record: RecordRef,
  columns: readonly Column[],
  { dialect, ask }: Lookup,
): Promise<Field[] | undefined> {
  const values = columns.flatMap((column, place) => [
    `CAST(${stagedValue(column, dialect)} AS VARCHAR) AS _key_${place}`,
    `${dialect.identifier(column.name)} AS _text_${place}`,
  ]);
  const [row] = await ask(
    `SELECT ${['1 AS _there', ...values].join(', ')} FROM ${dialect.table(job.sourceTable!)} WHERE ${isRecord(record, dialect)}`,
  );
  if (!row) return undefined;
  const isRead = columns.every(
    (_, place) => textOf(row[`_key_${place}`]) !== null || !textOf(row[`_text_${place}`]),
  );
  return isRead
    ? job.keys.map((column, place) => ({ column, value: textOf(row[`_key_${place}`]) }))
    : undefined;
}

/** The records of the load whose key is this one, in the source of a stage job. */
export async function recordsWithKey(
  job: Job,
  columns: readonly Column[],
  values: readonly (string | null)[],
  { dialect, ask }: Lookup,
): Promise<SameKeys> {
  const rows = await ask(
    `SELECT ${lineage}, ${checkColumn}, count(*) OVER () AS _count FROM ${dialect.table(job.sourceTable!)}\n` +
      `WHERE ${holds(columns, values, dialect, true)}\n` +
      `ORDER BY ${checkColumn} <> '', _row DESC LIMIT ${mostListed + 1}`,
  );
  return {
    records: rows.map((row) => ({ record: recordOf(row), reasons: textOf(row[checkColumn]) ?? '' })),
    count: Number(rows[0]?.['_count'] ?? 0),
  };
}
