import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { medallion } from './medallion.test-helper.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'medallion-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const inspect = (...args: string[]) => medallion('inspect', ...args);

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const orders = 'id;name;day\n1;Ann;2025-01-02\n2;Bob\n3;;\n';

describe('medallion inspect', () => {
  it('prints one object a line and file, in order, and exits with 1 where one can’t be read', async () => {
    const good = write('orders.json', gzipSync(orders));
    const image = write('image.csv', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]));
    const missing = join(folder, 'nothing.csv');
    const { code, stdout, stderr } = await inspect(image, good, missing, folder, '--json', '--preview', '1');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const [first, second, third, fourth, ...rest] = stdout.split('\n');
    expect(JSON.parse(second!)).toEqual({
      file: good,
      format: 'csv',
      compression: 'gzip',
      encoding: 'utf-8',
      delimiter: ';',
      quote: '"',
      header: true,
      skipped: 0,
      columns: [
        { name: 'id', type: 'INTEGER' },
        { name: 'name', type: 'VARCHAR' },
        { name: 'day', type: 'DATE' },
      ],
      rows: 2,
      rejected: [{ line: 3, reason: 'has 2 fields where the header has 3', text: '2;Bob' }],
      notes: [],
      error: null,
      preview: [['1', 'Ann', '2025-01-02']],
    });
    const nothing = { format: null, encoding: null, columns: [], rows: 0, rejected: [], preview: [] };
    expect(JSON.parse(first!)).toMatchObject({
      ...nothing,
      file: image,
      error: 'image.csv is no data: it is a JPEG image',
    });
    expect(JSON.parse(third!)).toMatchObject({ ...nothing, error: `${missing} does not exist` });
    expect(JSON.parse(fourth!)).toMatchObject({ ...nothing, error: `${folder} is a folder` });
    expect(rest).toEqual(['']);
  });

  it('says the same in words, and exits with 0 where all can be read', async () => {
    const { code, stdout } = await inspect(write('orders.csv', orders));
    expect(code).toBe(0);
    expect(stdout.replace(folder, '')).toBe(
      [
        '/orders.csv: csv, utf-8, separated by semicolons, with a header',
        '  2 records, 1 unreadable, 3 columns',
        '    id    INTEGER',
        '    name  VARCHAR',
        '    day   DATE',
        '  unreadable, line 3: has 2 fields where the header has 3: 2;Bob',
        '  first records:',
        '    1 | Ann | 2025-01-02',
        '    3 | NULL | NULL',
        '\n',
      ].join('\n'),
    );
  });

  it('takes what is said of a file', async () => {
    const file = write(
      'said.txt',
      Uint8Array.from('Title\n\n1%5"\n2%\u0080\n', (one) => one.charCodeAt(0)),
    );
    const { stdout, stderr } = await inspect(
      ...[file, '--json', '--encoding', 'cp1252', '--delimiter', '%', '--quote', 'none', '--skip', '2'],
      ...['--header', 'no'],
    );
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ encoding: 'windows-1252', delimiter: '%', quote: '', header: false, skipped: 2, rows: 2 },
      preview: [
        ['1', '5"'],
        ['2', '€'],
      ],
    });
    const words = await inspect(file, '--delimiter', '%', '--quote', 'none', '--skip', '2', '--header', 'no');
    expect(words.stdout).toContain('separated by "%", without quotes, without a header, 2 lines skipped\n');
  });

  it.each([
    [['x.csv', '--encoding', 'utf-9'], /--encoding: unknown encoding "utf-9"; did you mean utf-8\?/],
    [['x.csv', '--delimiter', '||'], /--delimiter: "\|\|" is no delimiter/],
    [['x.csv', '--quote', 'double'], /--quote: "double" is no quote/],
    [['x.csv', '--skip', '-1'], /--skip/],
    [['x.csv', '--skip', 'two'], /--skip: "two" is no number of lines/],
    [['x.csv', '--header', 'maybe'], /--header: "maybe" is neither yes nor no/],
    [[], /name the files to look at/],
    [['x.csv', '--preview', 'many'], /--preview: "many" is no number of records/],
    [['x.csv', '--jsn'], /'--jsn'/],
  ])('says in one line what is wrong with %j and exits with 2', async (args, message) => {
    const { code, stdout, stderr } = await inspect(...args);
    expect(stderr).toMatch(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});
