import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { duckdb } from '../core/dialects/duckdb.ts';
import type { Connector } from '../engine/connector.ts';
import { openNative } from '../engine/node.ts';
import { unarranged, type Arrangement } from './arrangement.ts';
import type { GridRelation } from './relation.ts';
import { RowSource } from './row-source.ts';

let engine: Connector;
const quiet = () => undefined;

beforeAll(async () => {
  engine = await openNative({ threads: 1 });
});
afterAll(() => engine.close());

async function open(from: string, hasRowid = false): Promise<RowSource> {
  const relation: GridRelation = { label: 'Rows', from, hasRowid };
  return RowSource.open(
    relation,
    (sql) => engine.query(sql),
    (sql) => engine.run(sql),
  );
}

async function table(name: string, query: string): Promise<string> {
  await engine.run(`CREATE OR REPLACE TABLE ${duckdb.identifier(name)} AS ${query}`);
  return duckdb.identifier(name);
}

/** The first column of a window, of all rows at first. */
async function values(source: RowSource, first = 0, rows = 100, column = 0): Promise<(string | null)[]> {
  return (await source.window(first, rows, [column])).map((cells) => cells[0]!.text);
}

async function arrange(source: RowSource, part: Partial<Arrangement>): Promise<void> {
  await source.arrange({ ...unarranged, ...part }, quiet);
  await source.tidy();
}

async function tempTables(): Promise<number> {
  const { rows } = await engine.query(
    `SELECT count(*) AS n FROM duckdb_tables() WHERE table_name LIKE '\\_grid%' ESCAPE '\\'`,
  );
  return Number(rows[0]!['n']);
}

describe('values of a window', () => {
  const exact: [type: string, sql: string, text: string | null][] = [
    ['BIGINT', '9223372036854775807::BIGINT', '9223372036854775807'],
    [
      'HUGEINT',
      '170141183460469231731687303715884105727::HUGEINT',
      '170141183460469231731687303715884105727',
    ],
    ['DECIMAL', '12345678901234567890.1200::DECIMAL(38,4)', '12345678901234567890.1200'],
    ['TIMESTAMP', `TIMESTAMP '2024-02-29 23:59:59.123456'`, '2024-02-29 23:59:59.123456'],
    ['LIST', `[1, NULL, 3]`, '[1, NULL, 3]'],
    ['STRUCT', `{'a': 1, 'b': 'x'}`, `{'a': 1, 'b': x}`],
    ['MAP', `MAP {'k': 1}`, '{k=1}'],
    ['BLOB', `'\\x00a'::BLOB`, '\\x00a'],
    ['INTERVAL', `INTERVAL 14 MONTH`, '1 year 2 months'],
    ['ENUM', `'b'::ENUM('a', 'b')`, 'b'],
    ['NULL', `NULL`, null],
    ['empty text', `''`, ''],
    ['the word NULL', `'NULL'`, 'NULL'],
    ['white space', `'  a' || chr(10) || chr(9) || 'b '`, '  a\n\tb '],
  ];
  it.each(exact)('are exact: %s', async (_type, sql, text) => {
    expect(await values(await open(`(SELECT ${sql} AS v)`))).toEqual([text]);
  });

  it('are clipped when long, and whole when asked for', async () => {
    const source = await open(`(SELECT repeat('é', 5000) AS long, [repeat('x', 600)] AS list, 'short' AS s)`);
    const [row] = await source.window(0, 10, [0, 1, 2]);
    expect(row!.map(({ text }) => text!.length)).toEqual([500, 500, 5]);
    expect(row!.map(({ length }) => length)).toEqual([5000, 602, undefined]);
    expect((await source.exact(0, 1, [0]))[0]![0]).toBe('é'.repeat(5000));
  });
});

describe('names of columns', () => {
  it.each(['select', 'with "quotes"', `it's`, 'rowid', 'c0', '_r', 'r', 'p', 'a.b', ' ', '%', 'Ünï'])(
    'may be anything: %s',
    async (name) => {
      const from = await table(
        'named',
        `SELECT range AS ${duckdb.identifier(name)}, 9 - range AS other FROM range(10)`,
      );
      for (const hasRowid of [true, false]) {
        const source = await open(from, hasRowid);
        expect(source.columns.map((column) => column.name)).toEqual([name, 'other']);
        expect(await values(source, 4, 2)).toEqual(['4', '5']);
        await arrange(source, {
          sort: [{ column: name, descending: true }],
          filters: [{ column: name, test: '≥', value: '3' }],
          search: '8',
        });
        expect(await values(source)).toEqual(['8']);
        await source.close();
      }
    },
  );

  it('may look alike in a query', async () => {
    const source = await open(`(SELECT 1 AS a, 2 AS a, 3 AS "A")`);
    expect(source.columns.map(({ name }) => name)).toEqual(['a', 'a_1', 'A_2']);
    expect((await source.window(0, 1, [0, 1, 2]))[0]!.map(({ text }) => text)).toEqual(['1', '2', '3']);
  });
});

describe('windows', () => {
  it('reach every row once where rows were deleted', async () => {
    const from = await table('gaps', 'SELECT range AS id FROM range(1000)');
    await engine.run(`DELETE FROM gaps WHERE id % 3 = 0 OR id BETWEEN 100 AND 300`);
    const source = await open(from, true);
    const all: (string | null)[] = [];
    for (let first = 0; first < source.count; first += 64) all.push(...(await values(source, first, 64)));
    const kept = Array.from({ length: 1000 }, (_, id) => id).filter(
      (id) => id % 3 !== 0 && !(id >= 100 && id <= 300),
    );
    expect(all).toEqual(kept.map(String));
  });

  it('of an empty table are empty', async () => {
    const source = await open(await table('empty', 'SELECT 1 AS a WHERE false'), true);
    expect(source.count).toBe(0);
    await arrange(source, { search: 'x', sort: [{ column: 'a', descending: true }] });
    expect(await values(source)).toEqual([]);
    await source.close();
  });
});

describe('sorting', () => {
  const query = `SELECT * FROM (VALUES (2, 'b'), (NULL, 'a'), (1, 'c'), (2, 'a'), (1, 'a'), (NULL, 'b')) AS t(n, s)`;

  it.each([true, false])('keeps equal rows in their order, NULLs last (base table: %s)', async (hasRowid) => {
    const source = await open(hasRowid ? await table('ties', query) : `(${query})`, hasRowid);
    const both = async () =>
      (await source.window(0, 9, [0, 1])).map((row) => row.map(({ text }) => text ?? '-').join(''));
    await arrange(source, { sort: [{ column: 'n', descending: false }] });
    expect(await both()).toEqual(['1c', '1a', '2b', '2a', '-a', '-b']);
    await arrange(source, { sort: [{ column: 'n', descending: true }] });
    expect(await both()).toEqual(['2b', '2a', '1c', '1a', '-a', '-b']);
    await arrange(source, {
      sort: [
        { column: 's', descending: false },
        { column: 'n', descending: true },
      ],
    });
    expect(await both()).toEqual(['2a', '1a', '-a', '2b', '-b', '1c']);
    await arrange(source, {});
    expect(await both()).toEqual(['2b', '-a', '1c', '2a', '1a', '-b']);
    await source.close();
  });

  it('of a filtered table with deleted rows shows what is left', async () => {
    const from = await table('mixed', 'SELECT range AS id, (range * 7) % 11 AS k FROM range(50)');
    await engine.run('DELETE FROM mixed WHERE id < 20');
    const source = await open(from, true);
    await arrange(source, {
      sort: [{ column: 'k', descending: false }],
      filters: [{ column: 'k', test: '<', value: '2' }],
    });
    expect([source.count, source.total]).toEqual([5, 30]);
    expect(await values(source)).toEqual(['22', '33', '44', '30', '41']);
    await source.close();
  });
});

describe('tables of the grid’s own', () => {
  it('are dropped when no longer needed', async () => {
    const source = await open(`(SELECT range AS id FROM range(10))`);
    await arrange(source, { search: '1' });
    await arrange(source, { search: '1', sort: [{ column: 'id', descending: true }] });
    expect(await tempTables()).toBe(2);
    await source.close();
    expect(await tempTables()).toBe(0);
  });

  it('are dropped when the work fails or is stopped, and the rows stay as they were', async () => {
    const source = await open(await table('stopped', 'SELECT range AS id FROM range(10)'), true);
    await arrange(source, { search: '7' });
    const wrong = arrange(source, { filters: [{ column: 'id', test: '=', value: 'x' }] });
    await expect(wrong).rejects.toThrow('Type a number');
    const stop = new AbortController();
    const stopped = source.arrange({ ...unarranged, search: '1' }, () => stop.abort(), stop.signal);
    await expect(stopped).rejects.toThrow();
    expect(await values(source)).toEqual(['7']);
    expect(await tempTables()).toBe(1);
    await source.close();
  });
});
