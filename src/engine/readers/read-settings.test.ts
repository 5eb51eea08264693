import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorText } from '../../core/error-text.ts';
import type { Connector, DataFile } from '../connector.ts';
import { inspectFile } from '../inspect.ts';
import { openNative } from '../node.ts';
import { gzipped, joined, latin1, utf16 } from './awkward/awkward-file.test-helper.ts';
import type { ReadChoice } from './format.ts';
import { memoryFile } from './memory-file.ts';
import { grid, workbook } from './workbook.test-helper.ts';

type Bytes = Uint8Array<ArrayBuffer>;

let connector: Connector;
beforeAll(async () => {
  connector = await openNative({ threads: 1 });
});
afterAll(() => connector.close());

async function read(content: string | Bytes, choice: ReadChoice) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const file: DataFile = { ...memoryFile('file.bin', bytes), handle: '' };
  try {
    const found = await inspectFile(file, connector, 100, choice);
    return {
      ...found,
      columns: found.columns.map(({ name }) => name),
      rejected: found.rejected.map(({ line, reason }) => [line, reason]),
    };
  } catch (error) {
    return errorText(error);
  }
}

const columns = ['id', 'name'];
const rows = [
  ['1', 'Ann'],
  ['2', 'Bob'],
];
const plain = 'id,name\n1,Ann\n2,Bob\n';
const book = workbook({
  sheets: {
    A: grid(
      [
        ['id', 'name'],
        [1, 'Ann'],
        [2, 'Bob'],
      ],
      4,
    ),
    B: grid([
      ['old', 'names'],
      ['id', 'name'],
      [1, 'Ann'],
      [2, 'Bob'],
    ]),
  },
}) as Bytes;

interface Case {
  what: string;
  content: string | Bytes;
  choice: ReadChoice;
  found: Record<string, unknown>;
}

const cases: readonly Case[] = [
  {
    what: 'an encoding that can’t be found out',
    content: joined(latin1('id,name\n1,'), Uint8Array.of(0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2), latin1('\n')),
    choice: { encoding: 'windows-1251' },
    found: { encoding: 'windows-1251', columns, preview: [['1', 'Привет']] },
  },
  {
    what: 'an encoding of several bytes, and bytes that are no characters in it',
    content: joined(
      latin1('id,name\n1,'),
      Uint8Array.of(0x93, 0xfa),
      latin1('\n2,'),
      Uint8Array.of(0xff),
      latin1('\n'),
    ),
    choice: { encoding: 'shift_jis' },
    found: { preview: [['1', '日']], rejected: [[3, 'the value of name is not valid Shift_JIS']] },
  },
  {
    what: 'UTF-16 without a mark, in which few bytes are zero',
    content: utf16('名,前\n日本,語\n中国,語\n'),
    choice: { encoding: 'utf-16le' },
    found: {
      encoding: 'utf-16le',
      columns: ['名', '前'],
      preview: [
        ['日本', '語'],
        ['中国', '語'],
      ],
    },
  },
  {
    what: 'UTF-16 whose mark says another order of bytes',
    content: utf16(`\uFEFF${plain}`, false),
    choice: { encoding: 'utf-16le' },
    found: { encoding: 'utf-16be', columns, preview: rows },
  },
  {
    what: 'UTF-8, of which a record is damaged',
    content: latin1('id,name\n1,Zo\u00eb\n2,Bob\n'),
    choice: { encoding: 'utf-8' },
    found: { preview: [rows[1]], rejected: [[2, 'the value of name is not valid UTF-8']] },
  },
  {
    what: 'an encoding of what is packed',
    content: gzipped(latin1('id,name\n1,\u00c3\u00a4\n')),
    choice: { encoding: 'windows-1252' },
    found: { preview: [['1', 'Ã¤']] },
  },
  {
    what: 'an encoding of lines of JSON',
    content: joined(latin1('{"id":1,"name":"'), Uint8Array.of(0xc0), latin1('"}\n')),
    choice: { encoding: 'iso-8859-7' },
    found: { format: 'json', encoding: 'iso-8859-7', preview: [['1', 'ΐ']] },
  },
  {
    what: 'a delimiter',
    content: 'a;b,c;d\n1;2,3;4\n',
    choice: { delimiter: ',' },
    found: { delimiter: ',', columns: ['a;b', 'c;d'], preview: [['1;2', '3;4']] },
  },
  {
    what: 'a delimiter that no other file has',
    content: 'id%name\n1%Ann\n2%Bob\n',
    choice: { delimiter: '%' },
    found: { delimiter: '%', columns, preview: rows },
  },
  {
    what: 'a delimiter that the file has not',
    content: plain,
    choice: { delimiter: '\t' },
    found: { columns: ['id,name'], preview: [['1,Ann'], ['2,Bob']] },
  },
  {
    what: 'a quote',
    content: 'id,name\n1,%Lee, Ann%\n2,5"\n',
    choice: { quote: '%' },
    found: {
      quote: '%',
      preview: [
        ['1', 'Lee, Ann'],
        ['2', '5"'],
      ],
    },
  },
  {
    what: 'no quote',
    content: 'id,name\n1,"Ann\n2,"Bob"\n',
    choice: { quote: '' },
    found: {
      quote: '',
      preview: [
        ['1', '"Ann'],
        ['2', '"Bob"'],
      ],
      rejected: [],
    },
  },
  {
    what: 'double quotes where apostrophes look like quotes',
    content: "id,name\n1,'Ann'\n2,'Bob'\n",
    choice: { quote: '"' },
    found: {
      quote: '"',
      preview: [
        ['1', "'Ann'"],
        ['2', "'Bob'"],
      ],
    },
  },
  {
    what: 'lines to skip, whatever they hold',
    content: `a,b\r\n"\r\n\r\n${plain}3\n`,
    choice: { skipLines: 3 },
    found: { skipped: 3, columns, preview: rows, rejected: [[7, 'has 1 fields where the header has 2']] },
  },
  {
    what: 'lines to skip and blank ones below them',
    content: `a,b\n\n\n${plain}`,
    choice: { skipLines: 1 },
    found: { skipped: 3, columns, preview: rows },
  },
  {
    what: 'no line to skip, above what looks like a title',
    content: `Report\n${plain}`,
    choice: { skipLines: 0, delimiter: ',' },
    found: { skipped: 0, columns: ['Report'], notes: [] },
  },
  {
    what: 'more lines to skip than there are',
    content: plain,
    choice: { skipLines: 9 },
    found: { error: 'file.bin has fewer lines than the 9 above its header that are to be skipped' },
  },
  {
    what: 'all lines to skip',
    content: plain,
    choice: { skipLines: 3 },
    found: { error: 'file.bin is empty below the lines that are skipped' },
  },
  {
    what: 'lines to skip above lines of JSON',
    content: 'made by a machine\n\n{"id":1,"name":"Ann"}\n{"id":2,"name":"Bob"}\n{\n',
    choice: { skipLines: 2 },
    found: { format: 'ndjson', skipped: 2, columns, preview: rows, rejected: [[5, expect.any(String)]] },
  },
  {
    what: 'lines to skip above an array',
    content: 'made by a machine\n[{"id":1,"name":"Ann"},\n{"id":2,"name":"Bob"},\n3]',
    choice: { skipLines: 1 },
    found: { format: 'json', skipped: 1, columns, preview: rows, rejected: [[4, expect.any(String)]] },
  },
  {
    what: 'rows of a sheet to skip',
    content: book,
    choice: { part: 'B', skipLines: 1 },
    found: { skipped: 1, columns, preview: rows },
  },
  {
    what: 'empty rows of a sheet to skip',
    content: book,
    choice: { skipLines: 2 },
    found: { skipped: 3, columns, preview: rows },
  },
  {
    what: 'a sheet without a header',
    content: book,
    choice: { part: 'B', skipLines: 2, hasHeader: false },
    found: { header: false, columns: ['column1', 'column2'], preview: rows },
  },
  {
    what: 'more rows to skip than there are',
    content: book,
    choice: { part: 'B', skipLines: 20 },
    found: { error: 'file.bin is empty: its sheet B has no value below row 20' },
  },
  {
    what: 'a header where there is none',
    content: '1,Ann\n2,Bob\n',
    choice: { hasHeader: true },
    found: {
      columns: ['1', 'Ann'],
      notes: [
        'its first line is taken for the header and looks like a record: 1,Ann; has_header says whether the file has one',
      ],
    },
  },
  {
    what: 'no header where there is one',
    content: plain,
    choice: { hasHeader: false },
    found: {
      preview: [columns, ...rows],
      notes: ['its first record looks like a header: id,name; has_header says whether the file has one'],
    },
  },
  {
    what: 'the same for delimiter and quote',
    content: plain,
    choice: { delimiter: "'", quote: "'" },
    found: { error: 'file.bin can’t be read: the same character is its delimiter and its quote' },
  },
];

describe('what is said of a file holds against what it looks like', () => {
  it.each(cases)('$what', async ({ content, choice, found }) => {
    const seen = await read(content, choice);
    expect(typeof seen === 'string' ? { error: seen } : seen).toMatchObject(found);
  });
});

describe('what is found out of a file gives the same where it is said', () => {
  it.each([
    ['a title', `Report of 2025\n\n${plain}`],
    ['blank lines', `\n\n${plain}`],
    ['comments', `# a\n# b\n${plain}`],
    ['the delimiter that Excel is told', 'sep=;\nid;name\n1;Ann\n'],
    ['apostrophes', "id\tname\n1\t'a\tb'\n2\t'c'\n"],
    ['Latin-1', latin1('id;größe\n1;für\n')],
    ['a sheet below empty rows', book],
    ['no header', '1,Ann\n2,Bob\n'],
  ])('%s', async (_what, content) => {
    const guess = await read(content, {});
    if (typeof guess === 'string') throw new Error(guess);
    const { encoding, delimiter, quote, skipped, header } = guess;
    const said = await read(content, {
      encoding: encoding ?? undefined,
      delimiter: delimiter ?? undefined,
      quote: quote ?? undefined,
      skipLines: skipped ?? undefined,
      hasHeader: header ?? undefined,
    });
    expect(said).toMatchObject({ ...guess, notes: expect.any(Array) as unknown });
  });
});
