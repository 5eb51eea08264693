import { tableKey, type TableName } from '../../core/names.ts';
import type { Job } from '../../core/jobs/job.ts';
import type { ImpactOptions } from './impact.ts';

/** The part of the rows that was looked at. */
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
 * The condition under which about one row of so many is looked at: by the number of its record, so that it is the same
 * record in each table of a chain. The engine moves only what can't fail down to a table's scan; arithmetic can.
 */
export function oneOf(many: number): string {
  return `hash(_row) < ${(2n ** 64n - 1n) / BigInt(many)}`;
}

/**
 * The part of the rows where the tables that the affected jobs read have more of them than wanted; undefined where all
 * are looked at.
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
  const count = async (relation: string) => {
    const { rows } = await connector
      .look(`SELECT count(*) AS n FROM ${relation}`)
      .catch(() => ({ rows: [] }));
    return Number(rows[0]?.['n'] ?? 0);
  };
  let largest = { relation: '', rows: 0 };
  for (const relation of sources.map((table) => dialect.table(table))) {
    const rows = await count(relation);
    if (rows > largest.rows) largest = { relation, rows };
  }
  if (largest.rows <= mostRows) return undefined;
  const condition = oneOf(Math.ceil(largest.rows / mostRows));
  const rows = await count(`${largest.relation} WHERE ${condition}`);
  return { part: { of: largest.rows, rows }, condition };
}

/**
 * The tables of which a part will do: those with the verdicts of checks, unless another of the jobs reads them, as a
 * foreign key does, or a condition: it needs all their rows.
 */
export function partly(jobs: readonly Job[]): (table: TableName) => boolean {
  const checked = new Set(jobs.filter(({ kind }) => kind === 'dq').map((job) => tableKey(job.targetTable)));
  const read = new Set(jobs.flatMap(({ reads }) => reads.map(tableKey)));
  return (table) => checked.has(tableKey(table)) && !read.has(tableKey(table));
}
