import type { DataFile } from '../connector.ts';
import { decodeForDisplay, decodeUtf8, readHead, toBinary } from './bytes.ts';
import { guessDelimiter, nextRecord, uniqueNames } from './csv-records.ts';
import type { FileFormat, ReadOptions, ReadResult, Sink } from './format.ts';

const byteOrderMark = '\u00ef\u00bb\u00bf';

/** What the beginning of a CSV file tells. */
export interface CsvHead {
  delimiter: string;
  columns: string[];
  /** What had to be changed in the header's names. */
  notes: string[];
  /** Whether the file begins as DuckDB's own reader expects it: the header, or the first record, on line 1. */
  plain: boolean;
}

/** Reads a CSV file's delimiter and column names. Throws an Error where the file is empty or its header is broken. */
export async function readCsvHead(file: DataFile, options: ReadOptions): Promise<CsvHead> {
  const bytes = toBinary(await readHead(file.stream(0, Math.min(file.size, 1_000_000)), 1_000_000));
  const whole = bytes.startsWith(byteOrderMark) ? bytes.slice(3) : bytes;
  const text = whole.replace(/^[\r\n]+/, '');
  if (text.trim() === '') throw new Error('is empty: it has no header and no record');
  if (text.includes('\0')) throw new Error('is no text: it contains zero bytes');
  const delimiter = guessDelimiter(text);
  const first = nextRecord(text, 0, delimiter, true)!;
  if (first.error) throw new Error(`has a first line that can't be read: ${first.error}`);
  const fields = first.fields.map(decodeForDisplay);
  const names = options.hasHeader
    ? fields
    : fields.map((_, index) => options.names[index] ?? `column${index + 1}`);
  return { delimiter, ...uniqueNames(names), plain: text.length === whole.length };
}

async function readCsv(file: DataFile, options: ReadOptions, sink: Sink): Promise<ReadResult> {
  const { delimiter, columns, notes } = await readCsvHead(file, options);
  let text = '';
  let row = options.hasHeader ? -1 : 0;
  const take = async (final: boolean) => {
    let position = 0;
    while (position < text.length) {
      const record = nextRecord(text, position, delimiter, final);
      if (!record) break;
      position = record.end;
      // A blank line is no record, except in a file of one column, where it is an empty value.
      if (record.text === '' && (columns.length > 1 || row < 0)) continue;
      row++;
      if (row > 0) await takeRecord(record, row);
    }
    text = text.slice(position);
  };
  const takeRecord = (record: { fields: string[]; text: string; error?: string }, number: number) => {
    const reject = (reason: string) =>
      sink.reject({ row: number, line: number, reason, text: decodeForDisplay(record.text) });
    if (record.error) return reject(record.error);
    if (record.fields.length !== columns.length)
      return reject(`has ${record.fields.length} fields where the header has ${columns.length}`);
    const values = record.fields.map(decodeUtf8);
    const bad = values.indexOf(undefined);
    if (bad >= 0) return reject(`the value of ${columns[bad]} is not valid UTF-8`);
    return sink.record(
      number,
      values.map((value) => (value === '' ? null : value!)),
    );
  };
  const reader = file.stream().getReader();
  let begun = false;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    text += toBinary(value);
    if (!begun && text.length >= 3) {
      if (text.startsWith(byteOrderMark)) text = text.slice(3);
      begun = true;
    }
    if (text.length > 1_000_000) await take(false);
  }
  await take(true);
  return { columns, notes };
}

export const csv: FileFormat = {
  name: 'csv',
  doc: 'Text with one record a line, its fields separated by commas (or semicolons, tabs, bars).',
  read: readCsv,
};
