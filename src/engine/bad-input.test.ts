import { afterEach, describe, expect, it } from 'vitest';
import { Pipeline, smallProject } from './pipeline.test-helper.ts';

let pipeline: Pipeline;
afterEach(() => pipeline.close());

/** Runs the small project on one file and returns its extract figures, message and rejected records. */
async function load(content: string | Uint8Array | undefined, format = 'csv') {
  pipeline = await Pipeline.open(await smallProject({}, format));
  const result = await pipeline.run(content === undefined ? {} : { [`orders.${format}`]: content });
  const job = result.record.jobs.find((entry) => entry.job === 'extract')!;
  const status = result.record.jobs.map((entry) => entry.status);
  const bronze = job.status === 'done' ? await pipeline.table('orders', '*', 'ORDER BY _row') : [];
  const rejected =
    job.status === 'done'
      ? await pipeline.rows(
          'SELECT _row, line, reason, record FROM lake.main.unreadable_records ORDER BY _row',
        )
      : [];
  return { job, status, bronze, rejected };
}

const header = 'id,name,amount,day\n';
const clean = `${header}1,a,5,2025-01-01\n2,b,6,2025-01-02\n`;

describe('CSV', () => {
  it('keeps every value as its text', async () => {
    const { bronze, job } = await load(`${header}007," a ""b"", c ",+5,\n`);
    expect(job.figures).toEqual({ read: 1, loaded: 1, unreadable: 0 });
    expect(bronze).toMatchObject([
      { id: '007', name: ' a "b", c ', amount: '+5', day: null, _file: 'orders.csv', _row: 1 },
    ]);
  });

  it.each([
    ['CRLF', clean.replaceAll('\n', '\r\n')],
    ['CR and LF mixed', clean.replace('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${clean}`],
    ['no line end at the end', clean.trimEnd()],
    ['blank lines', clean.replaceAll('\n', '\n\n')],
    ['semicolons', clean.replaceAll(',', ';')],
    ['tabs', clean.replaceAll(',', '\t')],
    ['spaces in the header and another case', clean.replace('id,name', ' ID ,Name')],
    ['columns in another order', 'name,id,day,amount\na,1,2025-01-01,5\nb,2,2025-01-02,6\n'],
  ])('reads %s', async (_what, text) => {
    const { bronze, rejected } = await load(text);
    expect(bronze.map(({ id, name, amount, day, _row }) => [id, name, amount, day, _row])).toEqual([
      ['1', 'a', '5', '2025-01-01', 1],
      ['2', 'b', '6', '2025-01-02', 2],
    ]);
    expect(rejected).toEqual([]);
  });

  it.each([
    ['a record with too few fields', '3,c', 'has 2 fields where the header has 4'],
    ['a record with too many fields', '3,c,1,2025-01-01,x', 'has 5 fields where the header has 4'],
    ['a quote that is never closed', '3,"c,1,2025-01-01', 'field 2 opens a quote that is never closed'],
    ['text behind a closing quote', '3,"c"d,1,2025-01-01', 'field 2 goes on behind its closing quote'],
  ])('keeps %s with its reason, and loads the others', async (_what, line, reason) => {
    const { bronze, rejected, job } = await load(`${header}1,a,5,2025-01-01\n${line}\n2,b,6,2025-01-02\n`);
    expect(job.figures).toEqual({ read: 3, loaded: 2, unreadable: 1 });
    expect(rejected).toEqual([{ _row: 2, line: 3, reason, record: line }]);
    expect(bronze.map((row) => [row['id'], row['_row']])).toEqual([
      ['1', 1],
      ['2', 3],
    ]);
  });

  it('keeps a record beside those of a version that knew no lines', async () => {
    const pipeline = await Pipeline.open(await smallProject());
    const old =
      'table_name VARCHAR, _file VARCHAR, _row BIGINT, reason VARCHAR, record VARCHAR, _load VARCHAR';
    await pipeline.run({ 'orders.csv': header });
    await pipeline.connector.run(`CREATE OR REPLACE TABLE lake.main.unreadable_records (${old})`);
    await pipeline.connector.run(
      `INSERT INTO lake.main.unreadable_records VALUES ('others', 'others.csv', 1, 'old', 'x', 'l')`,
    );
    await pipeline.run({ 'orders.csv': `${header}3,c\n` });
    expect(
      await pipeline.rows('SELECT table_name, line FROM lake.main.unreadable_records ORDER BY table_name'),
    ).toEqual([
      { table_name: 'orders', line: 2 },
      { table_name: 'others', line: null },
    ]);
    await pipeline.close();
  });

  it('keeps a record that is not valid UTF-8', async () => {
    const bytes = new TextEncoder().encode(`${header}1,a,5,\n2,?,6,\n3,c,7,\n`);
    bytes[bytes.indexOf(63)] = 0xe9;
    const { rejected, job } = await load(bytes);
    expect(job.figures).toEqual({ read: 3, loaded: 2, unreadable: 1 });
    expect(rejected).toEqual([
      { _row: 2, line: 3, reason: 'the value of name is not valid UTF-8', record: '2,é,6,' },
    ]);
  });

  it('takes an empty file for an error and a file without records for none', async () => {
    const empty = await load('');
    expect(empty.job).toMatchObject({
      status: 'failed',
      message: 'orders.csv is empty: it has no header and no record',
    });
    expect(empty.status.slice(1)).toEqual(Array(6).fill('blocked'));
    await pipeline.close();
    const { job, status } = await load(header);
    expect(job.figures).toEqual({ read: 0, loaded: 0, unreadable: 0 });
    expect(new Set(status)).toEqual(new Set(['done']));
  });

  it('says which columns are missing and which are left out', async () => {
    const { job, bronze } = await load('id,name,day,extra\n1,a,,x\n');
    expect(job.message).toBe(
      'orders.csv has no column amount: it is NULL in every row\nthe column extra of orders.csv is no column of orders: it is left out',
    );
    expect(bronze).toMatchObject([{ id: '1', amount: null }]);
  });

  it('says that a name stands twice in the header, or not at all', async () => {
    const { job } = await load('id,name,amount,day,name,\n1,a,5,,b,c\n');
    expect(job.message?.split('\n').slice(0, 2)).toEqual([
      'orders.csv: its header has name more than once; column 5 is called name_2',
      'orders.csv: its header has no name for column 6, which is called column6',
    ]);
  });

  it('refuses a file that has none of the columns', async () => {
    const { job } = await load('x,y\n1,2\n');
    expect(job.message).toBe(
      'orders.csv has no column of orders: its columns are x, y, wanted are id, name, amount, day',
    );
  });

  it('only warns of a missing file', async () => {
    const { job, status } = await load(undefined);
    expect(job).toMatchObject({
      status: 'done',
      message: 'orders.csv is not among the files; orders stays empty',
    });
    expect(new Set(status)).toEqual(new Set(['done']));
  });

  it('leaves the tables as they were when a later file can’t be read', async () => {
    pipeline = await Pipeline.open(await smallProject());
    await pipeline.run({ 'orders.csv': clean });
    await pipeline.run({ 'orders.csv': '' }, '2025-07-02 08:00:00');
    expect(await pipeline.table('orders', 'count(*) AS n')).toEqual([{ n: 2 }]);
    const missing = await pipeline.run({}, '2025-07-03 08:00:00');
    expect(missing.message('extract orders')).toBe(
      'orders.csv is not among the files; orders stays as it is',
    );
    expect(await pipeline.table('orders', 'count(*) AS n')).toEqual([{ n: 2 }]);
  });
});

describe('JSON', () => {
  const one = { id: '1', name: 'a', amount: 5, day: null };
  it.each([
    ['an array', JSON.stringify([one, { id: '2' }])],
    ['an array over many lines', JSON.stringify([one, { id: '2' }], null, 2)],
    ['one object a line', `${JSON.stringify(one)}\r\n\r\n{"id":"2"}\n`],
    ['objects that follow one another', `${JSON.stringify(one, null, 1)}\n{"id":"2"\n}`],
  ])('reads %s', async (_what, text) => {
    const { bronze, job } = await load(text, 'json');
    expect(job.figures).toEqual({ read: 2, loaded: 2, unreadable: 0 });
    expect(bronze.map(({ id, name, amount, day }) => [id, name, amount, day])).toEqual([
      ['1', 'a', '5', null],
      ['2', null, null, null],
    ]);
  });

  it.each([
    ['4', '4'],
    ['4.0', '4.0'],
    ['1e2', '1e2'],
    ['-0', '-0'],
    ['12345678901234567890', '12345678901234567890'],
    ['0.1234567890123456789', '0.1234567890123456789'],
    ['{ "a" : 1 }', '{"a":1}'],
    ['{ "a" : 1.0 }', '{"a":1.0}'],
    ['[1, "x"]', '[1,"x"]'],
    ['true', 'true'],
    ['""', ''],
    ['" x\\n\\"y\\" "', ' x\n"y" '],
    ['"\\u00e9,1.0"', 'é,1.0'],
    ['null', null],
  ])('keeps %s as the text %j', async (value, text) => {
    const { bronze } = await load(`[{"id":"1","name":${value}}]`, 'json');
    expect(bronze[0]!['name']).toBe(text);
  });

  it('keeps a record that can’t be read, in an array and line by line', async () => {
    const array = await load('[{"id":"1"},\n{"id":},\n"x",\n{"id":"4"}]', 'json');
    expect(array.job.figures).toEqual({ read: 4, loaded: 2, unreadable: 2 });
    expect(array.rejected).toMatchObject([
      { _row: 2, record: '{"id":}' },
      { _row: 3, record: '"x"', reason: 'is a string where an object is wanted' },
    ]);
    expect(array.bronze.map((row) => row['_row'])).toEqual([1, 4]);
    await pipeline.close();
    const lines = await load('{"id":"1"}\n{"id":\n{"id":"3"}\n', 'json');
    expect(lines.job.figures).toEqual({ read: 3, loaded: 2, unreadable: 1 });
    expect(lines.rejected).toMatchObject([{ _row: 2, record: '{"id":' }]);
  });

  it.each([
    [
      'breaks off',
      '[{"id":"1"},\n{"id":"2"',
      'orders.json breaks off in record 2 (line 2): its array is never closed',
    ],
    ['is empty', ' \n', 'orders.json is empty: it has no record'],
    ['is something else', 'id,name\n1,2', 'orders.json is no JSON of records: it begins with id,name'],
  ])('says of a file that %s: one clear sentence', async (_what, text, message) => {
    const { job } = await load(text, 'json');
    expect(job).toMatchObject({ status: 'failed' });
    expect(job.message?.split('\n')[0]).toBe(message);
  });

  it('takes an empty array for no records', async () => {
    const { job, status } = await load('[]', 'json');
    expect(job.figures).toEqual({ read: 0, loaded: 0, unreadable: 0 });
    expect(new Set(status)).toEqual(new Set(['done']));
  });
});
