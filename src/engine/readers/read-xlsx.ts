import { unknown } from '../../core/suggest.ts';
import type { FileContent } from '../connector.ts';
import { uniqueNames } from './csv-records.ts';
import type { ReadOptions, ReadResult, Sink } from './format.ts';
import { readRows, type SheetRow } from './xlsx-cells.ts';
import { placeTable, recordOf, type TablePlace } from './xlsx-table.ts';
import { openWorkbook, type Sheet, type Workbook } from './xlsx-workbook.ts';

/** By so many rows the table's place in the sheet is found. */
const sampleRows = 100;

/** A sheet whose first rows are read, and the way to the others. */
interface OpenSheet {
  sheet: Sheet;
  head: SheetRow[];
  rest: AsyncGenerator<SheetRow>;
}

/** A workbook that is read, and which rows of its sheets are not. */
interface Source {
  book: Workbook;
  skipLines: number;
  /** Where formulas have no stored value. */
  unknownCells: string[];
}

async function openSheet({ book, skipLines, unknownCells }: Source, sheet: Sheet): Promise<OpenSheet> {
  const rows = withValues(readRows(book, sheet), skipLines, unknownCells);
  const head: SheetRow[] = [];
  while (head.length < sampleRows) {
    const { done, value } = await rows.next();
    if (done) break;
    head.push(value);
  }
  return { sheet, head, rest: rows };
}

/** The rows behind those that are skipped that have a value, while formulas without one are noted. */
async function* withValues(
  rows: AsyncGenerator<SheetRow>,
  skipLines: number,
  unknownCells: string[],
): AsyncGenerator<SheetRow> {
  for await (const row of rows) {
    if (row.number <= skipLines) continue;
    unknownCells.push(...row.unknown);
    if (row.cells.length > 0) yield row;
  }
}

/** The sheet that is asked for, by its name or its 1-based number; the first one with a value where none is. */
async function chooseSheet(source: Source, part: string | undefined): Promise<OpenSheet> {
  const { book, skipLines, unknownCells } = source;
  if (part !== undefined) {
    const found =
      book.sheets.find(({ name }) => name === part) ??
      book.sheets.find(({ name }) => name.toLowerCase() === part.toLowerCase()) ??
      (/^\d+$/.test(part) ? book.sheets[Number(part) - 1] : undefined);
    const names = book.sheets.map(({ name }) => name);
    if (!found) throw new Error(`has no such sheet: ${unknown(part, names)}`);
    return openSheet(source, found);
  }
  const visible = book.sheets.filter(({ hidden }) => !hidden);
  const hidden = book.sheets.filter((sheet) => sheet.hidden);
  for (const sheet of [...visible, ...hidden]) {
    unknownCells.length = 0;
    const open = await openSheet(source, sheet);
    if (open.head.length > 0) return open;
  }
  throw new Error(
    skipLines > 0
      ? `is empty below the ${skipLines} rows that are skipped`
      : 'is an empty workbook: no sheet of it has a value',
  );
}

function notesOf(book: Workbook, { sheet, head }: OpenSheet, place: TablePlace, isChosen: boolean): string[] {
  const notes: string[] = [];
  const others = book.sheets.filter((other) => other !== sheet && !other.hidden).map(({ name }) => name);
  if (!isChosen && others.length > 0)
    notes.push(`has several sheets; ${sheet.name} is read, ${others.join(', ')} not`);
  if (place.skipped > 0) {
    const rows = head.slice(0, place.skipped).map(({ number }) => number);
    notes.push(`has ${rows.length === 1 ? 'a title' : 'titles'} above its table, in row ${rows.join(', ')}`);
  }
  return notes;
}

/** Reads a sheet of a workbook; see `FileFormat.read`. */
export async function readXlsx(file: FileContent, options: ReadOptions, sink: Sink): Promise<ReadResult> {
  const book = await openWorkbook(file);
  const unknownCells: string[] = [];
  const { part, hasHeader, skipLines, limit = Infinity } = options;
  const open = await chooseSheet({ book, skipLines: skipLines ?? 0, unknownCells }, part);
  if (open.head.length === 0)
    throw new Error(
      `is empty: its sheet ${open.sheet.name} has no value${skipLines ? ` below row ${skipLines}` : ''}`,
    );
  const place = placeTable(open.head, hasHeader, skipLines !== undefined);
  const notes = notesOf(book, open, place, part !== undefined);
  const table = open.head.slice(place.skipped);
  const header = place.header ? recordOf(table[0]!, place.first).values : [];
  let width = Math.max(place.width, header.length);
  let number = 0;
  const take = (row: SheetRow) => {
    number++;
    const { values, stray } = recordOf(row, place.first);
    if (stray !== undefined) {
      const reason = `has a value in column ${stray}, left of the table`;
      const text = row.cells.filter((cell) => cell !== undefined).join(',');
      return sink.reject({ row: number, line: number, reason, text });
    }
    width = Math.max(width, values.length);
    return sink.record(number, values);
  };
  for (const row of place.header ? table.slice(1) : table) if (number < limit) await take(row);
  while (number < limit) {
    const { done, value } = await open.rest.next();
    if (done) break;
    const wait = take(value);
    if (wait) await wait;
  }
  await open.rest.return(undefined);
  if (unknownCells.length > 0)
    notes.push(
      `has formulas without a stored value, which are NULL, in ${unknownCells.length === 1 ? '' : `${unknownCells.length} cells, first `}${unknownCells[0]}; open and save it in Excel`,
    );
  const names = Array.from({ length: width }, (_, index) =>
    place.header ? (header[index] ?? '') : (options.names[index] ?? `column${index + 1}`),
  );
  const unique = uniqueNames(names);
  return {
    columns: unique.columns,
    notes: [...notes, ...unique.notes],
    header: place.header,
    skipped: table[0]!.number - 1,
    ...(book.sheets.length > 1 ? { parts: book.sheets.map(({ name }) => name) } : {}),
    part: open.sheet.name,
  };
}
