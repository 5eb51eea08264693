import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { duckdb } from '../../core/dialects/duckdb.ts';
import type { Connector } from '../connector.ts';
import type { Decoded } from '../decode.ts';
import { everyType, everyTypeQuery } from '../every-type.test-helper.ts';
import { exportRelation } from '../export.ts';
import { toJson } from '../exports/json-text.ts';
import { openNative } from '../node.ts';
import { parseType } from '../sql-type.ts';
import { fileOf, readWhole } from './binary-file.test-helper.ts';
import { parquet } from './parquet.ts';

let connector: Connector;
let folder: string;
let files = 0;
beforeAll(async () => {
  connector = await openNative();
  await connector.run("SET TimeZone = 'UTC'");
  folder = await mkdtemp(join(tmpdir(), 'medallion-parquet-'));
});
afterAll(async () => {
  await connector.close();
  await rm(folder, { recursive: true });
});

/** Writes a query's rows with DuckDB's own writer. */
async function written(sql: string, options = ''): Promise<Uint8Array> {
  const path = join(folder, `${files++}.parquet`);
  await connector.run(`COPY (${sql}) TO ${duckdb.literal(path)} (FORMAT parquet${options})`);
  return new Uint8Array(await readFile(path));
}

/** What DuckDB itself makes of a Parquet file: plain values as it casts them to text, nested ones as JSON. */
async function expected(bytes: Uint8Array): Promise<(string | null)[][]> {
  const path = join(folder, `${files++}.parquet`);
  await writeFile(path, bytes);
  const from = `FROM read_parquet(${duckdb.literal(path)})`;
  const decoded = await connector.query(from);
  const text = await connector.query(`SELECT CAST(COLUMNS(*) AS VARCHAR) ${from}`);
  return decoded.rows.map((row, index) =>
    decoded.columns.map(({ name, type }) => {
      const parsed = parseType(type);
      const value = row[name] as Decoded;
      if (value === null) return null;
      const isNested = ['list', 'struct', 'map'].includes(parsed.kind);
      return isNested ? toJson(parsed)(value) : (text.rows[index]![name] as string);
    }),
  );
}

const everyRow = `${everyTypeQuery()} UNION ALL SELECT ${everyType.map(() => 'NULL').join(', ')}`;
/** DuckDB's writer has no place for these. */
const unwritable = /UNION|BIT|BIGNUM|BC\)|290000|infinity|TIMESTAMP_S\b|INTERVAL.*-/;
const writable = everyType.filter(({ sql, type }) => !unwritable.test(type) && !unwritable.test(sql));

describe('Parquet', () => {
  it('that we export is read back as DuckDB prints it', async () => {
    const bytes = new Uint8Array(await (await exportRelation(connector, everyRow, 'parquet')).arrayBuffer());
    const { rows } = await readWhole(parquet, fileOf(bytes));
    expect(rows).toEqual(await expected(bytes));
    expect(rows).toHaveLength(2);
  });

  it.each(writable)('of DuckDB is read as DuckDB prints it: $sql', async ({ sql }) => {
    const bytes = await written(`SELECT ${sql} AS v UNION ALL SELECT NULL`);
    const { rows, columns } = await readWhole(parquet, fileOf(bytes));
    expect(columns).toEqual(['v']);
    expect(rows).toEqual(await expected(bytes));
  });

  const hard =
    'SELECT i, CASE WHEN i % 3 > 0 THEN i * 0.1 END AS half, ' +
    "CASE WHEN i % 5 > 0 THEN 'text ' || i % 7 END AS text, " +
    "CASE i % 6 WHEN 0 THEN NULL WHEN 1 THEN [] WHEN 2 THEN [NULL] WHEN 3 THEN [{'a': NULL, 'b': []}] " +
    "ELSE [{'a': MAP {i: i, 2: NULL}, 'b': [[i], NULL, []]}, NULL] END AS nested, " +
    "CASE i % 4 WHEN 0 THEN NULL WHEN 1 THEN {'x': NULL, 'y': {'z': NULL}} ELSE {'x': i, 'y': {'z': [i, NULL]}} END AS struct, " +
    'DATE \'2020-01-01\' + i::INTEGER AS "d.ay", i % 2 = 0 AS flag FROM range(5000) t(i)';

  it.each(['uncompressed', 'snappy', 'gzip', 'zstd', 'brotli', 'lz4', 'lz4_raw'])(
    'of codec %s is read, with nested values and NULLs',
    async (codec) => {
      const bytes = await written(hard, `, COMPRESSION ${codec}, ROW_GROUP_SIZE 2048`);
      const { rows, columns, numbers } = await readWhole(parquet, fileOf(bytes));
      expect(columns).toEqual(['i', 'half', 'text', 'nested', 'struct', 'd.ay', 'flag']);
      expect(numbers).toEqual(Array.from({ length: 5000 }, (_, index) => index + 1));
      expect(rows).toEqual(await expected(bytes));
    },
  );

  it('of the second version of its pages is read', async () => {
    const bytes = await written(hard, ', PARQUET_VERSION V2');
    expect((await readWhole(parquet, fileOf(bytes))).rows).toEqual(await expected(bytes));
  });

  it('is read by row groups, never as a whole', async () => {
    const bytes = await written(
      'SELECT hash(i) AS a, hash(i + 1) AS b FROM range(200000) t(i)',
      ', ROW_GROUP_SIZE 20480',
    );
    const file = fileOf(bytes);
    const { rows } = await readWhole(parquet, file);
    expect(rows).toHaveLength(200_000);
    expect(Math.max(...file.ranges.map(([start, end]) => end - start))).toBeLessThan(bytes.length / 4);
  });

  it('without rows has its columns', async () => {
    const bytes = await written('SELECT 1 AS a, [2] AS b WHERE false');
    expect(await readWhole(parquet, fileOf(bytes))).toMatchObject({ columns: ['a', 'b'], rows: [] });
  });

  it('that breaks off or is damaged says so', async () => {
    const bytes = await written(hard, ', ROW_GROUP_SIZE 2048');
    const says = (changed: Uint8Array) => expect(readWhole(parquet, fileOf(changed))).rejects;
    await says(bytes.subarray(0, bytes.length - 100)).toThrow('breaks off');
    await says(bytes.subarray(0, 8)).toThrow('too short');
    await says(Uint8Array.from([...bytes.subarray(0, 4), ...bytes.subarray(4000)])).toThrow('damaged');
    const footer = bytes.slice();
    footer.fill(0xff, bytes.length - 600, bytes.length - 8);
    await says(footer).toThrow('damaged');
    const length = bytes.slice();
    length.fill(0x7f, bytes.length - 8, bytes.length - 4);
    await says(length).toThrow('damaged');
    const encrypted = bytes.slice();
    encrypted[bytes.length - 1] = 'E'.charCodeAt(0);
    await says(encrypted).toThrow('encrypted');
    const page = bytes.slice();
    page.fill(0xff, 60, 400);
    await says(page).toThrow(/damaged in row group 1 of 3/);
  });
});
