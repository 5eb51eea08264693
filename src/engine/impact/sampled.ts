import { tableKey, type TableName } from '../../core/names.ts';
import type { Job } from '../../core/jobs/job.ts';
import { namesTable } from '../../core/sql/names-table.ts';
import { tablesIn } from '../../core/sql/tables-in.ts';
import type { ImpactOptions } from './impact.ts';

/** The part of the rows that was looked at: every so-manieth of the tables' rows. */
export interface Sampled {
  /** Rows of the largest table, and how many of them were looked at. */
  of: number;
  rows: number;
}

/** A part of the rows, and the condition on a table's columns that tells which. */
export interface Part {
  part: Sampled;
  condition: string;
}

/**
 * Where the tables that the affected jobs read have more rows than wanted: every so-manieth row of each, by the number
 * of its record, so that the same records are looked at in all of them. Undefined where all rows are.
 */
export async function partOf(
  { after, connector, dialect, mostRows }: ImpactOptions,
  affected: ReadonlySet<string>,
): Promise<Part | undefined> {
  if (mostRows === undefined) return undefined;
  const checked = after.filter(({ id, kind }) => affected.has(id) && ['cleanse', 'std', 'dq'].includes(kind));
  const written = new Set(
    after.filter(({ id }) => affected.has(id)).map(({ targetTable }) => tableKey(targetTable)),
  );
  const sources = checked
    .flatMap(({ sourceTable }) => (sourceTable ? [sourceTable] : []))
    .filter((table) => !written.has(tableKey(table)));
  let most = 0;
  for (const table of sources) {
    const { rows } = await connector
      .look(`SELECT count(*) AS n FROM ${dialect.table(table)}`)
      .catch(() => ({ rows: [] }));
    most = Math.max(most, Number(rows[0]?.['n'] ?? 0));
  }
  if (most <= mostRows) return undefined;
  const step = Math.ceil(most / mostRows);
  return { part: { of: most, rows: Math.floor(most / step) }, condition: `_row % ${step} = 0` };
}

/**
 * The tables of which a part will do: those with the verdicts of checks, unless another of the jobs reads them, as a
 * foreign key does, or a condition: it needs all their rows.
 */
export function partly(jobs: readonly Job[]): (table: TableName) => boolean {
  const checked = new Set(jobs.filter(({ kind }) => kind === 'dq').map((job) => tableKey(job.targetTable)));
  const read = new Set(jobs.flatMap(({ reads }) => reads.map(tableKey)));
  const conditions = jobs.flatMap(({ rules }) => rules.checks.filter(({ check }) => check.typed));
  const named = conditions.flatMap(({ condition }) => tablesIn(condition));
  return (table) =>
    checked.has(tableKey(table)) &&
    !read.has(tableKey(table)) &&
    !named.some((reference) => namesTable(reference, table));
}
