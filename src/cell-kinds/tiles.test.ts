import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseTile, type Tile } from '../charts/charts.ts';
import type { Connector } from '../engine/connector.ts';
import { openNative } from '../engine/node.ts';
import { answerTile } from './tiles.ts';

let database: Connector;
beforeAll(async () => {
  database = await openNative({ threads: 1 });
});
afterAll(() => database.close());

const query = (sql: string) => database.query(sql);

function tileOf(text: string, data: string): Tile {
  return parseTile(`title: Test\n${text}\ndata: ${JSON.stringify(data)}`).tile!;
}

it('gives rows, or a note of what was left out of them', async () => {
  const few = await answerTile(tileOf('mark: lineY\nx: range\ny: range', 'FROM range(3)'), query);
  expect(few).toMatchObject({ rows: [{ range: 0 }, { range: 1 }, { range: 2 }], error: '', note: '' });
  const many = await answerTile(tileOf('mark: lineY\nx: range\ny: range', 'FROM range(30000)'), query);
  expect(many.note).toContain('of 30,000 points');
  expect(Object.keys(many.rows[0]!)).toEqual(['range']);
});

it('asks another query in the tile’s own way', async () => {
  const tile = tileOf('mark: lineY\nx: range\ny: range', 'FROM range(3)');
  expect((await answerTile(tile, query, 'FROM range(2)')).rows.length).toBe(2);
  expect((await answerTile(tile, query, 'FROM range(20000)')).note).toContain('of 20,000 points');
});

it('refuses what would make bars of parts', async () => {
  const tile = tileOf('mark: barY\nx: k\ny: range', "SELECT 'A' AS k, range FROM range(20000)");
  const { rows, error } = await answerTile(tile, query);
  expect(rows).toEqual([]);
  expect(error).toContain('aggregate them');
});

it('changes nothing', async () => {
  await database.run('CREATE OR REPLACE TABLE kept AS FROM range(3)');
  const writes = [
    'DELETE FROM kept',
    'DELETE FROM kept RETURNING range',
    'WITH a AS (SELECT 1) DELETE FROM kept',
    'EXPLAIN ANALYZE DELETE FROM kept',
    'SELECT 1 AS range; DELETE FROM kept',
    'SELECT 1) AS a; DELETE FROM kept; SELECT * FROM (SELECT 1',
    'CREATE TABLE evil AS SELECT 1 AS range',
    'WITH a AS (SELECT 1)',
    '-- nothing',
  ];
  for (const text of ['kpi: { value: range }', 'table: {}', 'mark: lineY\nx: range\ny: range'])
    for (const sql of writes)
      expect((await answerTile(tileOf(text, sql), query)).error, sql).toMatch(/^A tile (asks|holds|needs)/);
  const { rows } = await query(
    'SELECT count(*)::INT AS n, count(evil) AS m FROM kept, (SELECT NULL AS evil)',
  );
  expect(rows[0]).toMatchObject({ n: 3 });
});

it('leaves it to the chart to name a column that the rows lack', async () => {
  const tile = tileOf('mark: lineY\nx: rnge\ny: range', 'FROM range(3)');
  expect(await answerTile(tile, query)).toMatchObject({ error: '', rows: [{ range: 0 }, {}, {}] });
});

it('says what is wrong with the query as the engine says it of the query alone', async () => {
  const mark = 'mark: lineY\nx: a\ny: b';
  const errors = [
    ['SELECT 1 AS a FROM', 'The statement ends too early: something is missing at its end.'],
    ['SELECT a FROM nowhere', 'Table with name nowhere does not exist!'],
  ] as const;
  for (const [sql, error] of errors)
    expect((await answerTile(tileOf(mark, sql), query)).error).toContain(error);
});
