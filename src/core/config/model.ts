import { isReserved, type Column } from '../catalog.ts';
import { findType } from '../types/types.ts';
import type { Config } from './config.ts';
import type { ConfigRow } from './read.ts';

/** A column of the data model; `line` is its line in the project's data_model.csv, undefined where that is not in force. */
export interface ModelColumn extends Column {
  line?: number;
}

/** A table's own name in the data model, without catalog and schema, lower case. */
function bareName(text: string | null | undefined): string {
  return (text ?? '').split('.').pop()!.trim().toLowerCase();
}

function linesOf(rows: readonly ConfigRow[], table: string): ConfigRow[] {
  return rows.filter((row) => row.active && bareName(row.values['table_name']) === table.toLowerCase());
}

function columnsOf(rows: readonly ConfigRow[], tables: readonly string[]): ModelColumn[] | undefined {
  const columns = new Map<string, ModelColumn>();
  for (const table of tables) {
    for (const { values, line } of linesOf(rows, table)) {
      const name = values['column_name'];
      if (!name || isReserved(name) || columns.has(name.toLowerCase())) continue;
      const type = findType(values['data_type'] ?? '');
      columns.set(name.toLowerCase(), { name, type: type?.name ?? 'VARCHAR', line });
    }
  }
  return columns.size > 0 ? [...columns.values()] : undefined;
}

/**
 * The columns that the data model gives to a chain of tables (bronze to gold of the same data), in its order.
 * Takes the chain's table names, those whose lines win first. A chain without lines of its own gets the shipped
 * model's, where one of its tables is in it; else undefined: types are inferred from the values.
 */
export function modelOf(config: Config, chain: readonly string[]): ModelColumn[] | undefined {
  const own = config.tables['data_model'] ?? [];
  const found = columnsOf(own, chain);
  if (found) return found;
  const shipped = columnsOf(config.shippedModel, chain);
  // The project's file doesn't have these lines; where there is none, the shipped one is in force.
  return own.length === 0 ? shipped : shipped?.map(({ name, type }) => ({ name, type }));
}
