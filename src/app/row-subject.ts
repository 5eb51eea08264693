import type { Job } from '../core/jobs/job.ts';
import { tableKey, type TableName } from '../core/names.ts';
import { tablesIn } from '../core/sql/tables-in.ts';
import type { RowAction } from '../grid/relation.ts';
import { ShowRowEvent, type RowSubject, type RowTexts } from './show-row.ts';

/** What a grid shows: rows of a table that a job writes, or the rows of a query. */
export type RowsOrigin = { table: TableName } | { sql: string };

/**
 * The row whose story is told for a row of a grid: a record where the row says which (`_file` and `_row`, or `Record`), a
 * BI table's row where it has all of that table's columns. Undefined where it is neither.
 */
export function subjectOf(
  values: RowTexts,
  origin: RowsOrigin,
  jobs: readonly Job[],
): RowSubject | undefined {
  const record = recordIn(values);
  if (record) {
    const table = 'table' in origin ? origin.table : tableOf(record.file, jobs);
    return table && { kind: 'record', table, row: { record } };
  }
  const job = publishedJob(origin, jobs);
  return job && { kind: 'published', job, values };
}

/** Tells a row's story from a grid; for rows of which there is one. */
export function storyOf(element: HTMLElement, origin: RowsOrigin, jobs: readonly Job[]): RowAction {
  return {
    title: 'Row’s story',
    fits(columns) {
      if (columns.includes('Record') || (columns.includes('_file') && columns.includes('_row'))) return true;
      const job = publishedJob(origin, jobs);
      const known = job?.query?.columns ?? [];
      return job !== undefined && known.every((name) => columns.some((column) => isSame(column, name)));
    },
    choose(values) {
      const subject = subjectOf(values, origin, jobs);
      if (subject) element.dispatchEvent(new ShowRowEvent(subject));
    },
  };
}

function recordIn({ _file: file, _row: row, _load: load, Record: record }: RowTexts) {
  if (file && row) return { file, row: Number(row), ...(load ? { load } : {}) };
  const [, name, number] = /^(.+) row (\d+)$/s.exec(record ?? '') ?? [];
  return name === undefined ? undefined : { file: name, row: Number(number) };
}

/** The table into which a file is read. */
function tableOf(file: string, jobs: readonly Job[]): TableName | undefined {
  return jobs.find((job) => job.file && isSame(job.file.name, file))?.targetTable;
}

/** The job of the one BI table that rows come from. */
function publishedJob(origin: RowsOrigin, jobs: readonly Job[]): Job | undefined {
  const published = jobs.filter(({ kind }) => kind === 'publish');
  if ('table' in origin)
    return published.find(({ targetTable }) => tableKey(targetTable) === tableKey(origin.table));
  const named = tablesIn(origin.sql).map(({ parts }) => parts.join('.').toLowerCase());
  const [only, ...others] = new Set(named);
  if (only === undefined || others.length > 0) return undefined;
  return published.find(({ targetTable: table }) => {
    const full = tableKey(table);
    return full === only || full.endsWith(`.${only}`);
  });
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
