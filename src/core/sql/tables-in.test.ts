import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cases, unlikeDuckDB } from './tables-in.test-cases.ts';
import { tablesIn } from './tables-in.ts';

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
});
afterAll(() => connection.closeSync());

const namesIn = (sql: string) => tablesIn(sql).map(({ parts }) => parts.join('|'));

describe('the tables of a query', () => {
  it.each([...cases, ...unlikeDuckDB])('%s: %j', (sql, expected) => {
    expect(namesIn(sql)).toEqual(expected);
  });

  it.each(cases)('are those that DuckDB finds in %s', (sql, expected) => {
    const quoted = (part: string) =>
      /^[a-z_][a-z\d_]*$/i.test(part) ? part : `"${part.replaceAll('"', '""')}"`;
    const written = expected.map((name) => name.split('|').map(quoted).join('.'));
    // DuckDB gives the alias with the name where there is one.
    const found = connection.getTableNames(sql, true).map((name) => name.replace(/ AS .*$/, ''));
    expect([...new Set(found)].sort()).toEqual([...new Set(written)].sort());
  });

  it('are found where they stand', () => {
    const sql = 'SELECT 1 FROM /* here */ Lake . "my table" AS t';
    const [table] = tablesIn(sql);
    expect(sql.slice(table!.from, table!.to)).toBe('Lake . "my table"');
    expect(table!.parts).toEqual(['Lake', 'my table']);
  });

  it('never end in an error, however a text is cut or mixed', () => {
    const all = [...cases, ...unlikeDuckDB].map(([sql]) => sql);
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    for (let round = 0; round < 3000; round++) {
      const [a, b] = [all[random(all.length)]!, all[random(all.length)]!];
      const mixed = a.slice(random(a.length)) + b.slice(0, random(b.length));
      for (const { parts, from, to } of tablesIn(mixed)) {
        expect(parts.length).toBeGreaterThan(0);
        expect(from).toBeLessThan(to);
      }
    }
    expect(namesIn('('.repeat(100_000) + 'FROM a')).toEqual([]);
    expect(namesIn('FROM a' + ', a'.repeat(50_000))).toHaveLength(50_001);
    expect(namesIn('WITH a AS ('.repeat(3000))).toEqual([]);
  });
});
