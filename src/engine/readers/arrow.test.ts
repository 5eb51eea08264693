import * as Arrow from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connector } from '../connector.ts';
import type { Decoded } from '../decode.ts';
import { everyType, everyTypeQuery } from '../every-type.test-helper.ts';
import { exportRelation } from '../export.ts';
import { toJson } from '../exports/json-text.ts';
import { openNative } from '../node.ts';
import { parseType } from '../sql-type.ts';
import { arrow } from './arrow.ts';
import { unpackLz4Frame } from './lz4.ts';
import { fileOf, readWhole } from './binary-file.test-helper.ts';

let connector: Connector;
beforeAll(async () => {
  connector = await openNative();
  await connector.run("SET TimeZone = 'UTC'");
});
afterAll(() => connector.close());

const everyRow = `${everyTypeQuery()} UNION ALL SELECT ${everyType.map(() => 'NULL').join(', ')}`;

/** What DuckDB makes of a query: plain values as it casts them to text, nested ones as JSON. */
async function expected(sql: string): Promise<(string | null)[][]> {
  const decoded = await connector.query(sql);
  const text = await connector.query(`SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (${sql})`);
  return decoded.rows.map((row, index) =>
    decoded.columns.map(({ name, type }) => {
      const parsed = parseType(type);
      const value = row[name] as Decoded;
      if (value === null) return null;
      const isNested = ['list', 'struct', 'map', 'union'].includes(parsed.kind);
      return isNested ? toJson(parsed)(value) : (text.rows[index]![name] as string);
    }),
  );
}

const bytesOf = async (sql: string) =>
  new Uint8Array(await (await exportRelation(connector, sql, 'arrow')).arrayBuffer());

const tables: Record<string, string> = {
  'every type and NULL': everyRow,
  'no rows': `SELECT * FROM (${everyRow}) WHERE false`,
  'several batches':
    "SELECT i, CASE WHEN i % 3 > 0 THEN 'x' || i END AS name FROM range(120000) t(i) ORDER BY i",
};

describe('Arrow', () => {
  it.each(Object.entries(tables))(
    'that we export is read back as DuckDB prints it: %s',
    async (_what, sql) => {
      const { rows, columns } = await readWhole(arrow, fileOf(await bytesOf(sql)));
      const wanted = await expected(sql);
      expect(rows.length).toBe(wanted.length);
      columns.forEach((name, index) => {
        // HUGEINT inside of a struct is text in Arrow.
        if (everyType[index]?.type.includes('UHUGEINT)')) return;
        expect(
          rows.map((row) => row[index]),
          name,
        ).toEqual(wanted.map((row) => row[index]));
      });
    },
  );

  const table = new Arrow.Table({
    word: Arrow.vectorFromArray(
      ['a', null, 'b', 'a'],
      new Arrow.Dictionary(new Arrow.Utf8(), new Arrow.Int8()),
    ),
    day: Arrow.vectorFromArray(
      [new Date(0), null, new Date(86_400_000), new Date(-1)],
      new Arrow.DateMillisecond(),
    ),
    half: Arrow.vectorFromArray([0.5, null, -2, 1], new Arrow.Float16()),
    second: Arrow.vectorFromArray([61, null, 0, 86_399], new Arrow.TimeSecond()),
    large: Arrow.vectorFromArray(['ä', null, '', 'z'], new Arrow.LargeUtf8()),
    fixed: Arrow.vectorFromArray(
      [Uint8Array.of(65, 0), null, Uint8Array.of(255, 66), Uint8Array.of(1, 2)],
      new Arrow.FixedSizeBinary(2),
    ),
    none: Arrow.vectorFromArray([null, null, null, null], new Arrow.Null()),
  });
  const rows = [
    ['a', '1970-01-01', '0.5', '00:01:01', 'ä', 'A\\x00', null],
    [null, null, null, null, null, null, null],
    ['b', '1970-01-02', '-2.0', '00:00:00', '', '\\xFFB', null],
    ['a', '1969-12-31', '1.0', '23:59:59', 'z', '\\x01\\x02', null],
  ];

  it.each(['file', 'stream'] as const)('of other writers is read: a %s', async (format) => {
    const bytes = Arrow.tableToIPC(table, format);
    expect(await arrow.recognise!(bytes, fileOf(bytes))).toBe(true);
    const found = await readWhole(arrow, fileOf(bytes));
    expect(found.columns).toEqual(['word', 'day', 'half', 'second', 'large', 'fixed', 'none']);
    expect(found.rows).toEqual(rows);
  });

  it('that breaks off or is damaged says so', async () => {
    const says = (bytes: Uint8Array) => expect(readWhole(arrow, fileOf(bytes))).rejects;
    const file = Arrow.tableToIPC(table, 'file');
    const stream = Arrow.tableToIPC(table, 'stream');
    await says(file.subarray(0, file.length - 10)).toThrow('breaks off');
    await says(file.subarray(0, 10)).toThrow('breaks off');
    await says(stream.subarray(0, stream.length - 100)).toThrow('breaks off inside of a message');
    const changed = stream.slice();
    changed.fill(0xff, 200, 260);
    await says(changed).toThrow('damaged');
    expect(arrow.recognise!(new TextEncoder().encode('ARROW'.padEnd(40, 'x')), fileOf(file))).toBe(false);
  });

  it('unpacks LZ4 whose blocks point back to one another', () => {
    const block = (...bytes: number[]) => [bytes.length, 0, 0, 0, ...bytes];
    const frame = (...blocks: number[][]) =>
      Uint8Array.from([0x04, 0x22, 0x4d, 0x18, 0x40, 0x40, 0, ...blocks.flat(), 0, 0, 0, 0]);
    const packed = frame(block(0x30, 97, 98, 99), block(0x02, 3, 0, 0x10, 33));
    expect(new TextDecoder().decode(unpackLz4Frame(packed, 10))).toBe('abcabcabc!');
    expect(() => unpackLz4Frame(packed, 9)).toThrow('damaged');
    expect(() => unpackLz4Frame(frame(block(0x02, 9, 0)), 6)).toThrow('damaged');
    expect(() => unpackLz4Frame(Uint8Array.of(1, 2, 3), 6)).toThrow('damaged');
  });
});
