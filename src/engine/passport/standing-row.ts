import { dataColumns } from '../../core/catalog.ts';
import type { TableName } from '../../core/names.ts';
import type { Row } from '../connector.ts';
import { asText, fieldsOf, lineage, recordOf, textOf, type Lookup } from './lookup.ts';
import type { Field, StandingRow } from './passport.ts';
import { columnsNamed } from './lookup.ts';

/**
 * The row of a stage or gold table that a condition tells, the last changed of several; undefined where there is none,
 * or no table. `keys` are the columns that are its key.
 */
export async function standingRow(
  table: TableName,
  condition: string,
  keys: readonly string[],
  { catalog, dialect, ask }: Lookup,
): Promise<StandingRow | undefined> {
  const columns = catalog.columns(table);
  if (!columns) return undefined;
  const data = dataColumns(columns);
  const times = ['create_dt', 'update_dt'].map((name) => `CAST(${name} AS VARCHAR) AS ${name}`);
  const [row] = await ask(
    `SELECT ${[...asText(data, dialect), lineage, ...times].join(', ')} FROM ${dialect.table(table)} AS t\n` +
      `WHERE ${condition} ORDER BY t.update_dt DESC, t._row DESC LIMIT 1`,
  );
  if (!row) return undefined;
  return {
    origin: recordOf(row),
    key: keyOf(row, keys, columnsNamed(keys, data, table.table)),
    values: fieldsOf(row, data),
    created: textOf(row['create_dt']) ?? '',
    updated: textOf(row['update_dt']) ?? '',
  };
}

/** The key of a row, under the names that the configuration has for its columns. */
export function keyOf(row: Row, keys: readonly string[], columns: readonly { name: string }[]): Field[] {
  return keys.map((column, place) => ({ column, value: textOf(row[columns[place]!.name]) }));
}

/** The values of some columns of a row, by the columns' names whatever their case. */
export function valuesIn(fields: readonly Field[], columns: readonly string[]): (string | null)[] {
  return columns.map(
    (name) => fields.find(({ column }) => column.toLowerCase() === name.toLowerCase())?.value ?? null,
  );
}
