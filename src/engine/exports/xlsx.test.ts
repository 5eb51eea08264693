import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { duckdb } from '../../core/dialects/duckdb.ts';
import type { Connector } from '../connector.ts';
import { exportRelation } from '../export.ts';
import { openNative } from '../node.ts';
import { sheetsOf } from './read-back/sheets.test-helper.ts';

let connector: Connector;
beforeAll(async () => {
  connector = await openNative();
});
afterAll(() => connector.close());

describe('a workbook', () => {
  it('has texts that stay texts, whatever they and their columns are called', async () => {
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

  it('says which text is too long for a cell', async () => {
    const longest = "SELECT repeat('x', 32767) AS note";
    const [sheet] = await sheetsOf(await exportRelation(connector, longest, 'xlsx'));
    expect(String(sheet![1]![0]).length).toBe(32_767);
    await expect(exportRelation(connector, "SELECT repeat('x', 32768) AS note", 'xlsx')).rejects.toThrow(
      'row 1, column note has 32768 characters, and a cell of Excel holds 32767 at most',
    );
  });

  it('goes on on a second sheet, under the same header', async () => {
    const blob = await exportRelation(connector, 'SELECT range AS n FROM range(1048577)', 'xlsx');
    const [first, second] = await sheetsOf(blob);
    expect([first!.length, first!.at(-1), second]).toEqual([
      1_048_576,
      [1_048_574],
      [['n'], [1_048_575], [1_048_576]],
    ]);
  });
});
