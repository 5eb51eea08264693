import type { Page } from '@playwright/test';
import { placeOfError } from '../src/engine/error-place.ts';
import { everyType } from '../src/engine/every-type.test-helper.ts';
import { plainMessage } from '../src/engine/plain-message.ts';
import { wrongQueries, wrongQueriesTable } from '../src/engine/wrong-queries.test-helper.ts';
import { expect, test } from './fixtures.ts';

const heavy = 'SELECT sum(hash(a.range + b.range)::HUGEINT) AS s FROM range(1000000) a, range(1000000) b';

/** Opens the page and waits for its engine; whoever wants it ends what it practises, which begins a little later. */
async function open(page: Page): Promise<void> {
  await page.goto('./');
  await page.evaluate(async () => {
    const { engine } = document.querySelector('wb-app')!.workspace;
    for (let turn = 0; turn < 10; turn++) {
      await engine.get();
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  });
}

test('a look answers during a run, and stops it nowhere', async ({ page }) => {
  await open(page);
  const told = await page.evaluate(async (sql) => {
    const connector = await document.querySelector('wb-app')!.workspace.engine.get();
    await connector.run('CREATE TABLE seen AS SELECT range AS i FROM range(10)');
    const count = async () => (await connector.look('SELECT count(*) AS n FROM seen')).rows[0]!['n'];
    await connector.run('BEGIN TRANSACTION; INSERT INTO seen VALUES (11)');
    const ends: unknown[] = [];
    const running = connector.query(sql).catch((error: unknown) => ends.push((error as Error).name));
    const during = [await count(), await count()];
    const waits = new AbortController();
    const runs = new AbortController();
    const endless = connector
      .look(sql, runs.signal)
      .catch((error: unknown) => ends.push((error as Error).name));
    const waiting = connector.look('SELECT 1', waits.signal).catch((error: unknown) => (error as Error).name);
    waits.abort();
    const left = await waiting;
    await new Promise((resolve) => setTimeout(resolve, 200));
    runs.abort();
    await endless;
    await connector.cancel();
    await running;
    await connector.run('ROLLBACK');
    await connector.lookRun('CREATE TEMP TABLE picked AS SELECT * FROM seen WHERE i > 6');
    await connector.run('CREATE OR REPLACE TABLE seen AS SELECT 1 AS i');
    const after = [await count(), (await connector.look('SELECT count(*) AS n FROM picked')).rows[0]!['n']];
    await connector.run('DROP TABLE seen');
    return { during, left, ends, after };
  }, heavy);
  expect(told).toEqual({
    during: [10, 10],
    left: 'AbortError',
    ends: ['AbortError', 'AbortError'],
    after: [1, 3],
  });
});

test('a run can be stopped in the middle of a sort, a join, a new table and a grouping', async ({ page }) => {
  await open(page);
  const ends = await page.evaluate(async () => {
    const connector = await document.querySelector('wb-app')!.workspace.engine.get();
    await connector.run('CREATE TABLE big AS SELECT range AS i, hash(range) AS h FROM range(3000000)');
    const found: string[] = [];
    for (const sql of [
      'CREATE TABLE copy AS SELECT * FROM big ORDER BY h',
      'SELECT count(*) FROM big a JOIN big b ON a.h = b.h JOIN big c ON b.h = c.h',
      'CREATE TABLE copy AS SELECT a.*, md5(a.i::VARCHAR) AS m FROM big a',
      'SELECT max(n) FROM (SELECT h, count(*) AS n FROM big GROUP BY h)',
    ]) {
      const running = connector.query(sql).then(
        () => 'finished',
        (error: unknown) => (error as Error).name,
      );
      await new Promise((resolve) => setTimeout(resolve, 60));
      await connector.cancel();
      found.push(await running);
    }
    found.push(String((await connector.query('SELECT count(*) AS n FROM big')).rows[0]!['n']));
    await connector.run('DROP TABLE big');
    return found;
  });
  expect(ends).toEqual(['AbortError', 'AbortError', 'AbortError', 'AbortError', '3000000']);
});

test('a stream brings all rows, and can be left', async ({ page }) => {
  await open(page);
  const told = await page.evaluate(async () => {
    const connector = await document.querySelector('wb-app')!.workspace.engine.get();
    let rows = 0;
    let last: unknown;
    for await (const piece of connector.stream(
      "SELECT range AS i, 'b'::ENUM('a', 'b') AS e FROM range(100000)",
    )) {
      rows += piece.rows.length;
      last = piece.rows.at(-1) ?? piece.columns;
    }
    for await (const piece of connector.stream('SELECT * FROM range(100000000)'))
      if (piece.rows.length) break;
    return { rows, last };
  });
  expect(told).toEqual({ rows: 100_000, last: { i: 99_999, e: 'b' } });
});

test('values and types are those of native DuckDB', async ({ page }) => {
  // Native DuckDB's library for Node drops a byte order mark, so that it is no common example.
  const mark = "chr(65279) || 'a'";
  await open(page);
  const found = await page.evaluate(
    async (queries) => {
      const connector = await document.querySelector('wb-app')!.workspace.engine.get();
      const results: { type: string; values: unknown[]; described: unknown }[] = [];
      for (const sql of queries) {
        const { columns, rows } = await connector.look(sql);
        const described = await connector.look(`DESCRIBE ${sql}`);
        results.push({
          type: columns[0]!.type,
          values: rows.map((row) => row['value']),
          described: described.rows[0]!['column_type'],
        });
      }
      return results;
    },
    // Several rows with a NULL among them: a value is found at its place in the batch.
    [...everyType.map(({ sql }) => sql), mark].map(
      (sql) => `SELECT ${sql} AS value UNION ALL SELECT NULL UNION ALL SELECT ${sql}`,
    ),
  );
  const expected = [...everyType, { type: 'VARCHAR', value: '\uFEFFa' }].map(({ type, value }) => ({
    type,
    values: [value, null, value],
    described: type,
  }));
  expect(found).toEqual(expected);
});

test('errors say their place as those of native DuckDB do', async ({ page, troubles }) => {
  await open(page);
  const messages = await page.evaluate(
    async ({ table, queries }) => {
      const connector = await document.querySelector('wb-app')!.workspace.engine.get();
      await connector.run(table);
      const found: string[] = [];
      for (const sql of queries)
        found.push(
          await connector.look(sql).then(
            () => '',
            (error: unknown) => (error as Error).message,
          ),
        );
      return found;
    },
    { table: wrongQueriesTable, queries: wrongQueries.map(([sql]) => sql) },
  );
  wrongQueries.forEach(([sql, word, said], index) => {
    const message = messages[index]!;
    // The browser finds files by another way, which says it in other words.
    if (!sql.includes('nofile')) expect(plainMessage(message), sql).toContain(said);
    const place = placeOfError(message, sql);
    const found = place && sql.slice(place.from, place.to);
    expect(found?.replaceAll('"', ''), `${sql}\n${message}`).toBe(word?.replaceAll('"', ''));
  });
  // The library reports each error at the console too.
  expect(troubles.every((trouble) => /^console: /.test(trouble))).toBe(true);
  troubles.length = 0;
});

test('a table can be written as a file of every format', async ({ page }) => {
  await open(page);
  const files = await page.evaluate(async () => {
    const connector = await document.querySelector('wb-app')!.workspace.engine.get();
    const sql = "SELECT range AS i, range * 0.5 AS half, NULL AS n, 'ä' AS t FROM range(300000)";
    const found: [name: string, size: number, told: number | undefined, head: string][] = [];
    for (const name of ['csv', 'json', 'ndjson', 'parquet', 'arrow']) {
      let told: number | undefined;
      const file = await connector.export(sql, name, { progress: (rows) => (told = rows) });
      const head = new Uint8Array(await file.slice(0, 6).arrayBuffer());
      found.push([name, file.size, told, String.fromCharCode(...head)]);
    }
    const controller = new AbortController();
    const endless = connector.export('SELECT * FROM range(1000000000)', 'csv', {
      signal: controller.signal,
      progress: () => controller.abort(),
    });
    return { found, end: await endless.catch((error: unknown) => (error as Error).name) };
  });
  expect(files.end).toBe('AbortError');
  expect(files.found.map(([name, , told]) => [name, told])).toEqual(
    ['csv', 'json', 'ndjson', 'parquet', 'arrow'].map((name) => [name, 300_000]),
  );
  expect(files.found.map(([, , , head]) => head.slice(0, 4))).toEqual([
    'i,ha',
    '[\n{"',
    '{"i"',
    'PAR1',
    'ARRO',
  ]);
  for (const [name, size] of files.found) expect(size, name).toBeGreaterThan(300_000);
});
