import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connector } from '../engine/connector.ts';
import { openNative } from '../engine/node.ts';
import { describeTile } from './describe.ts';
import { kinds } from './kinds.ts';
import { tiles } from './kinds.test-helper.ts';
import { parseTile } from './parse.ts';
import type { Rows, Tile } from './spec.ts';
import { mostRows } from './query-parts.ts';
import { tileNote, tileQuery, tileRefusal, tileRows } from './tile-query.ts';

let database: Connector;
beforeAll(async () => {
  database = await openNative({ threads: 1 });
  await database.run(
    `CREATE TABLE reading AS
     SELECT TIMESTAMP '2024-01-01' + to_minutes(i) AS moment, i AS n, 'S' || i % 3 AS site, i % 7 AS kind,
       CASE WHEN i = 54321 THEN 999.5 WHEN i = 6789 THEN -999.5 ELSE sin(i / 5000) END AS level
     FROM range(90000) AS t(i)`,
  );
});
afterAll(() => database.close());

function tileOf(text: string, data: string): Tile {
  const { tile, problems } = parseTile(`title: Test\n${text}\ndata: ${JSON.stringify(data)}`);
  if (!tile) throw new Error(JSON.stringify(problems));
  return tile;
}

async function ask(text: string, data: string) {
  const tile = tileOf(text, data);
  const { rows } = await database.query(tileQuery(tile));
  return {
    tile,
    rows: tileRows(tile, rows),
    note: tileNote(tile, rows),
    refusal: tileRefusal(tile, rows),
  };
}

/** Kinds that draw the query's rows, and don't sum them up. */
const drawnAsTheyAre = kinds.filter(({ missing }) => !missing);

describe('few rows', () => {
  const query = `SELECT * FROM (VALUES ('b', 'R2', DATE '2025-01-02', 10787.50), ('a', NULL, NULL, NULL), ('c', 'R1',
    DATE '2025-01-01', -1.25)) AS t(k, r, d, v)`;

  it.each([...drawnAsTheyAre.map(({ name }) => name), 'table'])(
    '%s gets them as the query gave them',
    async (name) => {
      const { rows } = await database.query(query);
      for (const data of [
        query,
        `${query};`,
        `${query} -- all of them`,
        `-- first\nWITH t AS (${query}) FROM t;`,
      ]) {
        const answer = await ask(tiles[name] ?? 'table: {}', data);
        expect(answer.rows).toEqual(rows);
        expect([answer.note, answer.refusal]).toEqual(['', '']);
      }
    },
  );

  it.each(kinds.map(({ name }) => name))('%s says nothing where there are none', async (name) => {
    const answer = await ask(tiles[name]!, `${query} WHERE k = 'nowhere'`);
    expect([answer.rows.length, answer.note]).toEqual([0, '']);
  });

  it('may come from what describes tables', async () => {
    const { rows } = await ask('table: {}', 'DESCRIBE reading');
    expect(rows[0]).toMatchObject({ column_name: 'moment' });
  });

  it('leaves a figure and what is no query to themselves', () => {
    expect(tileQuery(tileOf('kpi: { value: n }', 'SELECT 1 AS n;'))).toBe('SELECT 1 AS n;');
    expect(tileQuery(tileOf('table: {}', 'DROP TABLE reading'))).toBe('DROP TABLE reading');
    expect(tileQuery(tileOf('table: {}', 'SELECT 1; SELECT 2'))).toBe('SELECT 1; SELECT 2');
  });

  it('may have columns of any name', async () => {
    const text = 'mark: lineY\nx: \'the "x"\'\ny: "it\'s y"';
    const { rows } = await ask(text, `SELECT 1 AS "the ""x""", 2 AS "it's y", 3 AS x, 4 AS y`);
    expect(rows).toEqual([{ 'the "x"': 1, "it's y": 2, x: 3, y: 4 }]);
  });
});

describe('a table of many rows', () => {
  it('has the first, in the query’s order', async () => {
    const { rows, note } = await ask('table: {}', 'SELECT n FROM reading ORDER BY n DESC');
    expect(rows.length).toBe(mostRows);
    expect(rows.slice(0, 2)).toEqual([{ n: 89_999 }, { n: 89_998 }]);
    expect(note).toBe('Shown are the first 10,000 rows; the query gives more.');
  });
});

describe.each(['moment', 'n', 'CAST(moment AS VARCHAR)', 'CAST(moment AS TIMESTAMPTZ)', 'n::DECIMAL(18, 3)'])(
  'a line over %s',
  (x) => {
    it('keeps the ends and the extremes of each series', async () => {
      const data = `SELECT ${x} AS x, level, site, n FROM reading`;
      const { rows, note } = await ask('mark: lineY\nx: x\ny: level\nstroke: site', data);
      expect(rows.length).toBeLessThanOrEqual(mostRows);
      expect(rows.length).toBeGreaterThan(mostRows / 2);
      expect(Object.keys(rows[0]!)).toEqual(['x', 'level', 'site', 'n']);
      expect(note).toMatch(/^Shown are \d,\d{3} of 90,000 points; each pixel keeps its extremes\.$/);
      const wanted = await database.query(
        `SELECT site, min(level) AS least, max(level) AS most, min(n) AS first, max(n) AS last FROM reading GROUP BY site`,
      );
      for (const { site, ...expected } of wanted.rows) {
        const own = rows.filter((row) => row['site'] === site);
        const [levels, places] = ['level', 'n'].map((name) => own.map((row) => Number(row[name])));
        expect({
          least: Math.min(...levels!),
          most: Math.max(...levels!),
          first: Math.min(...places!),
          last: Math.max(...places!),
        }).toEqual(expected);
      }
      const places = rows.map((row) => row['n'] as number);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    });
  },
);

describe('a line of many points', () => {
  const text = 'mark: lineY\nx: n\ny: level';

  it('keeps the four ends of each strip and nothing else', async () => {
    const { rows } = await ask(text, 'SELECT n, level FROM reading');
    const { rows: strips } = await database.query(
      `SELECT min(n) AS a, max(n) AS b, arg_min(n, level) AS c, arg_max(n, level) AS d
       FROM reading GROUP BY least(999, floor(1000 * n / 89999))`,
    );
    const kept = new Set(rows.map((row) => row['n']));
    for (const strip of strips) for (const n of Object.values(strip)) expect(kept).toContain(n);
    expect(rows.length).toBeLessThanOrEqual(4000);
  });

  it('gives each small multiple and each series its own', async () => {
    const { rows } = await ask(`${text}\nstroke: site\nfx: kind`, 'SELECT * FROM reading');
    const lines = new Set(rows.map((row) => `${String(row['site'])} ${String(row['kind'])}`));
    expect(lines.size).toBe(21);
    expect(rows.length).toBeLessThanOrEqual(mostRows);
  });

  it('leaves out rows without a value and never counts them', async () => {
    const data = 'SELECT n, CASE WHEN n % 2 = 0 THEN level END AS level FROM reading';
    const { rows, note } = await ask(text, data);
    expect(rows.every((row) => row['level'] !== null)).toBe(true);
    expect(note).toContain('of 45,000 points');
  });

  it('shows the first where x is no place on an axis', async () => {
    const { rows, note } = await ask(text, `SELECT 'no' || n AS n, level FROM reading`);
    expect(rows.length).toBe(mostRows);
    expect(note).toBe('Shown are the first 10,000 rows; the query gives more.');
  });

  it('may all lie on one place, or be lines without end', async () => {
    expect((await ask(text, 'SELECT 1 AS n, level FROM reading')).rows.length).toBeLessThanOrEqual(4);
    const many = await ask(`${text}\nstroke: line`, 'SELECT n, level, n AS line FROM reading');
    expect(many.rows.length).toBe(mostRows);
  });
});

describe('many dots', () => {
  it('become one in each cell of a grid, which says for how many it stands', async () => {
    const { tile, rows, note } = await ask(
      'mark: dot\nx: moment\ny: level',
      'SELECT moment, level FROM reading',
    );
    expect(rows.length).toBeLessThan(mostRows);
    expect(rows.reduce((sum, row) => sum + Number(row['_count']), 0)).toBe(90_000);
    expect(note).toBe(
      `90,000 points are drawn as ${rows.length} dots; the larger a dot, the more points it stands for.`,
    );
    const levels = rows.map((row) => row['level']);
    expect(levels).toContain(999.5);
    expect(levels).toContain(-999.5);
    expect(describeTile(tile, rows)).toContain('999.5');
  });

  it('keep their series and their categories apart', async () => {
    const { rows } = await ask('mark: dot\nx: site\ny: kind\nfill: kind', 'SELECT site, kind FROM reading');
    expect(rows.length).toBe(21);
  });
});

describe('many categories', () => {
  const data = `SELECT 'K' || n AS k, (n * 7919) % 90001 AS v FROM reading`;
  const largest = (rows: Rows) => Math.min(...rows.map((row) => Number(row['v'])));

  it('are the first of all in the chart’s order', async () => {
    const { rows, note, refusal } = await ask('mark: barX\nx: v\ny: k\nlimit: 5', data);
    expect([rows.length, refusal]).toEqual([5, '']);
    const top = await database.query(`SELECT v FROM (${data}) ORDER BY v DESC LIMIT 5`);
    expect(rows.map((row) => row['v']).sort()).toEqual(top.rows.map((row) => row['v']).sort());
    expect(note).toBe('Shown are the first 5 of 90,000: all are too many to be drawn.');
  });

  it('are as many as can be drawn where there is no limit', async () => {
    const { rows } = await ask('mark: barY\nx: k\ny: v', data);
    expect(rows.length).toBe(mostRows);
    expect(largest(rows)).toBeGreaterThan(79_000);
  });

  it('follow the order that numbers and dates have, the tile’s, or the rows’', async () => {
    const days = `SELECT CAST(DATE '2000-01-01' + n::INTEGER AS VARCHAR) AS k, n AS v FROM reading ORDER BY v DESC`;
    const first = async (sort: string, query: string) =>
      (await ask(`mark: barY\nx: k\ny: v\nlimit: 2\nsort: ${sort}`, query)).rows.map((row) => row['v']);
    expect(await first('auto', days)).toEqual([1, 0]);
    expect(await first('none', days)).toEqual([89_999, 89_998]);
    expect(await first('-x', days)).toEqual([89_999, 89_998]);
    expect(await first('y', days)).toEqual([1, 0]);
    expect(await first('auto', `SELECT n AS k, n AS v FROM reading ORDER BY k`)).toEqual([0, 1]);
  });

  it('are whole or not there: no bar is a part of what it should be', async () => {
    const { rows } = await ask(
      'mark: barY\nx: k\ny: v\nfill: n',
      'SELECT n, n // 4000 AS k, 1 AS v FROM reading',
    );
    expect(rows.length).toBe(8000);
    expect(new Set(rows.map((row) => row['k']))).toEqual(new Set([0, 1]));
  });

  it('are refused where one alone has too many rows', async () => {
    const { refusal } = await ask('mark: barY\nx: site\ny: level', 'SELECT site, level FROM reading');
    expect(refusal).toContain('aggregate them');
  });

  it('are cells of a heat map as well', async () => {
    const { rows, note } = await ask(
      'mark: cell\nx: h\ny: k\nfill: v',
      'SELECT n // 300 AS k, n % 300 AS h, level AS v FROM reading',
    );
    expect(rows.length).toBe(9900);
    expect(note).toBe('Shown are the first 33 of 300: all are too many to be drawn.');
  });
});
