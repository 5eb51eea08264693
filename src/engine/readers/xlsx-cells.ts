import { attribute, readXml } from './xml.ts';
import { numberText } from './xlsx-number-format.ts';
import { unescapeExcel, type Sheet, type Workbook } from './xlsx-workbook.ts';

/** A row of a sheet that has a value: its 1-based number, and its values by their place; absent ones are undefined. */
export interface SheetRow {
  number: number;
  cells: (string | undefined)[];
  /** Where formulas have no stored value. */
  unknown: string[];
}

const reference = attribute('r');
const styleOf = attribute('s');
const typeOf = attribute('t');

/** The 0-based place of a cell's column, such as 27 for AB3; undefined where the text is no reference. */
export function columnOf(cell: string): number | undefined {
  const letters = /^\$?([A-Za-z]{1,3})\$?\d*$/.exec(cell)?.[1];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** The letters of a column by its 0-based place. */
export function columnName(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? letter : columnName(Math.floor(place / 26) - 1) + letter;
}

/** A cell while it is read. */
interface Cell {
  column: number;
  type: string;
  style: number;
  value: string;
  inline: string;
  hasValue: boolean;
  hasFormula: boolean;
}

function textOf(cell: Cell, book: Workbook): string | undefined {
  if (cell.type === 'inlineStr') return unescapeExcel(cell.inline) || undefined;
  if (!cell.hasValue || cell.value === '') return undefined;
  switch (cell.type) {
    case 's': {
      const text = book.texts[Number(cell.value)];
      if (text === undefined)
        throw new Error('is a damaged workbook: a cell points to a text that is not there');
      return text || undefined;
    }
    case 'str':
      return unescapeExcel(cell.value);
    case 'b':
      return cell.value === '1' || cell.value === 'true' ? 'true' : 'false';
    case 'e':
      return cell.value;
    case 'd':
      return cell.value.replace('T', ' ').replace(/Z$/, '');
    default:
      return (book.printers[cell.style] ?? numberText)(cell.value.trim());
  }
}

/** Reads the rows of a sheet that have a value, in the file's order. Throws an Error where the sheet is damaged. */
export async function* readRows(book: Workbook, sheet: Sheet): AsyncGenerator<SheetRow> {
  let ready: SheetRow[] = [];
  let row: SheetRow = { number: 0, cells: [], unknown: [] };
  let cell: Cell | undefined;
  let inside = '';
  let phonetic = 0;
  let column = -1;
  const finish = (done: Cell) => {
    const text = textOf(done, book);
    if (text !== undefined) row.cells[done.column] = text;
    else if (done.hasFormula && !done.hasValue) row.unknown.push(`${columnName(done.column)}${row.number}`);
  };
  const reading = readXml(book.open(sheet), {
    open(name, attributes) {
      if (name === 'row') {
        row = { number: Number(reference(attributes) ?? row.number + 1), cells: [], unknown: [] };
        column = -1;
      } else if (name === 'c') {
        column = columnOf(reference(attributes) ?? '') ?? column + 1;
        const style = Number(styleOf(attributes) ?? 0);
        const type = typeOf(attributes) ?? 'n';
        cell = { column, type, style, value: '', inline: '', hasValue: false, hasFormula: false };
      } else if (name === 'rPh') phonetic++;
      else if (name === 'f' && cell) cell.hasFormula = true;
      else if (name === 'v' && cell) cell.hasValue = true;
      inside = name;
    },
    close(name) {
      if (name === 'c' && cell) {
        finish(cell);
        cell = undefined;
      } else if (name === 'rPh') phonetic--;
      else if (name === 'row' && (row.cells.length > 0 || row.unknown.length > 0)) ready.push(row);
      inside = '';
    },
    text(text) {
      if (!cell) return;
      if (inside === 'v') cell.value += text;
      else if (inside === 't' && phonetic === 0) cell.inline += text;
    },
  });
  for await (const _ of reading) {
    yield* ready;
    ready = [];
  }
}
