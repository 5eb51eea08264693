import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { writtenName } from './written-name.ts';

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
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const keywords = await connection.runAndReadAll('SELECT DISTINCT keyword_name FROM duckdb_keywords()');
    for (const [word] of keywords.getRows()) {
      const name = writtenName(String(word));
      await connection.run(`CREATE TABLE ${name} (${name} INTEGER)`);
      await connection.run(`SELECT ${name} FROM ${name} WHERE ${name} = 1 ORDER BY ${name}`);
      await connection.run(`DROP TABLE ${name}`);
    }
    expect(keywords.currentRowCount).toBeGreaterThan(400);
    connection.closeSync();
  });
});
