import Papa from 'papaparse';
import { ConfigEdit, type LineValues } from '../core/config/edit.ts';

/** The cells of a text from a spreadsheet, or of CSV; undefined where it is a single value. */
export function pastedCells(text: string): string[][] | undefined {
  const body = text.replace(/(?:\r\n|\n|\r)$/, '');
  const delimiter = body.includes('\t') ? '\t' : ',';
  if (delimiter === ',' && !/[\r\n]/.test(body)) return undefined;
  const { data } = Papa.parse<string[]>(body, { delimiter });
  return data.length > 1 || (data[0]?.length ?? 0) > 1 ? data : undefined;
}

/**
 * Puts cells into a table from a place on: over the records that are there, and behind the last one as new records.
 * @param record the first record's place among the records, 0 for the first
 * @param columns the columns that are filled, in lower case, from the first one on
 */
export function withCells(
  edit: ConfigEdit,
  cells: readonly (readonly string[])[],
  record: number,
  columns: readonly string[],
): string {
  let text = '';
  let current = edit;
  for (const [at, row] of cells.entries()) {
    const values: LineValues = Object.fromEntries(
      row.slice(0, columns.length).map((value, column) => [columns[column]!, value]),
    );
    const line = current.lineOf(record + at);
    text = line === undefined ? current.insert([values]) : current.set(line, values);
    current = new ConfigEdit(text);
  }
  return text;
}
