import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableFromIPC, type Vector } from 'apache-arrow';
import { strFromU8, unzipSync } from 'fflate';
import { parquetReadObjects } from 'hyparquet';
import { parse } from 'lossless-json';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { duckdb } from '../../core/dialects/duckdb.ts';
import type { Connector, Row } from '../connector.ts';
import { readerOf } from '../decode-arrow.ts';
import { everyType, everyTypeQuery } from '../every-type.test-helper.ts';
import { exportRelation } from '../export.ts';
import { openNative } from '../node.ts';
import { parseType, typeText, type SqlType } from '../sql-type.ts';
import { unescapeExcel } from '../readers/xlsx-workbook.ts';
import { exportFormats, findExportFormat } from './formats.ts';

let connector: Connector;
let folder: string;
beforeAll(async () => {
  connector = await openNative();
  await connector.run("SET TimeZone = 'UTC'");
  folder = await mkdtemp(join(tmpdir(), 'medallion-exports-'));
});
afterAll(async () => {
  await connector.close();
  await rm(folder, { recursive: true });
});

let files = 0;
async function onDisk(blob: Blob, name: string): Promise<string> {
  const path = join(folder, `${files++}.${name}`);
  await writeFile(path, new Uint8Array(await blob.arrayBuffer()));
  return duckdb.literal(path);
}

/** What a column of a type is once it is back from Parquet or Arrow: what they have no type for is text. */
function kept(type: SqlType, text: readonly string[], renamed: Record<string, string> = {}): SqlType {
  switch (type.kind) {
    case 'enum':
    case 'union':
      return { kind: 'plain', name: 'VARCHAR' };
    case 'list':
      return { ...type, item: kept(type.item, text, renamed) };
    case 'map':
      return { ...type, key: kept(type.key, text, renamed), value: kept(type.value, text, renamed) };
    case 'struct':
      return {
        ...type,
        members: type.members.map((member) => ({ ...member, type: kept(member.type, text, renamed) })),
      };
    case 'plain':
      return {
        kind: 'plain',
        name: text.includes(type.name) ? 'VARCHAR' : (renamed[type.name] ?? type.name),
      };
    default:
      return type;
  }
}

const textTypes = ['HUGEINT', 'UHUGEINT', 'BIGNUM', 'INTERVAL', 'BIT', 'TIME WITH TIME ZONE'];

/** A value as it is where its type has become text. */
function asText(type: SqlType, value: unknown, text: readonly string[]): unknown {
  if (value === null) return null;
  if (type.kind === 'list') return (value as unknown[]).map((item) => asText(type.item, item, text));
  if (type.kind === 'struct')
    return Object.fromEntries(
      type.members.map(({ name, type: of }) => [name, asText(of, (value as Row)[name], text)]),
    );
  if (type.kind === 'union') return JSON.stringify(value);
  return type.kind === 'plain' && text.includes(type.name) ? String(value) : value;
}

/** A file read back: rows as they should be, and as they are. */
interface ReadBack {
  expected: Row[];
  found: Row[];
}
type Reader = (blob: Blob, sql: string) => Promise<ReadBack>;

const allText = (sql: string) => `SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (${sql})`;

async function typed(sql: string, text: readonly string[]): Promise<{ types: SqlType[]; expected: Row[] }> {
  const { columns, rows } = await connector.query(sql);
  const types = columns.map((column) => parseType(column.type));
  const expected = rows.map((row) =>
    Object.fromEntries(columns.map(({ name }, index) => [name, asText(types[index]!, row[name], text)])),
  );
  return { types, expected };
}

/** Numbers as their digits and BLOBs as the engine writes them, so that JSON can be held against the engine's text. */
async function jsonBack(rows: unknown[], sql: string): Promise<ReadBack> {
  const { columns } = await connector.query(sql);
  const scalar = columns.filter(({ type }) => !/[[(]/.test(type.replace(/^(DECIMAL|ENUM)\(.*\)$/, '')));
  const names = scalar.map(({ name }) => duckdb.identifier(name));
  const asJson = scalar.map(({ type }, index) => {
    if (type === 'BLOB') return `base64(${names[index]}) AS ${names[index]}`;
    const value = `CAST(${names[index]} AS VARCHAR)`;
    if (!/FLOAT|DOUBLE/.test(type)) return `${value} AS ${names[index]}`;
    return `replace(replace(${value}, 'nan', 'NaN'), 'inf', 'Infinity') AS ${names[index]}`;
  });
  const expected = (await connector.query(`SELECT ${asJson.join(', ')} FROM (${sql})`)).rows;
  const keys = JSON.stringify(columns.map(({ name }) => name));
  const found = rows.map((row) => {
    if (JSON.stringify(Object.keys(row as Row)) !== keys) throw new Error(`not the columns: ${keys}`);
    return Object.fromEntries(
      scalar.map(({ name, type }) => {
        const value = (row as Row)[name];
        const text = value === null ? null : String(value);
        return [
          name,
          /FLOAT|DOUBLE/.test(type) && text !== null && /^-?\d+$/.test(text) ? `${text}.0` : text,
        ];
      }),
    );
  });
  return { expected, found };
}

const plainXml = (xml: string) =>
  xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** The cells of each sheet's rows as the file's XML has them: text, number, truth value or nothing. */
async function sheetsOf(blob: Blob): Promise<unknown[][][]> {
  const parts = unzipSync(new Uint8Array(await blob.arrayBuffer()));
  const sheets = Object.keys(parts).filter((path) => path.startsWith('xl/worksheets/'));
  return sheets.map((path) => {
    const rows: unknown[][] = [];
    for (const row of strFromU8(parts[path]!).matchAll(/<row r="(\d+)">(.*?)<\/row>/gs)) {
      const cells: unknown[] = (rows[Number(row[1]) - 1] = []);
      for (const [, name, type, content] of row[2]!.matchAll(
        /<c r="([A-Z]+)\d+"(?: t="(\w+)")?>(.*?)<\/c>/gs,
      )) {
        const column = [...name!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
        const [, value = ''] = /<(?:t|v)[^>/]*>(.*)<\/(?:t|v)>/s.exec(content!) ?? [];
        cells[column] =
          type === 'inlineStr'
            ? unescapeExcel(plainXml(value))
            : type === 'b'
              ? value === '1'
              : Number(value);
      }
    }
    return rows;
  });
}

const readers: Record<string, Reader> = {
  async xlsx(blob, sql) {
    const { columns, rows } = await connector.query(sql);
    const texts = (await connector.query(allText(sql))).rows;
    const scalar = columns.filter(
      ({ type }) => !/[[(]|^(FLOAT|BLOB)$/.test(type.replace(/^(DECIMAL|ENUM)\(.*\)$/, '')),
    );
    const expected = rows.map((row, at) =>
      Object.fromEntries(
        scalar.map(({ name, type }) => {
          const value = row[name];
          if (value === null || typeof value === 'boolean') return [name, value];
          if (type === 'DOUBLE') return [name, Number.isFinite(value) ? value : String(value)];
          const isNumber = /^U?[A-Z]*INT(EGER)?$/.test(type) && typeof value === 'number';
          return [name, isNumber && Math.abs(value) < 1e15 ? value : texts[at]![name]];
        }),
      ),
    );
    const [sheet] = await sheetsOf(blob);
    const header = columns.map((_, at) => sheet![0]![at]);
    expect(header).toEqual(columns.map(({ name }) => name));
    const found = expected.map((_, at) => {
      const cells = sheet![at + 1] ?? [];
      return Object.fromEntries(scalar.map(({ name }) => [name, cells[header.indexOf(name)] ?? null]));
    });
    return { expected, found };
  },
  async csv(blob, sql) {
    const { columns, rows: expected } = await connector.query(allText(sql));
    const path = await onDisk(blob, 'csv');
    const types = columns.map(({ name }) => `${duckdb.literal(name)}: 'VARCHAR'`).join(', ');
    const { rows: found } = await connector.query(
      `FROM read_csv(${path}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', ` +
        `allow_quoted_nulls = false, parallel = false, columns = {${types}})`,
    );
    return { expected, found };
  },
  async json(blob, sql) {
    return jsonBack(parse(await blob.text()) as unknown[], sql);
  },
  async ndjson(blob, sql) {
    const lines = (await blob.text()).split('\n');
    expect(lines.pop()).toBe('');
    return jsonBack(
      lines.map((line) => parse(line)),
      sql,
    );
  },
  async parquet(blob, sql) {
    const { types, expected } = await typed(sql, textTypes);
    const path = await onDisk(blob, 'parquet');
    const back = await connector.query(`FROM read_parquet(${path})`);
    const renamed = { TIMESTAMP_S: 'TIMESTAMP', TIMESTAMP_MS: 'TIMESTAMP' };
    const lists = (type: SqlType): SqlType =>
      type.kind === 'list' ? { kind: 'list', item: lists(type.item) } : type;
    expect(back.columns.map(({ type }) => type)).toEqual(
      types.map((type) => typeText(lists(kept(type, textTypes, renamed)))),
    );
    const other = await parquetReadObjects({ file: await blob.arrayBuffer() });
    expect(other.length).toBe(expected.length);
    for (const { name, type } of back.columns) {
      if (!['VARCHAR', 'BOOLEAN', 'INTEGER', 'DOUBLE'].includes(type)) continue;
      expect(
        other.map((row) => row[name] ?? null),
        name,
      ).toEqual(expected.map((row) => row[name]));
    }
    return { expected, found: back.rows };
  },
  async arrow(blob, sql) {
    const text = [...textTypes, 'UUID'];
    const { types, expected } = await typed(sql, text);
    const table = tableFromIPC(new Uint8Array(await blob.arrayBuffer()));
    const found: Row[] = Array.from({ length: table.numRows }, () => ({}));
    table.schema.fields.forEach((field, index) => {
      const type = kept(types[index]!, text);
      let row = 0;
      const vector = table.getChildAt(index) as Vector | null;
      for (const data of vector?.data ?? []) {
        if (data.length === 0) continue;
        const read = readerOf(data, type);
        for (let at = 0; at < data.length; at++) found[row++]![field.name] = read(at);
      }
    });
    return { expected, found };
  },
};

const hostile =
  "SELECT * FROM (VALUES (1, 'plain', 'b'), (2, 'a \"quoted\" one', ''), (3, E'two\\r\\nlines\\nmore', NULL), " +
  "(4, '=cmd|'' /C calc''!A0', '-1+1'), (5, 'مرحبا بالعالم', '👩‍👩‍👧 🎈'), (6, ' blanks ', ','), (7, E'\\\\ \\t', '\u2028'), " +
  '(NULL, NULL, NULL)) AS t(id, "a, ""name""", "constructor") ORDER BY id NULLS LAST';

const tables: Record<string, string> = {
  'one row of every type': everyTypeQuery(),
  'every type and NULL': `${everyTypeQuery()} UNION ALL SELECT ${everyType.map(() => 'NULL').join(', ')}`,
  'every type, no rows': `SELECT * FROM (${everyTypeQuery()}) WHERE false`,
  'hostile text': hostile,
  'columns of the same name': 'SELECT * FROM (SELECT 1 AS a, 2 AS a, 3 AS "A")',
};

describe.each(exportFormats)('$label', ({ name, mimeType }) => {
  it.each(Object.entries(tables))('is read back as it was: %s', async (_title, sql) => {
    const blob = await exportRelation(connector, `${sql};\n`, name);
    expect(blob.type).toBe(mimeType);
    const { expected, found } = await readers[name]!(blob, sql);
    expect(found).toEqual(expected);
  });

  it('is read back as it was: 300,000 rows in order, telling how many are written', async () => {
    const sql =
      "SELECT i, i * 0.5 AS half, CASE WHEN i % 7 > 0 THEN 'name ' || i % 1000 END AS name, [i, NULL] AS list " +
      'FROM (SELECT 300000 - range AS i FROM range(300000)) ORDER BY i DESC';
    const told: number[] = [];
    const blob = await exportRelation(connector, sql, name, { progress: (rows) => told.push(rows) });
    expect(told.at(-1)).toBe(300_000);
    const { expected, found } = await readers[name]!(blob, sql);
    expect(found.length).toBe(300_000);
    const different = expected.findIndex(
      (row, index) => JSON.stringify(row) !== JSON.stringify(found[index]),
    );
    expect([expected[different], found[different]]).toEqual([undefined, undefined]);
  });

  it('can be stopped', async () => {
    const controller = new AbortController();
    const options = { signal: controller.signal, progress: () => controller.abort() };
    await expect(
      exportRelation(connector, 'SELECT range FROM range(100000000)', name, options),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('an export', () => {
  it('is of a known format', () => {
    expect(() => findExportFormat('parket')).toThrow('parquet');
    expect(exportFormats.map((format) => format.name).sort()).toEqual(Object.keys(readers).sort());
  });

  it('passes on what the engine says of the query', async () => {
    for (const { name } of exportFormats)
      await expect(exportRelation(connector, 'SELECT nothing', name), name).rejects.toThrow('nothing');
  });

  it('keeps nested values in JSON', async () => {
    const blob = await exportRelation(
      connector,
      "SELECT [1.50, NULL] AS list, {'a b': [DATE '2020-01-01'], 'f': 0.1::FLOAT} AS struct, " +
        "MAP {'k': 1} AS map, MAP {1: 'x'} AS numbers, 'NaN'::DOUBLE AS nan, 2::UNION(n INTEGER) AS u",
      'ndjson',
    );
    expect(await blob.text()).toBe(
      '{"list":[1.50,null],"struct":{"a b":["2020-01-01"],"f":0.1},"map":{"k":1},' +
        '"numbers":[{"key":1,"value":"x"}],"nan":"NaN","u":2}\n',
    );
  });

  it('writes CSV as RFC 4180 has it', async () => {
    const blob = await exportRelation(connector, 'SELECT \'a,b\' AS "x""y", \'\' AS e, NULL AS n', 'csv');
    expect(await blob.text()).toBe('"x""y",e,n\r\n"a,b","",\r\n');
  });

  it('writes a workbook of texts that stay texts, whatever they and their columns are called', async () => {
    const texts = [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '007',
      '_x0041_',
      'a\u0001b\u001fc',
      'a\r\nb\t',
      '\uFFFE',
      ' ',
    ];
    const rows = texts.map((text) => `(${duckdb.literal(text)})`).join(', ');
    const blob = await exportRelation(
      connector,
      `SELECT t AS "constructor", t AS "__proto__", 9007199254740993 AS long, DATE '2024-02-29' AS day FROM (VALUES ${rows}) AS v(t)`,
      'xlsx',
    );
    const [sheet] = await sheetsOf(blob);
    expect(sheet).toEqual([
      ['constructor', '__proto__', 'long', 'day'],
      ...texts.map((text) => [text, text, '9007199254740993', '2024-02-29']),
    ]);
    const parts = unzipSync(new Uint8Array(await blob.arrayBuffer()));
    expect(strFromU8(parts['xl/worksheets/sheet1.xml']!)).not.toContain('<f>');
  });

  it('says which text is too long for a cell of a workbook', async () => {
    const longest = "SELECT repeat('x', 32767) AS note";
    const [sheet] = await sheetsOf(await exportRelation(connector, longest, 'xlsx'));
    expect(String(sheet![1]![0]).length).toBe(32_767);
    await expect(exportRelation(connector, "SELECT repeat('x', 32768) AS note", 'xlsx')).rejects.toThrow(
      'row 1, column note has 32768 characters, and a cell of Excel holds 32767 at most',
    );
  });

  it('goes on on a second sheet of a workbook, under the same header', async () => {
    const blob = await exportRelation(connector, 'SELECT range AS n FROM range(1048577)', 'xlsx');
    const [first, second] = await sheetsOf(blob);
    expect([first!.length, first!.at(-1), second]).toEqual([
      1_048_576,
      [1_048_574],
      [['n'], [1_048_575], [1_048_576]],
    ]);
  });
});
