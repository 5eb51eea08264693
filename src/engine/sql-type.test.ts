import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connector } from './connector.ts';
import { keywords } from './keywords.ts';
import { openNative } from './node.ts';
import { parseType, typeText } from './sql-type.ts';

let connector: Connector;
beforeAll(async () => {
  connector = await openNative();
});
afterAll(() => connector.close());

describe('types', () => {
  it('are taken apart and written again as DuckDB writes them', async () => {
    const { rows } = await connector.query(`DESCRIBE SELECT
      {'a': 1, 'B': 2, 'b c': 3, 'select': 4, 'date': 5, 'year': 6, 'ü': 7, '1x': 8, 'q"x': 9} AS s,
      'b'::ENUM('a''x', 'b, c', 'b') AS e, union_value("u V" := 2) AS u, MAP {'k': [{'x': 1.5}]} AS m,
      [1, 2]::INTEGER[2][] AS x, now() AS t, '10:00:00+02'::TIMETZ AS tz, [INTERVAL 1 DAY] AS i`);
    for (const row of rows) {
      const text = String(row['column_type']);
      expect(typeText(parseType(text))).toBe(text);
    }
    expect(parseType("STRUCT(\"b c\" DECIMAL(4,1)[3], d ENUM('it''s'))")).toEqual({
      kind: 'struct',
      members: [
        { name: 'b c', type: { kind: 'list', item: { kind: 'decimal', width: 4, scale: 1 }, length: 3 } },
        { name: 'd', type: { kind: 'enum', values: ["it's"] } },
      ],
    });
  });

  it('are not guessed from other text', () => {
    for (const text of ['', 'STRUCT(', 'MAP(INTEGER, DATE', 'INTEGER]', 'ENUM(a)'])
      expect(() => parseType(text), text).toThrow('is no type');
  });

  it('quote the keywords of the engine', async () => {
    const { rows } = await connector.query('SELECT DISTINCT keyword_name AS name FROM duckdb_keywords()');
    expect([...keywords].sort()).toEqual(rows.map((row) => String(row['name'])).sort());
  });
});
