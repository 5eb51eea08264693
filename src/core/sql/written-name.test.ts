import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, it } from 'vitest';
import { reservedWords } from './reserved-words.ts';
import { writtenName } from './written-name.ts';

const connection = await (await DuckDBInstance.create(':memory:')).connect();
afterAll(() => connection.closeSync());

/** The keywords of some of DuckDB's categories. */
async function keywords(...categories: string[]): Promise<string[]> {
  const list = categories.map((category) => `'${category}'`).join(', ');
  const found = await connection.runAndReadAll(
    `SELECT DISTINCT keyword_name FROM duckdb_keywords() WHERE keyword_category IN (${list})`,
  );
  return found.getRows().map(([word]) => String(word));
}

describe('a name as it is written', () => {
  it.each([
    ['gold_a', 'gold_a'],
    ['Gold_A1', 'Gold_A1'],
    ['gold a', '"gold a"'],
    ['1st', '"1st"'],
    ['a"b', '"a""b"'],
    ['größe', '"größe"'],
    ['Order', '"Order"'],
    ['', '""'],
  ])('%j: %s', (name, written) => {
    expect(writtenName(name)).toBe(written);
  });

  it('is read by the engine as the name that it is, whatever keyword that may be', async () => {
    const words = await keywords('reserved', 'type_function', 'column_name', 'unreserved');
    for (const word of words) {
      const name = writtenName(word);
      await connection.run(`CREATE TABLE ${name} (${name} INTEGER)`);
      await connection.run(`SELECT t.${name}, ${name} FROM ${name} AS t WHERE ${name} = 1 ORDER BY ${name}`);
      await connection.run(`DROP TABLE ${name}`);
    }
    expect(words.length).toBeGreaterThan(400);
  });

  it('has no quotes where the engine needs none', async () => {
    const words = await keywords('unreserved');
    expect(words.map(writtenName)).toEqual(words);
  });

  it('is reserved where the engine says so', async () => {
    expect([...reservedWords].sort()).toEqual((await keywords('reserved', 'type_function')).sort());
  });
});
