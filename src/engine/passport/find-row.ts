import { findColumn, type Column } from '../../core/catalog.ts';
import { unreadableTable } from '../../core/jobs/extract.ts';
import type { Job } from '../../core/jobs/job.ts';
import type { TableName } from '../../core/names.ts';
import { columnsNamed, holds, isRecord, isThere, lineage, recordOf, textOf, type Lookup } from './lookup.ts';
import type { RecordRef, RowIdentity, StandingRow } from './passport.ts';
import { keyJob, type RowPath } from './row-path.ts';
import { keyColumns, recordsWithKey } from './same-key.ts';
import { standingRow, valuesIn } from './standing-row.ts';

/** Where a row's story begins. */
export interface FoundRow {
  path: RowPath;
  record: RecordRef;
  /** Whether the bronze table still holds the record. */
  current: boolean;
  /** The row as a stage or gold table holds it, where the record is not `current`. */
  standing?: StandingRow;
  /** Why the record could not be read, and its text. */
  unreadable?: { reason: string; text: string };
}

/** The table that holds a path's records as they were read. */
export function firstTable({ extract, jobs }: RowPath): TableName | undefined {
  return extract?.targetTable ?? jobs[0]?.sourceTable;
}

/** The tables on a path into which rows are merged, the last first, each with the keys of its job. */
function mergedTables({ jobs }: RowPath): Job[] {
  return jobs.filter(({ kind }) => kind === 'stage' || kind === 'ingest').reverse();
}

/** Finds a row on one of the paths of its table; undefined where none of the tables holds it. */
export async function findRow(
  paths: readonly RowPath[],
  table: TableName,
  identity: RowIdentity,
  lookup: Lookup,
): Promise<FoundRow | undefined> {
  for (const path of paths) {
    const found =
      'key' in identity
        ? await findKey(path, table, identity.key, lookup)
        : await findRecord(path, table, identity.record, lookup);
    if (found) return found;
  }
  return undefined;
}

async function findRecord(
  path: RowPath,
  table: TableName,
  { file, row, load }: { file: string; row: number; load?: string },
  lookup: Lookup,
): Promise<FoundRow | undefined> {
  const { dialect, ask } = lookup;
  const known = path.extract?.file?.name;
  const name = known?.toLowerCase() === file.toLowerCase() ? known : file;
  const condition =
    `_row = ${Math.floor(row)} AND _file = ${dialect.literal(name)}` +
    (load === undefined ? '' : ` AND _load = ${dialect.literal(load)}`);
  const bronze = firstTable(path);
  if (bronze && isThere(lookup, bronze)) {
    const [there] = await ask(`SELECT ${lineage} FROM ${dialect.table(bronze)} WHERE ${condition} LIMIT 1`);
    if (there) return { path, record: recordOf(there), current: true };
  }
  const unreadable = bronze && unreadableTable(bronze);
  if (unreadable && isThere(lookup, unreadable)) {
    const [there] = await ask(
      `SELECT ${lineage}, reason, record FROM ${dialect.table(unreadable)} WHERE ${condition} ` +
        `AND lower(table_name) = ${dialect.literal(bronze.table.toLowerCase())} LIMIT 1`,
    );
    if (there) {
      const told = { reason: textOf(there['reason']) ?? '', text: textOf(there['record']) ?? '' };
      return { path, record: recordOf(there), current: true, unreadable: told };
    }
  }
  for (const job of mergedTables(path)) {
    const standing = await standingRow(job.targetTable, condition, job.keys, lookup);
    const keys = keyJob(path, table)?.keys ?? [];
    if (standing) return ofStanding(path, standing, keys, lookup);
  }
  return undefined;
}

/** A row that stands: told by the record of the latest load that has its key, if one passed, else by its own. */
async function ofStanding(
  path: RowPath,
  standing: StandingRow,
  keys: readonly string[],
  lookup: Lookup,
): Promise<FoundRow> {
  const latest = await latestRecord(path, keys, valuesIn(standing.values, keys), lookup);
  if (latest?.reasons === '' && (await isKept(path, latest.record, lookup)))
    return { path, record: latest.record, current: true };
  return { path, record: standing.origin, current: false, standing };
}

/** Whether the first table still holds a record: the checked ones are older where their job has not run since. */
async function isKept(path: RowPath, record: RecordRef, { catalog, dialect, ask }: Lookup): Promise<boolean> {
  const bronze = firstTable(path);
  if (!bronze || !catalog.columns(bronze)) return false;
  const rows = await ask(`SELECT 1 FROM ${dialect.table(bronze)} WHERE ${isRecord(record, dialect)} LIMIT 1`);
  return rows.length > 0;
}

async function latestRecord(
  path: RowPath,
  keys: readonly string[],
  values: readonly (string | null)[],
  lookup: Lookup,
) {
  const stage = path.jobs.find(({ kind }) => kind === 'stage');
  if (!stage?.sourceTable || !isThere(lookup, stage.sourceTable)) return undefined;
  await keyColumns(stage, lookup);
  const columns = named(keys, lookup.catalog.columns(stage.sourceTable)!);
  return columns && (await recordsWithKey(stage, columns, values, lookup)).records[0];
}

function named(keys: readonly string[], columns: readonly Column[]): Column[] | undefined {
  return keys.every((key) => findColumn(columns, key)) ? columnsNamed(keys, columns, '') : undefined;
}

async function findKey(
  path: RowPath,
  table: TableName,
  values: readonly (string | null)[],
  lookup: Lookup,
): Promise<FoundRow | undefined> {
  const { catalog, dialect, ask } = lookup;
  const keys = keyJob(path, table)?.keys ?? [];
  if (keys.length === 0 || keys.length !== values.length) return undefined;
  for (const job of mergedTables(path)) {
    const columns = named(keys, catalog.columns(job.targetTable) ?? []);
    if (!columns) continue;
    const condition = holds(columns, values, dialect, false);
    const standing = await standingRow(job.targetTable, condition, keys, lookup);
    if (standing) return ofStanding(path, standing, keys, lookup);
  }
  const latest = await latestRecord(path, keys, values, lookup);
  if (latest && (await isKept(path, latest.record, lookup)))
    return { path, record: latest.record, current: true };
  // The texts as they are before cleansing, or where they are no values of their column's type.
  for (const text of [path.jobs.find(({ kind }) => kind === 'dq')?.targetTable, firstTable(path)]) {
    const columns = text && named(keys, catalog.columns(text) ?? []);
    if (!columns) continue;
    const texts = columns.map(({ name }) => ({ name, type: undefined }));
    const [there] = await ask(
      `SELECT ${lineage} FROM ${dialect.table(text)} WHERE ${holds(texts, values, dialect, true)} ORDER BY _row DESC LIMIT 1`,
    );
    if (there && (await isKept(path, recordOf(there), lookup)))
      return { path, record: recordOf(there), current: true };
  }
  return undefined;
}
