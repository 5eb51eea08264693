import Papa from 'papaparse';
import type { ConfigRow } from './read.ts';
import type { ConfigTable } from './table.ts';

/** Prints a configuration table as the text of its CSV file; reading it again gives the same values. */
export function printConfigTable(table: ConfigTable, rows: readonly ConfigRow[]): string {
  const fields = table.columns.map((column) => column.name);
  const data = rows.map((row) => fields.map((name) => row.values[name] ?? ''));
  return `${Papa.unparse({ fields, data }, { newline: '\n' })}\n`;
}
