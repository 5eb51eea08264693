import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { Connector } from './connector.ts';
import { everyTypeQuery } from './every-type.test-helper.ts';
import { fileOnDisk, openNative } from './node.ts';
import { checkTables, listTables, restoreTables, restoreViews, saveTables } from './snapshot.ts';

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

async function engine(): Promise<Connector> {
  const connector = await openNative();
  endings.push(() => connector.close());
  await connector.run("SET TimeZone = 'UTC'");
  return connector;
}

async function place(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'medallion-snapshot-'));
  endings.push(() => rm(folder, { recursive: true }));
  return join(folder, 'tables.db');
}

it('brings back a value of every type, NULLs and the order of rows, under names of any kind', async () => {
  const [one, path] = [await engine(), await place()];
  const many = { catalog: 'work "space"', schema: 'a.b', table: 'every type' };
  const order = { catalog: 'memory', schema: 'cells', table: 'c1' };
  await one.run(`ATTACH ':memory:' AS "work ""space"""; CREATE SCHEMA "work ""space"""."a.b"`);
  await one.run(`CREATE TABLE "work ""space"""."a.b"."every type" AS ${everyTypeQuery()}`);
  await one.run('INSERT INTO "work ""space"""."a.b"."every type" (c0) VALUES (NULL)');
  await one.run(
    'CREATE SCHEMA memory.cells; CREATE TABLE memory.cells.c1 AS SELECT hash(i) AS h FROM range(300000) t(i)',
  );
  await one.run('CREATE VIEW "work ""space"""."a.b".second AS FROM memory.cells.c1 LIMIT 1');
  await one.run('CREATE VIEW "work ""space"""."a.b".first AS FROM "work ""space"""."a.b".second');
  await one.run('CREATE OR REPLACE VIEW "work ""space"""."a.b".second AS FROM memory.cells.c1 LIMIT 2');
  const { tables, views } = await listTables(one);
  expect(tables).toEqual(expect.arrayContaining([many, order]));
  await saveTables(one, [many, order], path);
  await checkTables(one, 2, await fileOnDisk(path));

  const other = await engine();
  await restoreTables(other, [many, order], await fileOnDisk(path));
  await restoreViews(other, views);
  for (const sql of [
    'FROM "work ""space"""."a.b"."every type"',
    'FROM "work ""space"""."a.b".first',
    'SELECT rowid, h FROM memory.cells.c1 WHERE rowid % 1009 = 0',
  ])
    expect(await other.query(sql)).toEqual(await one.query(sql));
  expect((await listTables(other)).tables).toHaveLength(2);
});

it('is checked to the last block', async () => {
  const [connector, path] = [await engine(), await place()];
  await connector.run('CREATE TABLE memory.main.t AS SELECT md5(i::VARCHAR) AS m FROM range(50000) t(i)');
  await saveTables(connector, [{ catalog: 'memory', schema: 'main', table: 't' }], path);
  await checkTables(connector, 1, await fileOnDisk(path));
  const bytes = await readFile(path);
  bytes.fill(0, bytes.length >> 1, (bytes.length >> 1) + 20000);
  await writeFile(path, bytes);
  await expect(checkTables(connector, 1, await fileOnDisk(path))).rejects.toThrow();
});

it('can be ended, and leaves nothing attached', async () => {
  const [connector, path] = [await engine(), await place()];
  await connector.run('CREATE TABLE memory.main.t AS SELECT 1');
  const abort = new AbortController();
  abort.abort();
  const table = { catalog: 'memory', schema: 'main', table: 't' };
  await expect(saveTables(connector, [table], path, abort.signal)).rejects.toThrow('stopped');
  await saveTables(connector, [table], path);
  await expect(saveTables(connector, [{ ...table, table: 'gone' }], await place())).rejects.toThrow('gone');
  expect(
    (await connector.query('SELECT count(*) AS n FROM duckdb_databases() WHERE NOT internal')).rows,
  ).toEqual([{ n: 1 }]);
});
