import { tableKey, type TableName } from '../../core/names.ts';
import type { ImpactOptions } from './impact.ts';

/** The part of the rows that was looked at: every `step`th of the tables' rows. */
export interface Sampled {
  /** Rows of the largest table, and how many of them were looked at. */
  of: number;
  rows: number;
}

/** Which rows stand in place of a table's, and how many they are. */
export interface SampledTables {
  part: Sampled;
  instead(table: TableName): string | undefined;
}

/**
 * Where the tables that the affected jobs read have more rows than wanted: every so-manieth row of each, by the number
 * of its record, so that the same records are looked at in all of them. Undefined where all rows are.
 */
export async function wholeRows(
  { after, connector, dialect, mostRows }: ImpactOptions,
  affected: ReadonlySet<string>,
): Promise<SampledTables | undefined> {
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
  const names = new Set(sources.map(tableKey));
  return {
    part: { of: most, rows: Math.floor(most / step) },
    instead: (table) =>
      names.has(tableKey(table))
        ? `(SELECT * FROM ${dialect.table(table)} WHERE _row % ${step} = 0)`
        : undefined,
  };
}
