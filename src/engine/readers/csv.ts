import type { FileContent } from '../connector.ts';
import { readHead } from './bytes.ts';
import { detectDialect, type CsvDialect } from './csv-dialect.ts';
import { isBlank, nextRecord, uniqueNames, type CsvRecord } from './csv-records.ts';
import { decodeHead, detectEncoding } from './encoding.ts';
import { encodingName } from './encoding-name.ts';
import type { FileFormat, ReadOptions, ReadResult, Sink } from './format.ts';
import { openText } from './text-source.ts';

const headSize = 262_144;
const longestOpen = 200_000;

/** A first line that is longer is not waited for. */
const longestLine = 32_000_000;

/** How much of a text its dialect is to be found by: more than usual where its first line is long. */
function sampleLength(text: string): number {
  const end = text.slice(0, longestLine).search(/[\r\n]/);
  return Math.max(headSize, (end < 0 ? text.length : end) * 4);
}

/** What the beginning of a CSV file tells. */
export interface CsvHead extends CsvDialect {
  columns: string[];
  /** What had to be changed in the header's names, and what was skipped. */
  notes: string[];
}

/** Reads a CSV text's dialect and column names. Throws an Error where the text is empty or its header is broken. */
function readHeader(
  text: string,
  complete: boolean,
  options: ReadOptions,
  show: (part: string) => string,
): CsvHead {
  const { hasHeader, delimiter, quote, skipLines } = options;
  if (text.trim() === '')
    throw new Error(
      skipLines ? 'is empty below the lines that are skipped' : 'is empty: it has no header and no record',
    );
  if (delimiter !== undefined && delimiter === quote)
    throw new Error('can’t be read: the same character is its delimiter and its quote');
  const size = sampleLength(text);
  const dialect = detectDialect(text.slice(0, size), complete && text.length <= size, {
    header: hasHeader,
    delimiter,
    quote,
    isAtStart: skipLines !== undefined,
  });
  const first = nextRecord(text, dialect.start, dialect.syntax, true)!;
  if (first.error && dialect.header) throw new Error(`has a first line that can't be read: ${first.error}`);
  const width = hasHeader === undefined ? dialect.width : first.fields.length;
  const names = dialect.header
    ? [
        ...first.fields.map(show),
        ...(dialect.openEnd && dialect.width === first.fields.length + 1 ? [''] : []),
      ]
    : Array.from({ length: width }, (_, index) => options.names[index] ?? `column${index + 1}`);
  if (names.some((name) => name.includes('\0')))
    throw new Error('is no text: its header contains zero bytes');
  const { columns, notes } = uniqueNames(names);
  const { above, startLine, header, isDoubtful } = dialect;
  if (isDoubtful)
    notes.unshift(
      `its first ${header ? 'line is taken for the header and looks like a record' : 'record looks like a header'}: ` +
        `${shortened([show(first.text)])}; has_header says whether the file has one`,
    );
  if (above.length > 0) {
    const lines = startLine === 2 ? '1 line' : `${startLine - 1} lines`;
    const place = header ? 'the header' : 'the first record';
    notes.unshift(`skips ${lines} above ${place}: ${shortened(above.map(show))}`);
  }
  return { ...dialect, columns, notes };
}

/** The texts of lines, on one line and not too long. */
function shortened(lines: readonly string[]): string {
  const text = lines.join(' / ').replace(/\s+/g, ' ').trim();
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

/**
 * Reads the beginning of a CSV file for DuckDB's own reader. Returns undefined where the file is not as that reader
 * wants it: UTF-8, double quotes, and the header, or the first record, on line 1.
 * Throws an Error where the file is empty or its header is broken.
 */
export async function readPlainHead(file: FileContent, options: ReadOptions): Promise<CsvHead | undefined> {
  if ((options.encoding ?? 'utf-8') !== 'utf-8' || options.skipLines) return undefined;
  const bytes = await readHead(file.stream(0, headSize), headSize);
  if (detectEncoding(bytes) !== 'utf-8') return undefined;
  const text = decodeHead(bytes, 'utf-8');
  const head = readHeader(text, bytes.length < headSize, options, (part) => part);
  const { quote, backslash, spaces } = head.syntax;
  const isPlain =
    head.start === 0 && quote === '"' && !backslash && !spaces && !/\r(?!\n)|\0/.test(text.slice(0, -1));
  return isPlain ? head : undefined;
}

async function readCsv(file: FileContent, options: ReadOptions, sink: Sink): Promise<ReadResult> {
  const { limit = Infinity, cut = false, skipLines = 0 } = options;
  const { encoding, pieces, decode, show } = await openText(file, options);
  let text = '';
  let complete = false;
  const more = async (size: number) => {
    const parts = [text];
    for (let length = text.length; length < size && !complete;) {
      const { done, value } = await pieces.next();
      complete = done === true;
      parts.push(value ?? '');
      length += value?.length ?? 0;
    }
    text = parts.join('');
    // The sign that ended files on DOS.
    if (complete && text.endsWith('\u001a')) text = text.slice(0, -1);
  };
  await more(headSize);
  while (!complete && text.length < Math.min(sampleLength(text), longestLine)) await more(text.length * 2);
  const { syntax, columns, notes, header, start, startLine } = readHeader(
    text,
    complete && !cut,
    options,
    show,
  );
  let row = header ? -1 : 0;
  let line = startLine + skipLines;
  let position = start;
  const take = (record: CsvRecord, at: number) => {
    const reject = (reason: string) => sink.reject({ row, line: at, reason, text: show(record.text) });
    if (record.error) return reject(record.error);
    if (record.fields.length !== columns.length)
      return reject(`has ${record.fields.length} fields where the header has ${columns.length}`);
    const values = record.fields.map(decode);
    const bad = values.indexOf(undefined);
    const zero = record.text.includes('\0') ? values.findIndex((value) => value?.includes('\0')) : -1;
    if (zero >= 0) return reject(`the value of ${columns[zero]} contains a zero byte`);
    if (bad >= 0) return reject(`the value of ${columns[bad]} is not valid ${encodingName(encoding)}`);
    return sink.record(
      row,
      values.map((value) => (value === '' ? null : value!)),
      at,
    );
  };
  while (row < limit) {
    while (position < text.length && row < limit) {
      // Where only the beginning is there, a quote that is open for long is taken for one that is never closed.
      const isEnd = complete && (!cut || text.length - position > longestOpen);
      const record = nextRecord(text, position, syntax, isEnd);
      if (!record) break;
      position = record.end;
      const at = line;
      line += record.lines;
      // A blank line is no record, except in a file of one column, where it is an empty value.
      if (isBlank(record.text, syntax.delimiter) && (columns.length > 1 || row < 0)) continue;
      row++;
      if (row === 0) continue;
      const wait = take(record, at);
      if (wait) await wait;
    }
    if (complete) break;
    text = text.slice(position);
    position = 0;
    await more(text.length + 1_000_000);
  }
  await pieces.return(undefined);
  const { delimiter, quote } = syntax;
  return { columns, notes, encoding, delimiter, quote, header, skipped: startLine - 1 + skipLines };
}

export const csv: FileFormat = {
  name: 'csv',
  aliases: ['tsv', 'txt'],
  doc: 'Text with one record a line, its fields separated by commas, semicolons, tabs, bars or another character.',
  read: readCsv,
};
