import type { Row } from '../connector.ts';
import type { Decoded } from '../decode.ts';
import type { SqlType } from '../sql-type.ts';
import type { ExportColumn, ExportFormat } from './format.ts';
import { toJson } from './json-text.ts';
import { xlsxText } from './xlsx-text.ts';

/** Excel's limits: the columns of a sheet, and how many digits of a number it keeps. */
const mostColumns = 16_384;
const mostDigits = 999_999_999_999_999;

type Cell = string | number | boolean | null;

const whole = /^U?(?:TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$/;

function cellOf(type: SqlType): (value: Decoded) => Cell {
  const name = type.kind === 'plain' ? type.name : '';
  if (name === 'BOOLEAN') return (value) => value as boolean;
  if (name === 'DOUBLE') return (value) => (Number.isFinite(value) ? (value as number) : String(value));
  if (whole.test(name))
    return (value) =>
      typeof value === 'number' && Math.abs(value) <= mostDigits ? value : String(value as number | bigint);
  const isText = type.kind === 'enum' || type.kind === 'decimal' || /^(?!BLOB|FLOAT)./.test(name);
  return isText ? (value) => String(value as string | number | bigint) : toJson(type);
}

/** The values of each row, its header first. Throws where a text is longer than a cell can be. */
async function* sheetRows(
  columns: readonly ExportColumn[],
  batches: AsyncIterable<Row[]>,
): AsyncGenerator<Cell[]> {
  yield columns.map(({ name }) => xlsxText(name, 'the name of a column'));
  const converters = columns.map(({ type }) => cellOf(type));
  let number = 0;
  for await (const rows of batches)
    for (const row of rows) {
      number++;
      yield columns.map(({ name }, index) => {
        const value = row[name] as Decoded;
        const cell = value === null ? null : converters[index]!(value);
        return typeof cell === 'string' ? xlsxText(cell, `row ${number}, column ${name}`) : cell;
      });
    }
}

/** Excel's workbook. */
export const xlsx: ExportFormat = {
  name: 'xlsx',
  label: 'Excel',
  extension: 'xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  doc:
    'An Excel workbook (XLSX) with a header line on each sheet; a sheet holds 1,048,575 rows, further ones go on the next. ' +
    'Integers of up to 15 digits, DOUBLEs and booleans keep their types. All else is text, so that nothing is rounded: ' +
    'longer integers, decimals, dates and times as DuckDB writes them; FLOATs, BLOBs and nested values as in JSON. No text ' +
    'becomes a formula. NULL is an empty cell. A text of more than 32,767 characters is an error.',
  async write(columns, batches, put) {
    if (columns.length > mostColumns)
      throw new Error(
        `a sheet of Excel has ${mostColumns} columns at most, not ${columns.length}: export CSV`,
      );
    const { writeXlsxStream } = await import('hucre/xlsx');
    const freezePane = { rows: 1 };
    const reader = writeXlsxStream(sheetRows(columns, batches), { name: 'Rows', freezePane }).getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) put(read.value);
  },
};
