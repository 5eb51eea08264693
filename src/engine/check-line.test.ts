import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { duckdb } from '../core/dialects/duckdb.ts';
import { checkLine, type LineVerdict } from './check-line.ts';
import { Pipeline, smallProject } from './pipeline.test-helper.ts';

const orders = 'id,name,amount,day\n1,ann,5,2025-01-01\n2,bob,6,2025-01-02\n';

describe('checkLine', () => {
  let pipeline: Pipeline;
  beforeAll(async () => {
    pipeline = await Pipeline.open(await smallProject());
    await pipeline.run({ 'orders.csv': orders });
  });
  afterAll(() => pipeline.close());

  const verdict = async (
    file: 'sql_repos.csv' | 'dq_rule_config.csv',
    text: string,
    engine: Pick<Pipeline['connector'], 'look'> = pipeline.connector,
    sqlDialect = 'duckdb',
  ): Promise<LineVerdict | undefined> => {
    const cell = `"${text.replaceAll('"', '""')}"`;
    const plan = await smallProject(
      file === 'sql_repos.csv'
        ? { sql_repos: [`Load BI Table,lake.main.bi_total,${cell},${sqlDialect},1,Y`] }
        : { dq_rule_config: [`std_orders,amount,CUSTOM_EXPR,${cell},wrong,Y`] },
    );
    return checkLine({ file, line: 2, text }, plan.jobs, engine, duckdb);
  };
  const at = (text: string, found: LineVerdict | undefined) =>
    text.slice(found?.fault?.place?.from ?? 0, found?.fault?.place?.to ?? 0);

  it('tells the columns of a query that can run', async () => {
    expect(
      await verdict(
        'sql_repos.csv',
        'INSERT INTO {table_name} (n, day) SELECT count(*), max(day) AS latest FROM lake.main.gold_orders',
      ),
    ).toEqual({ missing: [], columns: ['count_star()', 'latest'] });
  });

  it.each([
    ['SELECT id, nam FROM lake.main.gold_orders', 'nam', /nam/],
    ['WITH a AS (\n  SELECT id FROM lake.main.gold_orders\n)\nSELECT ids\nFROM a', 'ids', /ids/],
    ['SELECT id FROM lake.main.gold_orders WHERE', 'WHERE', /ends too early/],
    ['SELECT summe(amount) FROM lake.main.gold_orders', 'summe', /summe/],
  ])('tells what the engine refuses in a query, and where: %s', async (query, word, message) => {
    const text = `INSERT INTO {table_name}\n${query}`;
    const found = await verdict('sql_repos.csv', text);
    expect(found?.fault?.message).toMatch(message);
    expect(at(text, found)).toBe(word);
  });

  it('counts the columns that INSERT names', async () => {
    const text = 'INSERT INTO {table_name} (a, b) SELECT id FROM lake.main.gold_orders';
    const found = await verdict('sql_repos.csv', text);
    expect(found?.fault?.message).toBe('INSERT names 2 columns, the query has 1');
    expect(at(text, found)).toBe('(a, b)');
  });

  it('finds the name in Spark’s SQL, which is translated before', async () => {
    const text = 'INSERT INTO {table_name} SELECT date_format(dayy, "yyyy") AS y FROM lake.main.gold_orders';
    const found = await verdict('sql_repos.csv', text, pipeline.connector, 'spark');
    expect(at(text, found)).toBe('dayy');
  });

  it.each([
    ['amonut > 5', 'amonut', /amonut/],
    ['amount >', '>', /ends too early/],
    ['amount > 5 AN day', 'AN', /AN/],
    ['lenght(name) > 2', 'lenght', /lenght/],
  ])('tells what the engine refuses in a condition, and where: %s', async (text, word, message) => {
    const found = await verdict('dq_rule_config.csv', text);
    expect(found?.fault?.message).toMatch(message);
    // Nor does it tell names that only our own SQL has.
    expect(found?.fault?.message).not.toContain('(text)');
    expect(at(text, found)).toBe(word);
  });

  it('takes a condition over the row, its columns in their types', async () => {
    expect(await verdict('dq_rule_config.csv', "amount > 5 AND day >= DATE '2025-01-01'")).toEqual({
      missing: [],
    });
  });

  it('says which tables it needs where they are not there yet, and what can’t be parsed in any case', async () => {
    const empty = await Pipeline.open(await smallProject());
    const { connector } = empty;
    const query = 'INSERT INTO {table_name} SELECT id FROM lake.main.gold_orders';
    expect(await verdict('sql_repos.csv', query, connector)).toEqual({ missing: ['gold_orders'] });
    const broken = await verdict('sql_repos.csv', `${query} WHERE`, connector);
    expect(broken?.fault?.message).toMatch(/ends too early/);
    expect(await verdict('dq_rule_config.csv', 'amount > 5', connector)).toEqual({ missing: ['std_orders'] });
    await empty.close();
  });

  it('says so of a table that a condition names, as far as the condition can be parsed', async () => {
    const named = 'id IN (SELECT id FROM lake.main.cleansed_orders)';
    expect(await verdict('dq_rule_config.csv', named)).toEqual({ missing: [] });
    await pipeline.rows('ALTER VIEW lake.main.cleansed_orders RENAME TO elsewhere');
    expect(await verdict('dq_rule_config.csv', named)).toEqual({ missing: ['cleansed_orders'] });
    const broken = await verdict('dq_rule_config.csv', `${named} AND`);
    expect(broken?.fault?.message).toMatch(/ends too early/);
    await pipeline.rows('ALTER VIEW lake.main.elsewhere RENAME TO cleansed_orders');
    const unknown = await verdict('dq_rule_config.csv', named.replace('cleansed', 'clean'));
    expect(unknown?.fault?.message).toMatch(/clean_orders does not exist/);
  });

  it('knows nothing of a line that makes no job', async () => {
    const plan = await smallProject();
    const line = { file: 'sql_repos.csv', line: 2, text: 'SELECT 1' };
    expect(await checkLine(line, plan.jobs, pipeline.connector, duckdb)).toBeUndefined();
  });
});
