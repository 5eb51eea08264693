import * as Arrow from 'apache-arrow';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { cell, grid, row, text, workbook } from '../workbook.test-helper.ts';
import { changed, gzipped, joined, type AwkwardFile } from './awkward-file.test-helper.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const columns = ['id INTEGER', 'name VARCHAR'];
const rows = [
  ['1', 'Ann'],
  ['2', 'Zoë'],
];
const people = grid([
  ['id', 'name'],
  [1, 'Ann'],
  [2, 'Zoë'],
]);
const book = (sheets: Record<string, string>, more = {}) => workbook({ sheets, ...more }) as Bytes;
const zipped = (files: Zippable) => zipSync(files) as Bytes;

const parquet = new Uint8Array(
  parquetWriteBuffer({
    columnData: [
      { name: 'id', data: [1, 2], type: 'INT32' },
      { name: 'name', data: ['Ann', 'Zoë'], type: 'STRING' },
    ],
  }),
);
const arrowTable = new Arrow.Table({
  id: Arrow.vectorFromArray([1, 2], new Arrow.Int32()),
  name: Arrow.vectorFromArray(['Ann', 'Zoë'], new Arrow.Dictionary(new Arrow.Utf8(), new Arrow.Int32())),
});
const arrow = Arrow.tableToIPC(arrowTable, 'file') as Bytes;
const arrowStream = Arrow.tableToIPC(arrowTable, 'stream') as Bytes;

/** Workbooks. */
export const workbookFiles: readonly AwkwardFile[] = [
  { what: 'a workbook', content: book({ People: people }), format: 'xlsx', header: true, columns, rows },
  {
    what: 'a workbook that is packed',
    content: gzipped(book({ A: people })),
    format: 'xlsx',
    compression: 'gzip',
    columns,
    rows,
  },
  {
    what: 'a workbook in an archive',
    content: zipped({ 'folder/book.xlsx': book({ A: people }) }),
    format: 'xlsx',
    compression: 'zip',
    columns,
    rows,
  },
  {
    what: 'an empty sheet before the one with a table',
    content: book({ Empty: '', People: people }),
    columns,
    rows,
    notes: ['has several sheets; People is read, Empty not'],
  },
  {
    what: 'a title above the table, which begins in column C',
    content: book({
      A:
        row(2, text('B2', 'People of 2025')) +
        grid(
          [
            ['id', 'name', 'city'],
            [1, 'Ann', 'Rome'],
          ],
          5,
          'C',
        ),
    }),
    columns: [...columns, 'city VARCHAR'],
    rows: [['1', 'Ann', 'Rome']],
    notes: ['has a title above its table, in row 2'],
  },
  {
    what: 'dates, times and a percentage',
    content: book(
      {
        A:
          grid([['day', 'time', 'moment', 'share', 'postcode']]) +
          row(
            2,
            cell('A2', 45_691, 'n', 1),
            cell('B2', 0.5, 'n', 2),
            cell('C2', 45_691.430902777778, 'n', 3),
            cell('D2', 0.25, 'n', 4),
            cell('E2', 123, 'n', 5),
          ),
      },
      { formats: [14, 'hh:mm', 'dd.mm.yyyy hh:mm:ss', '0%', '00000'] },
    ),
    columns: ['day DATE', 'time VARCHAR', 'moment TIMESTAMP', 'share DOUBLE', 'postcode VARCHAR'],
    rows: [['2025-02-03', '12:00:00', '2025-02-03 10:20:30', '0.25', '00123']],
  },
  {
    what: 'the noise of binary numbers, errors and truth values',
    content: book({
      A:
        grid([['sum', 'count', 'error', 'ok']]) +
        row(2, cell('A2', 0.1 + 0.2), cell('B2', '3.0'), cell('C2', '#N/A', 'e'), cell('D2', 1, 'b')),
    }),
    columns: ['sum DOUBLE', 'count INTEGER', 'error VARCHAR', 'ok BOOLEAN'],
    rows: [['0.3', '3', '#N/A', 'true']],
  },
  {
    what: 'repeated and empty names of columns',
    content: book({
      A: grid([
        ['id', 'id', null, 'x'],
        [1, 2, 3, 4],
      ]),
    }),
    columns: ['id INTEGER', 'id_2 INTEGER', 'column3 INTEGER', 'x INTEGER'],
    rows: [['1', '2', '3', '4']],
  },
  {
    what: 'a header alone',
    content: book({ A: grid([['id', 'name']]) }),
    columns: ['id VARCHAR', 'name VARCHAR'],
    rows: [],
  },
  { what: 'a workbook without a value', content: book({ A: '', B: '' }), error: /^is an empty workbook/ },
  { what: 'a workbook that breaks off', content: book({ A: people }).slice(0, 700), error: /breaks off/ },
  {
    what: 'a workbook without its sheet',
    content: book(
      { A: people },
      {
        files: {
          'xl/_rels/workbook.xml.rels':
            '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="gone.xml"/></Relationships>',
        },
      },
    ),
    error: 'is a damaged workbook: it has no xl/gone.xml',
  },
  {
    what: 'a binary workbook',
    content: zipped({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.bin': strToU8('x') }),
    error: /binary workbook \(\.xlsb\); save it as \.xlsx/,
  },
  {
    what: 'a workbook of OpenDocument',
    content: zipped({
      mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
      'content.xml': strToU8('<x/>'),
    }),
    error: /OpenDocument spreadsheet/,
  },
  {
    what: 'a Word document',
    content: zipped({ 'word/document.xml': strToU8('<x/>') }),
    error: 'is no data: it is a Word document',
  },
  {
    what: 'a workbook of old Excel, or one with a password',
    content: joined(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), new Uint8Array(600)),
    error: /old Office/,
  },
];

/** Parquet and Arrow. */
export const columnarFiles: readonly AwkwardFile[] = [
  { what: 'Parquet', content: parquet, format: 'parquet', columns, rows },
  { what: 'Parquet that is packed', content: gzipped(parquet), compression: 'gzip', columns, rows },
  {
    what: 'Parquet with columns of the same name and points in names',
    content: new Uint8Array(
      parquetWriteBuffer({
        schema: [
          { name: 'root', num_children: 3 },
          { name: 'a.b', type: 'INT32', repetition_type: 'REQUIRED' },
          { name: 'a', num_children: 1, repetition_type: 'OPTIONAL' },
          { name: 'b', type: 'INT32', repetition_type: 'OPTIONAL' },
          { name: 'A', type: 'INT32', repetition_type: 'REQUIRED' },
        ],
        columnData: [
          { name: 'a.b', data: [1] },
          { name: 'a', data: [{ b: 2 }] },
          { name: 'A', data: [3] },
        ],
      }),
    ),
    columns: ['a.b INTEGER', 'a VARCHAR', 'A_2 INTEGER'],
    rows: [['1', '{"b":2}', '3']],
  },
  { what: 'Parquet that breaks off', content: parquet.slice(0, parquet.length - 20), error: /^breaks off/ },
  { what: 'the beginning of Parquet', content: parquet.slice(0, 10), error: /^breaks off/ },
  {
    what: 'Parquet whose end is damaged',
    content: changed(parquet, (view) => view.setUint32(parquet.length - 8, 0x7fffffff, true)),
    error: /^is damaged/,
  },
  {
    what: 'Parquet whose pages are damaged',
    content: changed(parquet, (view) => view.setUint32(4, 0xffffffff, true)),
    error: /^is damaged in row group 1 of 1/,
  },
  { what: 'an Arrow file with a dictionary', content: arrow, format: 'arrow', columns, rows },
  { what: 'an Arrow stream', content: arrowStream, format: 'arrow', columns, rows },
  {
    what: 'an Arrow stream that is packed',
    content: gzipped(arrowStream),
    compression: 'gzip',
    columns,
    rows,
  },
  {
    what: 'an Arrow file that breaks off',
    content: arrow.slice(0, arrow.length - 20),
    error: /Arrow.*breaks off/,
  },
  {
    what: 'an Arrow stream that breaks off',
    content: arrowStream.slice(0, arrowStream.length - 60),
    error: /Arrow.*breaks off/,
  },
  {
    what: 'an Arrow stream without rows',
    content: Arrow.tableToIPC(arrowTable.slice(0, 0), 'stream') as Bytes,
    columns,
    rows: [],
  },
];
