import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connector } from './connector.ts';
import { uniqueNames } from './decode.ts';
import { everyType, everyTypeQuery } from './every-type.test-helper.ts';
import { openNative } from './node.ts';

let connector: Connector;
beforeAll(async () => {
  connector = await openNative();
  await connector.run("SET TimeZone = 'UTC'");
});
afterAll(() => connector.close());

describe('values of every type', () => {
  it.each(everyType)('$sql', async ({ sql, value, type }) => {
    const { columns, rows } = await connector.query(`SELECT ${sql} AS value`);
    expect(columns).toEqual([{ name: 'value', type }]);
    expect(rows).toEqual([{ value }]);
    const described = await connector.query(`DESCRIBE SELECT ${sql} AS value`);
    expect(described.rows[0]!['column_type']).toBe(type);
  });

  it('that are text are what DuckDB casts them to', async () => {
    const { columns, rows } = await connector.query(everyTypeQuery());
    const plain = columns.filter(({ name, type }) => {
      const value = rows[0]![name];
      return typeof value === 'string' && type !== 'BLOB';
    });
    expect(plain.length).toBeGreaterThan(30);
    const texts = await connector.query(
      `SELECT ${plain.map(({ name }) => `CAST(${name} AS VARCHAR) AS ${name}`).join(', ')} FROM (${everyTypeQuery()})`,
    );
    for (const { name, type } of plain) expect(rows[0]![name], type).toBe(texts.rows[0]![name]);
  });
});

describe('names of columns', () => {
  it('are there once', async () => {
    expect(uniqueNames(['a', 'a', 'a:1', 'a', 'b'])).toEqual(['a', 'a:2', 'a:1', 'a:3', 'b']);
    const { columns, rows } = await connector.query('SELECT 1 AS a, 2 AS a');
    expect(columns.map(({ name }) => name)).toEqual(['a', 'a:1']);
    expect(rows).toEqual([{ a: 1, 'a:1': 2 }]);
  });

  it('may be any', async () => {
    const { rows } = await connector.query('SELECT 1 AS "__proto__"');
    expect(Object.entries(rows[0]!)[0]).toEqual(['__proto__', 1]);
  });
});
