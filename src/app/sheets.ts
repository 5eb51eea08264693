import { checkColumn, dataColumns, lineageColumns } from '../core/catalog.ts';
import { duckdb } from '../core/dialects/duckdb.ts';
import { unreadableTable } from '../core/jobs/extract.ts';
import type { Job } from '../core/jobs/job.ts';
import type { Row } from '../engine/connector.ts';
import type { Workspace } from '../notebook/workspace.ts';

/** At most so many rows are shown of a table. */
export const shownRows = 100;

/** A table of values, ready to be drawn. */
export interface Sheet {
  label: string;
  columns: { name: string; type: string; dim: boolean }[];
  rows: Row[];
  /** Whether a value is one that failed. */
  isHit(row: Row, column: string): boolean;
  /** Said below the rows; '' where there is nothing to say. */
  note: string;
}

function noHit(): boolean {
  return false;
}

function isDim(name: string): boolean {
  return lineageColumns.some((column) => column.name === name);
}

function limitNote(rows: readonly Row[]): string {
  return rows.length === shownRows ? `The first ${shownRows} rows.` : '';
}

/** The first rows of a job's target. */
export async function previewRows(workspace: Workspace, job: Job): Promise<Sheet> {
  const { columns, rows } = await workspace.look(
    `SELECT * FROM ${duckdb.table(job.targetTable)} LIMIT ${shownRows}`,
  );
  return {
    label: `Rows of ${job.target}`,
    columns: columns.map((column) => ({ ...column, dim: isDim(column.name) })),
    rows,
    isHit: noHit,
    note: limitNote(rows),
  };
}

/** The columns that a row's reasons are about. */
function failedColumns(job: Job, reasons: string): Set<string> {
  const named = reasons.split(' | ').flatMap((reason) => {
    const rules = job.rules.checks.filter((rule) => rule.description === reason);
    const typed = /^(.*): not a valid \w+$/.exec(reason)?.[1];
    return [...rules.map((rule) => rule.column), ...(typed ? [typed] : [])];
  });
  return new Set(named.map((name) => name.toLowerCase()));
}

/** The rows that failed a check, with the reasons and the record of the file that each comes from. */
export async function rejectedRows(workspace: Workspace, job: Job): Promise<Sheet> {
  const { columns, rows } = await workspace.look(
    `SELECT * FROM ${duckdb.table(job.targetTable)} WHERE ${checkColumn} <> '' LIMIT ${shownRows}`,
  );
  const types = new Map(columns.map(({ name, type }) => [name, type]));
  const data = dataColumns(columns).map(({ name }) => ({ name, type: types.get(name) ?? '', dim: false }));
  const failed = new Map(rows.map((row) => [row, failedColumns(job, String(row[checkColumn]))]));
  const withWords = rows.map((row) => {
    const shown = {
      Record: `${String(row['_file'])} row ${String(row['_row'])}`,
      Why: String(row[checkColumn]).replaceAll(' | ', ' · '),
      ...row,
    };
    failed.set(shown, failed.get(row)!);
    return shown;
  });
  return {
    label: `Rejected rows of ${job.target}`,
    columns: [{ name: 'Record', type: '', dim: true }, { name: 'Why', type: '', dim: false }, ...data],
    rows: withWords,
    isHit: (row, column) => failed.get(row)?.has(column.toLowerCase()) ?? false,
    note: limitNote(rows),
  };
}

/** The rows that the last run of a stage or ingest job has written, those that it updated first. */
export async function writtenRows(workspace: Workspace, job: Job): Promise<Sheet> {
  const { inserted = 0, updated = 0 } = workspace.states.of(job.id).figures;
  const label = `Rows of ${job.target} that the last run has written`;
  const none = { label, columns: [], rows: [], isHit: noHit, note: 'The last run changed no row.' };
  // Without a change the latest time is an earlier run's.
  if (inserted + updated === 0) return none;
  const table = duckdb.table(job.targetTable);
  const { columns, rows } = await workspace.look(
    `SELECT CASE WHEN create_dt = update_dt THEN 'inserted' ELSE 'updated' END AS "Change", * FROM ${table} ` +
      `WHERE update_dt = (SELECT max(update_dt) FROM ${table}) ORDER BY create_dt LIMIT ${shownRows}`,
  );
  return {
    label,
    columns: columns.map((column, at) => ({
      ...column,
      type: at === 0 ? '' : column.type,
      dim: isDim(column.name),
    })),
    rows,
    isHit: noHit,
    note:
      rows.length === shownRows
        ? `${shownRows} of the rows${updated > 0 ? ', updated ones before inserted ones' : ''}.`
        : '',
  };
}

/** The records of a file that could not be read. */
export async function unreadableRows(workspace: Workspace, job: Job): Promise<Sheet> {
  const { rows } = await workspace.look(
    `SELECT _file || ' row ' || _row AS "Record", reason AS "Why", record AS "Text" ` +
      `FROM ${duckdb.table(unreadableTable(job.targetTable))} ` +
      `WHERE table_name = ${duckdb.literal(job.target)} ORDER BY _row LIMIT ${shownRows}`,
  );
  return {
    label: `Unreadable records of ${job.source}`,
    columns: ['Record', 'Why', 'Text'].map((name) => ({ name, type: '', dim: name === 'Record' })),
    rows,
    isHit: noHit,
    note: limitNote(rows),
  };
}
