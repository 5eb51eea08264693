import { afterAll, describe, expect, it } from 'vitest';
import { openNative } from '../engine/node.ts';
import { functionWords, typeWords } from './sql-words.ts';

const engine = await openNative();
afterAll(() => engine.close());

async function column(sql: string): Promise<string[]> {
  const { rows } = await engine.query(sql);
  return rows.map((row) => String(Object.values(row)[0]));
}

/** Functions that DuckDB's parser knows and its list of functions doesn't. */
const parsed = ['coalesce', 'extract', 'ifnull', 'substring', 'trim', 'typeof', 'unnest', 'nullif'];
const window =
  'cume_dist dense_rank first_value lag last_value lead nth_value ntile percent_rank rank row_number';

describe('the words of DuckDB', () => {
  it('colours only functions that there are', async () => {
    const known = new Set([
      ...(await column('SELECT DISTINCT function_name FROM duckdb_functions()')),
      ...parsed,
      ...window.split(' '),
    ]);
    expect(functionWords.filter((word) => !known.has(word))).toEqual([]);
  });

  it('offers only types that there are', async () => {
    const known = new Set(
      (await column('SELECT upper(type_name) FROM duckdb_types()')).concat('UNION', 'STRUCT', 'MAP', 'LIST'),
    );
    expect(typeWords.filter((word) => !known.has(word))).toEqual([]);
  });
});
