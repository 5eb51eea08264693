import { writtenName } from '../core/sql/written-name.ts';
import type { Model, ModelTable, Reference } from './model.ts';

/** A query for the tables of an engine with their columns, as `modelFrom` takes them. */
export const tablesQuery =
  'SELECT database_name, schema_name, table_name, list(column_name ORDER BY column_index) AS names, ' +
  'list(data_type ORDER BY column_index) AS types FROM duckdb_columns() WHERE NOT internal GROUP BY ALL ORDER BY ALL';

/** The model of the tables that `tablesQuery` has found. */
export function modelFrom(
  rows: readonly Readonly<Record<string, unknown>>[],
  references: readonly Reference[],
): Model {
  const tables = rows.map((row): ModelTable => {
    const parts = [row['database_name'], row['schema_name'], row['table_name']].map(String);
    const [names, types] = [row['names'], row['types']] as [string[], string[]];
    return {
      key: parts.join('.').toLowerCase(),
      name: parts[2]!,
      sql: parts.map(writtenName).join('.'),
      columns: names.map((name, at) => ({ name, type: types[at]! })),
    };
  });
  return { tables, references };
}
