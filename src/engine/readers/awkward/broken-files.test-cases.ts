import { gzipped, joined, latin1, utf16, type AwkwardFile } from './awkward-file.test-helper.ts';

const columns = ['id INTEGER', 'name VARCHAR'];
const text = 'id,name\n1,Zoë\n2,Łódź\n';
const rows = [
  ['1', 'Zoë'],
  ['2', 'Łódź'],
];
const western = 'id,name\n1,Zoë\n2,Äpfel für 5 £\n';
const westernRows = [
  ['1', 'Zoë'],
  ['2', 'Äpfel für 5 £'],
];
const utf8 = new TextEncoder().encode(text);
const bytes = (...values: number[]) => Uint8Array.from(values);

/** Encodings and containers. */
export const encodedFiles: readonly AwkwardFile[] = [
  { what: 'UTF-8', content: text, encoding: 'utf-8', columns, rows },
  { what: 'UTF-8 with a byte order mark', content: `\uFEFF${text}`, encoding: 'utf-8', columns, rows },
  {
    what: 'a byte order mark before a quote',
    content: '\uFEFF"id","name"\n1,Ann\n',
    columns,
    rows: [['1', 'Ann']],
  },
  {
    what: 'UTF-16 with a byte order mark',
    content: utf16(`\uFEFF${text}`),
    encoding: 'utf-16le',
    columns,
    rows,
  },
  {
    what: 'big-endian UTF-16 with a byte order mark',
    content: utf16(`\uFEFF${text}`, false),
    encoding: 'utf-16be',
    columns,
    rows,
  },
  { what: 'UTF-16', content: utf16(text), encoding: 'utf-16le', columns, rows },
  { what: 'big-endian UTF-16', content: utf16(text, false), encoding: 'utf-16be', columns, rows },
  { what: 'Latin-1', content: latin1(western), encoding: 'windows-1252', columns, rows: westernRows },
  {
    what: 'Windows-1252 with its own characters',
    content: joined(
      latin1('id,name\n1,'),
      bytes(0x93),
      latin1('caf\u00e9'),
      bytes(0x94),
      latin1(' 5 '),
      bytes(0x80),
      latin1('\n'),
    ),
    encoding: 'windows-1252',
    columns,
    rows: [['1', '“café” 5 €']],
  },
  {
    what: 'Latin-1 in the header',
    content: latin1('id;größe\n1;5\n'),
    encoding: 'windows-1252',
    columns: ['id INTEGER', 'größe INTEGER'],
    rows: [['1', '5']],
  },
  {
    what: 'Latin-1 that begins late',
    content: latin1(`id,name\n${'1,Ann\n'.repeat(20_000)}2,Zoë\n`),
    encoding: 'windows-1252',
    columns,
  },
  {
    what: 'UTF-8 that begins late',
    content: `id,name\n${'1,Ann\n'.repeat(20_000)}2,Zoë\n`,
    encoding: 'utf-8',
    columns,
  },
  {
    what: 'UTF-8 with one damaged record',
    content: joined(utf8, latin1('3,Zo\u00eb\n')),
    encoding: 'utf-8',
    columns,
    rows,
    rejected: [[4, 'the value of name is not valid UTF-8']],
  },
  {
    what: 'gzip',
    content: gzipped(text),
    format: 'csv',
    compression: 'gzip',
    encoding: 'utf-8',
    columns,
    rows,
  },
  {
    what: 'ASCII with bytes that make sense in no encoding',
    content: joined(latin1('id,name\n1,Ann\n2,a\xff\xfeb\n3,Zo\xc3(\n4,Dan\n')),
    encoding: 'utf-8',
    columns,
    rows: [
      ['1', 'Ann'],
      ['4', 'Dan'],
    ],
    rejected: [
      [3, 'the value of name is not valid UTF-8'],
      [4, 'the value of name is not valid UTF-8'],
    ],
  },
  {
    what: 'Windows-1252 with dashes, quotes and a currency',
    content: latin1('id,name\n1,don\x92t \x96 wait\n2,\x8aibenik\n3,\xa3 5\n4,5\x80\n5,\xcdsland\n'),
    encoding: 'windows-1252',
    columns,
    rows: [
      ['1', 'don’t – wait'],
      ['2', 'Šibenik'],
      ['3', '£ 5'],
      ['4', '5€'],
      ['5', 'Ísland'],
    ],
  },
  {
    what: 'gzip of UTF-16',
    content: gzipped(utf16(`\uFEFF${text}`)),
    compression: 'gzip',
    encoding: 'utf-16le',
    columns,
    rows,
  },
  {
    what: 'gzip of Latin-1',
    content: gzipped(latin1(western)),
    compression: 'gzip',
    encoding: 'windows-1252',
    columns,
    rows: westernRows,
  },
  {
    what: 'gzip of several members',
    content: joined(gzipped('id,name\n1,Ann\n'), gzipped('2,Bob\n')),
    compression: 'gzip',
    columns,
    rows: [
      ['1', 'Ann'],
      ['2', 'Bob'],
    ],
  },
  ...[1, 3, 4, 10, 10_240, 200_000].map((zeros) => ({
    what: `gzip with ${zeros} zero bytes behind it, as tapes fill up their blocks`,
    content: joined(gzipped('id,name\n1,Ann\n'), gzipped('2,Bob\n'), new Uint8Array(zeros)),
    compression: 'gzip',
    columns,
    rows: [
      ['1', 'Ann'],
      ['2', 'Bob'],
    ],
  })),
  {
    what: 'gzip of nothing behind gzip, and zero bytes',
    content: joined(gzipped('id,name\n1,Ann\n'), gzipped(''), new Uint8Array(20)),
    columns,
    rows: [['1', 'Ann']],
  },
  {
    what: 'gzip of JSON',
    content: gzipped('[{"id":1,"name":"Ann"}]'),
    format: 'json',
    compression: 'gzip',
    columns,
    rows: [['1', 'Ann']],
  },
  { what: 'gzip of gzip', content: gzipped(gzipped(text)), compression: 'gzip+gzip', columns, rows },
];

const damaged = gzipped(text);
damaged[damaged.length - 6]! ^= 0xff;

/** Records that can't be read, and files that are no data. */
export const brokenFiles: readonly AwkwardFile[] = [
  {
    what: 'too few and too many fields',
    content: 'id,name\n1,Ann\n2\n3,Cid,x\n4,Dan\n',
    columns,
    rows: [
      ['1', 'Ann'],
      ['4', 'Dan'],
    ],
    rejected: [
      [3, 'has 1 fields where the header has 2'],
      [4, 'has 3 fields where the header has 2'],
    ],
  },
  {
    what: 'a quote that is never closed',
    content: 'id,name\n1,Ann\n2,"Bob\n3,Cid\n',
    columns,
    rows: [
      ['1', 'Ann'],
      ['3', 'Cid'],
    ],
    rejected: [[3, 'field 2 opens a quote that is never closed']],
  },
  {
    what: 'text behind a closing quote',
    content: 'id,name\n1,"Ann" Lee\n2,Bob\n3,Cid\n',
    columns,
    rows: [
      ['2', 'Bob'],
      ['3', 'Cid'],
    ],
    rejected: [[2, 'field 2 goes on behind its closing quote']],
  },
  {
    what: 'more bad records than good ones',
    content: 'id,name\n1\n2\n3,Cid\n4\n',
    columns,
    rows: [['3', 'Cid']],
    rejected: [
      [2, 'has 1 fields where the header has 2'],
      [3, 'has 1 fields where the header has 2'],
      [5, 'has 1 fields where the header has 2'],
    ],
  },
  {
    what: 'a line below the table',
    content: 'id,name\n1,Ann\n2,Bob\n2 records\n',
    columns,
    rows: [
      ['1', 'Ann'],
      ['2', 'Bob'],
    ],
    rejected: [[4, 'has 1 fields where the header has 2']],
  },
  {
    what: 'a zero byte in a value',
    content: 'id,name\n1,Ann\n2,B\0b\n3,Cid\n',
    columns,
    rows: [
      ['1', 'Ann'],
      ['3', 'Cid'],
    ],
    rejected: [[3, 'the value of name contains a zero byte']],
  },
  {
    what: 'zero bytes in a file of few bytes',
    content: 'id,name\n1,\0\n2,Bob\n3,\0\0\n',
    encoding: 'utf-8',
    columns,
    rows: [['2', 'Bob']],
    rejected: [
      [2, 'the value of name contains a zero byte'],
      [4, 'the value of name contains a zero byte'],
    ],
  },
  {
    what: 'a zero byte in the header',
    content: 'id\0,name\n1,Ann\n',
    error: 'is no text: its header contains zero bytes',
  },
  {
    what: 'more columns than the engine can hold',
    content: `${'x,'.repeat(30_000)}x\n`,
    error: 'has 30,001 columns, more than the 20,000 that can be read',
  },
  { what: 'a zero byte', content: '\0', error: 'is no text: it contains zero bytes' },
  {
    what: 'a quote that is never closed in the last record',
    content: 'id,name\n1,Ann\n2,"Bob',
    columns,
    rows: [['1', 'Ann']],
    rejected: [[3, 'field 2 opens a quote that is never closed']],
  },
  {
    what: 'the sign that ended files on DOS',
    content: 'id,name\n1,Ann\n2,Bob\n\u001a',
    columns,
    rows: [
      ['1', 'Ann'],
      ['2', 'Bob'],
    ],
  },
  {
    what: 'a record that is longer than any value may be',
    content: `id,name\n1,Ann\n2,${'x'.repeat(9_000_000)}\n`,
    columns,
    rows: [['1', 'Ann']],
    rejected: [[3, 'is too long: it has 9,000,001 characters']],
  },
  { what: 'nothing', content: '', error: 'is empty: it has no header and no record' },
  { what: 'white space', content: ' \r\n\t\n', error: 'is empty: it has no header and no record' },
  {
    what: 'a byte order mark and nothing else',
    content: '\uFEFF',
    error: 'is empty: it has no header and no record',
  },
  { what: 'gzip of nothing', content: gzipped(''), error: 'is empty: it has no header and no record' },
  {
    what: 'a gzip archive that breaks off',
    content: gzipped(text).slice(0, -12),
    error: /^is a damaged gzip archive/,
  },
  { what: 'a gzip archive whose bytes have changed', content: damaged, error: /^is a damaged gzip archive/ },
  {
    what: 'a gzip archive of two members, the first of which has changed',
    content: joined(damaged, gzipped('3,Cid\n')),
    error: 'is a damaged gzip archive: its checksum does not fit its content',
  },
  {
    what: 'a gzip archive with other bytes than zero behind it',
    content: joined(gzipped(text), latin1('\0\0\0\0\0\0\0\0\0\0x\0\0')),
    error: /^is a damaged gzip archive/,
  },
  {
    what: 'a gzip archive whose checksum has changed, and zero bytes',
    content: joined(damaged, new Uint8Array(100)),
    error: /^is a damaged gzip archive/,
  },
  {
    what: 'a gzip archive that breaks off and goes on with zero bytes',
    content: joined(gzipped(text).slice(0, -12), new Uint8Array(600)),
    error: /^is a damaged gzip archive/,
  },
  {
    what: 'the first bytes of gzip and zero bytes',
    content: joined(bytes(0x1f, 0x8b), new Uint8Array(600)),
    error: /^is a damaged gzip archive/,
  },
  {
    what: 'gzip that is only its beginning',
    content: bytes(0x1f, 0x8b, 8),
    error: /^is a damaged gzip archive/,
  },
  {
    what: 'a PNG image',
    content: joined(latin1('\x89PNG\r\n\x1a\n'), bytes(0, 0, 0, 13)),
    error: 'is no data: it is a PNG image',
  },
  {
    what: 'a JPEG image',
    content: bytes(0xff, 0xd8, 0xff, 0xe0, 0, 16),
    error: 'is no data: it is a JPEG image',
  },
  { what: 'a PDF document', content: '%PDF-1.7\n1 0 obj\n', error: 'is no data: it is a PDF document' },
  {
    what: 'an HTML page',
    content: '<!DOCTYPE html>\n<html><body>Not found, sorry</body></html>\n',
    error: 'is no data: it is an HTML page',
  },
  {
    what: 'an XML document',
    content: '<?xml version="1.0"?>\n<a><b>1</b></a>\n',
    error: 'is no data: it is an XML document',
  },
  {
    what: 'a SQLite database',
    content: latin1('SQLite format 3\0\x10\0\x01\x01'),
    error: 'is no data: it is a SQLite database',
  },
  {
    what: 'an old workbook',
    content: latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0'),
    error: /^is no data: it is a document of old Office/,
  },
  {
    what: 'bytes of any kind',
    content: Uint8Array.from({ length: 2000 }, (_, index) => (index * 7919 + (index >> 3) * 31) % 256),
    error: /^is no text/,
  },
  { what: 'zero bytes', content: new Uint8Array(1000), error: 'is no text: it contains zero bytes' },
  {
    what: 'a header that begins with BM',
    content: 'BMI,name\n25,Ann\n',
    columns: ['BMI INTEGER', 'name VARCHAR'],
    rows: [['25', 'Ann']],
  },
];
