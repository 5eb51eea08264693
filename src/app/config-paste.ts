import Papa from 'papaparse';
import { ConfigEdit, type LineValues } from '../core/config/edit.ts';

/**
 * The cells of a text from a spreadsheet, or of CSV; a single one where it is a value. The line end behind the last cell is
 * the spreadsheet’s.
 * @param isSql whether it goes into a cell that holds SQL, whose lines, commas and tabs are its own
 */
export function pastedCells(text: string, isSql: boolean): string[][] {
  const body = text.replace(/(?:\r\n|\n|\r)$/, '');
  const cells = (delimiter: string) => Papa.parse<string[]>(body, { delimiter }).data;
  const isTable = (rows: string[][]) => rows.every(({ length }) => length > 1 && length === rows[0]!.length);
  const bySheet = cells('\t');
  const isOneQuoted = bySheet.length === 1 && /^"[^]*[\r\n][^]*"$/.test(body);
  if (isSql) {
    const isSheet = isTable(bySheet) && bySheet.every(([first]) => first !== '');
    return isSheet || isOneQuoted ? bySheet : [[body]];
  }
  if (body.includes('\t') || isOneQuoted) return bySheet;
  if (!/[\r\n]/.test(body)) return [[body]];
  const byComma = cells(',');
  return isTable(byComma) ? byComma : body.split(/\r\n|\n|\r/).map((line) => [line]);
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
