import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connector } from '../connector.ts';
import { everyType, everyTypeQuery } from '../every-type.test-helper.ts';
import { exportRelation } from '../export.ts';
import { openNative } from '../node.ts';
import { exportFormats, findExportFormat } from './formats.ts';
import { readArrow } from './read-back/arrow.test-helper.ts';
import { readCsv } from './read-back/csv.test-helper.ts';
import { readJson, readLines } from './read-back/json.test-helper.ts';
import { readParquet } from './read-back/parquet.test-helper.ts';
import type { ReadBack } from './read-back/read-back.test-helper.ts';
import { readWorkbook } from './read-back/xlsx.test-helper.ts';

const readers: Record<string, (connector: Connector, blob: Blob, sql: string) => Promise<ReadBack>> = {
  xlsx: readWorkbook,
  csv: readCsv,
  json: readJson,
  ndjson: readLines,
  parquet: readParquet,
  arrow: readArrow,
};

let connector: Connector;
beforeAll(async () => {
  connector = await openNative();
  await connector.run("SET TimeZone = 'UTC'");
});
afterAll(() => connector.close());

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
    const { expected, found } = await readers[name]!(connector, blob, sql);
    expect(found).toEqual(expected);
  });

  it('is read back as it was: 130,000 rows in order, telling how many are written', async () => {
    const sql =
      "SELECT i, i * 0.5 AS half, CASE WHEN i % 7 > 0 THEN 'name ' || i % 1000 END AS name, [i, NULL] AS list " +
      'FROM (SELECT 130000 - range AS i FROM range(130000)) ORDER BY i DESC';
    const told: number[] = [];
    const blob = await exportRelation(connector, sql, name, { progress: (rows) => told.push(rows) });
    expect(told.at(-1)).toBe(130_000);
    const { expected, found } = await readers[name]!(connector, blob, sql);
    expect(found.length).toBe(130_000);
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
});
