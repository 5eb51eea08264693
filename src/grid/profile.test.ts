import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connector } from '../engine/connector.ts';
import { openNative } from '../engine/node.ts';
import { profileOf, type ColumnProfile } from './profile.ts';

let engine: Connector;
beforeAll(async () => {
  engine = await openNative({ threads: 1 });
});
afterAll(() => engine.close());

async function profile(select: string, name = 'v'): Promise<ColumnProfile> {
  const from = `(${select})`;
  const { rows } = await engine.query(`DESCRIBE ${select}`);
  const type = String(rows.find((row) => row['column_name'] === name)!['column_type']);
  return profileOf((sql) => engine.query(sql), from, name, type);
}

it('of whole numbers counts, orders and bins', async () => {
  const found = await profile('SELECT range AS v FROM range(1, 101) UNION ALL SELECT NULL');
  expect(found).toMatchObject({
    rows: 101,
    nulls: 1,
    distinct: 100,
    approximate: false,
    minimum: '1',
    maximum: '100',
  });
  expect(found.quantiles.map(({ value }) => value)).toEqual(['5', '25', '50', '75', '95']);
  expect(found.bins).toHaveLength(20);
  expect(found.bins.map(({ count }) => count)).toEqual(Array(20).fill(5));
  expect([found.bins[0]!.from, found.bins[19]!.to]).toEqual(['1', '100']);
  expect(found.top).toEqual([]);
});

it('keeps extremes of wide numbers exact', async () => {
  const big = '170141183460469231731687303715884105727';
  expect(await profile(`SELECT ${big}::HUGEINT AS v`)).toMatchObject({
    minimum: big,
    maximum: big,
    distinct: 1,
  });
  const price = await profile(`SELECT unnest([0.10, 99999999999999.99])::DECIMAL(18,2) AS v`);
  expect(price).toMatchObject({ minimum: '0.10', maximum: '99999999999999.99' });
  expect(price.quantiles[2]).toEqual({ share: 0.5, value: '0.10' });
});

it('of floats leaves out what has no place on a scale', async () => {
  const found = await profile(`SELECT unnest(['1', '2', '3', 'nan', 'inf', '-inf', NULL])::DOUBLE AS v`);
  expect(found).toMatchObject({ rows: 7, nulls: 1, minimum: '-inf', maximum: 'nan' });
  expect(found.bins.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  expect(found.quantiles[2]!.value).toBe('2.0');
});

it('of extreme floats still has bins', async () => {
  const found = await profile(`SELECT unnest([-1.7e308, 0, 1.7e308])::DOUBLE AS v`);
  expect(found.bins.reduce((sum, { count }) => sum + count, 0)).toBe(3);
});

it('of days and moments names its bins as dates', async () => {
  const days = await profile(`SELECT DATE '2024-01-01' + CAST(range AS INTEGER) AS v FROM range(201)`);
  expect(days).toMatchObject({ minimum: '2024-01-01', maximum: '2024-07-19', distinct: 201 });
  expect([days.bins[0]!.from, days.bins[19]!.to]).toEqual(['2024-01-01', '2024-07-19']);
  expect(days.quantiles[2]!.value).toBe('2024-04-10');
  const hours = await profile(`SELECT TIMESTAMP '2024-01-01' + INTERVAL (range) MINUTE AS v FROM range(60)`);
  expect(hours.bins[0]!.from).toBe('2024-01-01 00:00:00');
  const zoned = await profile(`SELECT TIMESTAMPTZ '2024-01-01 10:00:00+00' AS v`);
  expect(zoned).toMatchObject({ minimum: '2024-01-01 10:00:00+00', distinct: 1 });
  const endless = await profile(`SELECT unnest([DATE 'infinity', DATE '2024-01-01']) AS v`);
  expect(endless.bins.map(({ count }) => count)).toEqual([1]);
});

it('of times has quantiles', async () => {
  const found = await profile(`SELECT unnest([TIME '10:00:00', TIME '11:00:00', TIME '12:00:00']) AS v`);
  expect(found.quantiles[2]!.value).toBe('11:00:00');
});

it('of text tells lengths, empty ones and the commonest', async () => {
  const found = await profile(`SELECT unnest(['b', 'a', 'a', '', 'NULL', NULL, 'größe']) AS v`);
  expect(found).toMatchObject({ rows: 7, nulls: 1, distinct: 5, minimum: '', maximum: 'größe' });
  expect(found.lengths).toEqual({ shortest: 0, longest: 5, empty: 1 });
  expect(found.top.slice(0, 3)).toEqual([
    { value: 'a', count: 2 },
    { value: '', count: 1 },
    { value: 'NULL', count: 1 },
  ]);
});

it('of booleans, enums and lists tells the commonest', async () => {
  const booleans = await profile(`SELECT unnest([true, true, false, NULL]) AS v`);
  expect(booleans.top).toEqual([
    { value: 'true', count: 2 },
    { value: 'false', count: 1 },
  ]);
  const enums = await profile(`SELECT unnest(['x', 'y', 'x'])::ENUM('y', 'x') AS v`);
  expect(enums.top[0]).toEqual({ value: 'x', count: 2 });
  expect((await profile(`SELECT unnest([[1, 2], [1, 2]]) AS v`)).top).toEqual([
    { value: '[1, 2]', count: 2 },
  ]);
  expect((await profile(`SELECT '\\x00'::BLOB AS v`)).top).toEqual([{ value: '\\x00', count: 1 }]);
});

it('of nothing is no error', async () => {
  for (const type of ['INTEGER', 'VARCHAR', 'DATE', 'BOOLEAN', 'INTEGER[]', 'DOUBLE']) {
    const empty = await profile(`SELECT NULL::${type} AS v WHERE false`);
    expect(empty).toMatchObject({ rows: 0, nulls: 0, distinct: 0, minimum: null, bins: [], top: [] });
    expect(await profile(`SELECT NULL::${type} AS v`)).toMatchObject({ rows: 1, nulls: 1, distinct: 0 });
  }
});

it('of more than a million rows says that it estimates', async () => {
  const found = await profile(`SELECT range % 1000 AS v FROM range(1000001)`);
  expect(found.approximate).toBe(true);
  expect(found.distinct).toBeGreaterThan(900);
  expect(Number(found.quantiles[2]!.value)).toBeGreaterThan(450);
  expect(Number(found.quantiles[2]!.value)).toBeLessThan(550);
});

it('of more than a million texts lists the commonest only where values repeat', async () => {
  const many = await profile(`SELECT 'a' || range AS v FROM range(1000001)`);
  expect(many).toMatchObject({ top: [], minimum: 'a0', lengths: { shortest: 2, longest: 8, empty: 0 } });
  const few = await profile(`SELECT 'a' || range % 3 AS v FROM range(1000001)`);
  expect(few.top.map(({ value }) => value)).toEqual(['a0', 'a1', 'a2']);
});

it.each(['with "quotes"', 'select', 'rowid', '_r', 'v', 'n', 'x'])('takes any name: %s', async (name) => {
  const quoted = `"${name.replaceAll('"', '""')}"`;
  expect(await profile(`SELECT 7 AS ${quoted}, 8 AS other`, name)).toMatchObject({
    minimum: '7',
    maximum: '7',
  });
  expect((await profile(`SELECT 'a' AS ${quoted}, 8 AS other`, name)).top).toEqual([
    { value: 'a', count: 1 },
  ]);
});
