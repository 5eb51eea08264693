import { tableKey, type TableName } from '../names.ts';
import { namesTable } from './names-table.ts';
import { tablesIn } from './tables-in.ts';

/** Those of the `tables` that a query or a condition in SQL reads, each once, in the order of `tables`. Throws nothing. */
export function tablesNamed(sql: string, tables: readonly TableName[]): TableName[] {
  const references = tablesIn(sql);
  const seen = new Set<string>();
  return tables.filter((table) => {
    const key = tableKey(table);
    return !seen.has(key) && references.some((one) => namesTable(one, table)) && seen.add(key);
  });
}
