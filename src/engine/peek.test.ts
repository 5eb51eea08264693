import { zipSync, strToU8 } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connector, DataFile } from './connector.ts';
import { inspectFile } from './inspect.ts';
import { openNative } from './node.ts';
import { peekFile } from './peek.ts';
import { gzipped, latin1, utf16 } from './readers/awkward/awkward-file.test-helper.ts';
import { archiveFiles } from './readers/awkward/archives.test-cases.ts';
import { columnarFiles, workbookFiles } from './readers/awkward/binary-files.test-cases.ts';
import { brokenFiles, encodedFiles } from './readers/awkward/broken-files.test-cases.ts';
import { csvFiles } from './readers/awkward/csv-files.test-cases.ts';
import { guessedFiles } from './readers/awkward/csv-guesses.test-cases.ts';
import { jsonFiles } from './readers/awkward/json-files.test-cases.ts';
import { PartNeeded } from './readers/format.ts';
import { memoryFile } from './readers/memory-file.ts';
import { grid, workbook } from './readers/workbook.test-helper.ts';
import { errorText } from '../core/error-text.ts';

let connector: Connector;
beforeAll(async () => {
  connector = await openNative({ threads: 1 });
});
afterAll(() => connector.close());

function fileOf(content: string | Uint8Array<ArrayBuffer>): DataFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { ...memoryFile('file.bin', bytes), handle: '' };
}

const awkward = [
  ...[...csvFiles, ...guessedFiles, ...encodedFiles, ...brokenFiles, ...jsonFiles],
  ...[...workbookFiles, ...archiveFiles, ...columnarFiles],
].filter(({ content }) => content.length < 100_000);

describe('the beginning of a small file is the whole file', () => {
  it.each(awkward)('$what', async ({ content }) => {
    const inspected = await inspectFile(fileOf(content), connector, 50).catch(errorText);
    const peeked = await peekFile(fileOf(content), connector).catch(errorText);
    if (typeof inspected === 'string' || typeof peeked === 'string') {
      expect(peeked).toBe(inspected);
      return;
    }
    const { rows, ...same } = inspected;
    expect(peeked).toMatchObject(same);
    expect(peeked.complete).toBe(rows <= 50);
  });
});

/** Text of more than 1 MB, whose record at that place has a value of several lines. */
const records = Array.from(
  { length: 40_000 },
  (_, index) => `${index + 1},"Zoë\nŁódź 🙂 ${index}",${index % 7}.5`,
);
const csv = `id,name,amount\n${records.join('\n')}\n`;
const objects = records.map((_, index) =>
  JSON.stringify({ id: index + 1, name: `Zoë ${'x'.repeat(index % 70)}` }),
);
const columns = [
  { name: 'id', type: 'INTEGER' },
  { name: 'name', type: 'VARCHAR' },
];

describe('the beginning of a large file', () => {
  it.each([
    ['CSV', csv, 'csv'],
    ['CSV in UTF-16', utf16(csv), 'csv'],
    ['big-endian UTF-16', utf16(`\uFEFF${csv}`, false), 'csv'],
    ['CSV in Latin-1', latin1(csv.replaceAll(/Łódź 🙂/g, 'für')), 'csv'],
    ['CSV of gzip', gzipped(csv), 'csv'],
    ['CSV in an archive', zipSync({ 'a.csv': strToU8(csv) }) as Uint8Array<ArrayBuffer>, 'csv'],
    ['lines', objects.join('\n'), 'ndjson'],
    ['an array', `[${objects.join(',\n')}]`, 'json'],
  ])('%s: the first records, and none that breaks off', async (_what, content, format) => {
    const found = await peekFile(fileOf(content), connector, {}, 20);
    expect(found).toMatchObject({ format, rejected: [], complete: false });
    expect(found.columns.slice(0, 2)).toEqual(columns);
    expect(found.preview.map(([id]) => id)).toEqual(Array.from({ length: 20 }, (_, index) => `${index + 1}`));
  });

  it.each([
    ['one wide record after another', `id,name\n${`1,${'é'.repeat(300_000)}\n`.repeat(20)}`],
    ['lines of JSON', `{"id":1,"name":"${'é'.repeat(300_000)}"}\n`.repeat(20)],
    ['a record of 3 MB', `id,name\n1,a\n2,"${'é'.repeat(1_500_000)}"\n`],
  ])('leaves out what is cut off: %s', async (_what, content) => {
    const found = await peekFile(fileOf(content), connector, {}, 20);
    expect(found).toMatchObject({ columns, complete: false });
    expect(found.preview.length).toBe(1);
    expect(found.rejected.length).toBeLessThan(2);
  });

  it('reads a few MB of 2 GB, and nothing else', async () => {
    const piece = new TextEncoder().encode('1,Ann\n'.repeat(10_000));
    let bytes = 0;
    const stream = (start = 0) => {
      let at = start;
      return new ReadableStream<Uint8Array>({
        pull(controller) {
          const chunk = at === 0 ? new TextEncoder().encode('id,name\n') : piece;
          at += chunk.length;
          bytes += chunk.length;
          controller.enqueue(chunk);
        },
      });
    };
    const found = await peekFile({ name: 'x', size: 2_000_000_000, handle: '', stream }, connector);
    expect(found).toMatchObject({ columns, complete: false });
    expect(found.preview.length).toBe(50);
    expect(bytes).toBeLessThan(3_000_000);
  });
});

const people = grid([
  ['id', 'name'],
  [1, 'Ann'],
]);
const book = workbook({
  sheets: { Notes: '<row r="1"/>', People: people, Old: grid([['a'], ['b']]) },
  hidden: ['Old'],
}) as Uint8Array<ArrayBuffer>;
const several = zipSync({
  'a.csv': strToU8('id,name\n1,Ann\n'),
  'b/book.xlsx': book,
  'README.md': strToU8('# Read me'),
}) as Uint8Array<ArrayBuffer>;
const packed = ['a.csv', 'b/book.xlsx'];
const unpacked = ['a.csv', 'b/book.xlsx:Notes', 'b/book.xlsx:People', 'b/book.xlsx:Old'];

describe('what can be chosen in a file', () => {
  it.each([
    ['the sheets of a workbook', book, undefined, ['Notes', 'People', 'Old'], 'People'],
    ['a sheet', book, 'Old', ['Notes', 'People', 'Old'], 'Old'],
    ['nothing in a workbook of one sheet', workbook({ sheets: { People: people } }), undefined, [], null],
    ['nothing in an archive of one file', zipSync({ 'a.csv': strToU8('id\n1\n') }), undefined, [], null],
    ['a workbook in an archive', zipSync({ 'a.xlsx': book }), 'People', ['Notes', 'People', 'Old'], 'People'],
    ['a file of an archive', several, 'a.csv', packed, 'a.csv'],
    ['a workbook of an archive', several, 'book.xlsx', unpacked, 'b/book.xlsx:People'],
    ['a sheet of an archive', several, 'b/book.xlsx:Old', unpacked, 'b/book.xlsx:Old'],
  ])('%s', async (_what, content, part, parts, read) => {
    const found = await peekFile(fileOf(content as Uint8Array<ArrayBuffer>), connector, { part });
    expect({ parts: found.parts, part: found.part }).toEqual({ parts, part: read });
    const chosen = await inspectFile(fileOf(content as Uint8Array<ArrayBuffer>), connector, 50, {
      part: found.part ?? undefined,
    });
    expect(chosen.columns).toEqual(found.columns);
  });

  it('is asked for where an archive holds several files', async () => {
    const failure: unknown = await peekFile(fileOf(several), connector).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PartNeeded);
    expect(failure).toMatchObject({
      message: 'file.bin holds 2 files; say which one to read: a.csv, b/book.xlsx',
      parts: packed,
    });
  });
});
