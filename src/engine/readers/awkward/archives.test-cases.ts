import { parquetWriteBuffer } from 'hyparquet-writer';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { changed, gzipped, joined, type AwkwardFile } from './awkward-file.test-helper.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const columns = ['id INTEGER', 'name VARCHAR'];
const rows = [
  ['1', 'Ann'],
  ['2', 'Zoë'],
];
const csv = strToU8('id,name\n1,Ann\n2,Zoë\n');
const zipped = (files: Zippable) => zipSync(files) as Bytes;
const one = zipped({ 'people.csv': csv });
const parquet = new Uint8Array(
  parquetWriteBuffer({
    columnData: [
      { name: 'id', data: [1, 2], type: 'INT32' },
      { name: 'name', data: ['Ann', 'Zoë'], type: 'STRING' },
    ],
  }),
);

/** What Info-ZIP writes: `cat people.csv | zip - -`, and `zip -fz`. */
const streamed =
  'UEsDBC0ACAAIAMlKe10AAAAA//////////8BABQALQEAEAAAAAAAAAAAAAAAAAAAAAAAy0zRyUvMTeUy1HHMy+My0onKP7yaCwBQSwcIKQFn3BcAAAAAAAAAFQAAAAAAAABQSwECHgMtAAgACADJSntdKQFn3BcAAAAVAAAAAQAAAAAAAAABAAAAgBEAAAAALVBLBQYAAAAAAQABAC8AAABiAAAAAAA=';
const large =
  'UEsDBC0AAAAAALBKe10pAWfc//////////8KADAAcGVvcGxlLmNzdlVUCQADm0sJa5tLCWt1eAsAAQQAAAAABAAAAAABABAAFQAAAAAAAAAVAAAAAAAAAGlkLG5hbWUKMSxBbm4KMixab8OrClBLAQIeAy0AAAAAALBKe10pAWfcFQAAAP////8KACQAAAAAAAEAAACkgQAAAABwZW9wbGUuY3N2VVQFAAObSwlrdXgLAAEEAAAAAAQAAAAAAQAIABUAAAAAAAAAUEsGBiwAAAAAAAAAHgMtAAAAAAAAAAAAAQAAAAAAAAABAAAAAAAAAFwAAAAAAAAAbQAAAAAAAABQSwYHAAAAAMkAAAAAAAAAAQAAAFBLBQYAAAAAAQABAFwAAAD/////AAA=';
const fromBase64 = (text: string): Bytes => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

const last = (view: DataView, signature: number): number => {
  let at = view.byteLength - 4;
  while (view.getUint32(at, true) !== signature) at--;
  return at;
};

/** Zip archives. */
export const archiveFiles: readonly AwkwardFile[] = [
  { what: 'an archive of one file', content: one, format: 'csv', compression: 'zip', columns, rows },
  {
    what: 'an archive that packs nothing',
    content: zipSync({ 'people.csv': csv }, { level: 0 }) as Bytes,
    columns,
    rows,
  },
  {
    what: 'an archive with folders, a read-me and what systems put in',
    content: zipped({
      'data/': new Uint8Array(),
      'data/people.csv': csv,
      'data/README.md': strToU8('# People'),
      '__MACOSX/data/._people.csv': strToU8('x'),
      'data/.DS_Store': strToU8('x'),
    }),
    columns,
    rows,
  },
  { what: 'an archive of a file without a known name', content: zipped({ people: csv }), columns, rows },
  {
    what: 'an archive in an archive',
    content: zipped({ 'a.zip': one }),
    compression: 'zip+zip',
    columns,
    rows,
  },
  {
    what: 'a packed file in an archive',
    content: zipped({ 'people.csv.gz': gzipped(csv) }),
    compression: 'zip+gzip',
    columns,
    rows,
  },
  {
    what: 'Parquet in an archive',
    content: zipped({ 'a.parquet': parquet }),
    format: 'parquet',
    columns,
    rows,
  },
  {
    what: 'an archive of several files',
    content: zipped({ 'a.csv': csv, 'b/c.json': strToU8('[]') }),
    error: 'holds 2 files; say which one to read: a.csv, b/c.json',
  },
  {
    what: 'an archive of nothing',
    content: zipped({}),
    error: 'is an empty zip archive: it has no file in it',
  },
  {
    what: 'an archive of an image',
    content: zipped({ 'a.png': joined(strToU8('\x89PNG\r\n', true), new Uint8Array(20)) }),
    error: /PNG image/,
  },
  {
    what: 'an archive that breaks off',
    content: one.slice(0, one.length - 30),
    error: /^is a zip archive that breaks off/,
  },
  {
    what: 'an archive with a password',
    content: changed(one, (view) => {
      view.setUint16(6, 1, true);
      view.setUint16(last(view, 0x02014b50) + 8, 1, true);
    }),
    error: 'is encrypted: people.csv needs a password',
  },
  {
    what: 'an archive that packs in an unknown way',
    content: changed(one, (view) => view.setUint16(last(view, 0x02014b50) + 10, 93, true)),
    error: "is packed in a way that can't be read (people.csv, method 93)",
  },
  {
    what: 'an archive with another checksum',
    content: changed(one, (view) => view.setUint32(last(view, 0x02014b50) + 16, 7, true)),
    error: 'is a damaged zip archive: the checksum of people.csv does not fit its content',
  },
  {
    what: 'an archive whose packed bytes have changed',
    content: changed(one, (view) => view.setUint32(42, 0xffffffff, true)),
    error: /^is a damaged zip archive/,
  },
  {
    what: 'an archive whose list is damaged',
    content: changed(one, (view) => view.setUint32(last(view, 0x02014b50), 7, true)),
    error: "is a damaged zip archive: its list of files can't be read",
  },
  {
    what: 'an archive whose end tells a wrong place of its list, which is found all the same',
    content: changed(one, (view) => view.setUint32(last(view, 0x06054b50) + 16, 99_999, true)),
    columns,
    rows,
  },
  {
    what: 'an archive whose list tells a place behind its end',
    content: changed(one, (view) => view.setUint32(last(view, 0x02014b50) + 42, 99_999, true)),
    error: 'is a damaged zip archive: people.csv is not where its list says',
  },
  {
    what: 'an archive whose list tells more packed bytes than there are',
    content: changed(one, (view) => view.setUint32(last(view, 0x02014b50) + 20, 99_999, true)),
    error: 'is a damaged zip archive: people.csv breaks off',
  },
  ...[0, 20, 22, 99_999].map((size) => ({
    what: `an archive whose list tells a size of ${size} where it is 21`,
    content: changed(one, (view) => view.setUint32(last(view, 0x02014b50) + 24, size, true)),
    error: /^is a damaged zip archive: people\.csv|^is a damaged zip archive: the checksum of people\.csv/,
  })),
  {
    what: 'an archive with zero bytes behind it',
    content: joined(one, new Uint8Array(512)),
    compression: 'zip',
    columns,
    rows,
  },
  {
    what: 'an archive whose names lead out of it, which are only names here',
    content: zipped({ '../../people.csv': csv }),
    columns,
    rows,
  },
  {
    what: 'an archive whose names begin at its own folder',
    content: zipped({ './people.csv': csv }),
    columns,
    rows,
  },
  {
    what: 'an archive that was written as a stream, with sizes behind the content',
    content: fromBase64(streamed),
    compression: 'zip',
    columns,
    rows,
  },
  {
    what: 'an archive in the large form (Zip64)',
    content: fromBase64(large),
    compression: 'zip',
    columns,
    rows,
  },
  {
    what: 'an archive that is packed with Deflate64, as Windows packs large files',
    content: changed(one, (view) => {
      // A text that is so short is packed alike in both.
      view.setUint16(8, 9, true);
      view.setUint16(last(view, 0x02014b50) + 10, 9, true);
    }),
    columns,
    rows,
  },
];
