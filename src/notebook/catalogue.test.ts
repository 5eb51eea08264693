import { afterEach, describe, expect, it } from 'vitest';
import { tablesIn } from '../core/sql/tables-in.ts';
import { Pipeline, smallProject } from '../engine/pipeline.test-helper.ts';
import { resetTables } from '../engine/reset.ts';
import { duckdb } from '../core/dialects/duckdb.ts';
import type { CatalogueCell } from './catalogue-table.ts';
import { Catalogue } from './catalogue.ts';
import { Changes } from './changes.ts';
import { signatureText, sqlFunctions } from './sql-functions.ts';

const open: Pipeline[] = [];
afterEach(async () => {
  for (const pipeline of open.splice(0)) await pipeline.close();
});

/** A small project with a BI table, an engine, and a catalogue on both. */
async function start(cells: CatalogueCell[] = []) {
  const bi =
    'Load BI Table,lake.bi.sales,"INSERT INTO {table_name} (name, total) SELECT name, sum(amount) FROM lake.main.gold_orders GROUP BY name",duckdb,1,Y';
  const pipeline = await Pipeline.open(await smallProject({ sql_repos: [bi] }));
  open.push(pipeline);
  const changes = new Changes(queueMicrotask);
  const asked: string[] = [];
  const source = {
    changes,
    plan: pipeline.plan,
    allUnits: [],
    rows: new Map<string, number>(),
    running: undefined as unknown,
    engine: { state: { status: 'ready' as const } },
    connector: pipeline.connector,
    look(sql: string) {
      asked.push(sql);
      return this.connector.query(sql);
    },
  };
  const catalogue = new Catalogue(source, () => cells);
  const table = (name: string) => catalogue.tables.find((entry) => entry.name === name);
  const ran = async () => {
    await pipeline.run({ 'orders.csv': 'id,name,amount,day\n1,a,5,2025-01-01\n2,b,7,2025-01-02\n' });
    source.rows.set('lake.main.gold_orders', 2);
    changes.tell('tables');
    await Promise.resolve();
    await catalogue.refresh();
  };
  return { pipeline, source, catalogue, table, ran, asked };
}

describe('a catalogue', () => {
  it('lists the tables of the configuration before anything has run, without asking the engine', async () => {
    const { catalogue, table, asked } = await start();
    expect(await catalogue.refresh()).toBe(false);
    expect(asked).toEqual([]);
    expect(catalogue.tables.map(({ name, layer, exists }) => [layer, name, exists])).toEqual([
      ['bronze', 'orders', false],
      ['silver', 'cleansed_orders', false],
      ['silver', 'dq_orders', false],
      ['silver', 'stage_orders', false],
      ['silver', 'std_orders', false],
      ['gold', 'gold_orders', false],
      ['publish', 'sales', false],
    ]);
    expect(table('gold_orders')!.columns).toContainEqual({ name: 'amount', type: 'INTEGER' });
    expect(table('sales')!.columns).toEqual([
      { name: 'name', type: '' },
      { name: 'total', type: '' },
    ]);
    expect(table('sales')!.rows).toBeUndefined();
  });

  it('has the columns and rows of the engine after a run', async () => {
    const { table, ran } = await start();
    await ran();
    expect(table('gold_orders')).toMatchObject({ key: 'lake.main.gold_orders', exists: true, rows: 2 });
    expect(table('sales')!.columns).toEqual([
      { name: 'name', type: 'VARCHAR' },
      { name: 'total', type: 'HUGEINT' },
    ]);
    expect(table('unreadable_records')).toMatchObject({ layer: 'bronze', exists: true });
    expect(table('unreadable_records')!.writers).toEqual([{ id: 'extract orders', title: 'extract orders' }]);
  });

  it('says who writes and who reads a table, jobs and cells', async () => {
    const sql = 'SELECT * FROM gold_orders JOIN main.sales_check USING (name)';
    const { table } = await start([
      { id: 'sql check', title: 'Check', makes: 'sales_check', reads: tablesIn('FROM lake.bi.sales') },
      { id: 'sql all', title: 'All', reads: tablesIn(sql) },
    ]);
    const ids = (parts: { id: string }[]) => parts.map(({ id }) => id);
    expect(ids(table('gold_orders')!.writers)).toEqual(['ingest gold_orders', 'dedup gold_orders']);
    expect(ids(table('gold_orders')!.readers)).toEqual(['publish sales', 'sql all']);
    expect(ids(table('sales')!.readers)).toEqual(['sql check']);
    expect(table('sales_check')).toMatchObject({ layer: 'cell', exists: false, sql: 'sales_check' });
    expect(ids(table('sales_check')!.readers)).toEqual(['sql all']);
  });

  it('takes a bare name for the result of a cell where both have it', async () => {
    const { catalogue } = await start([
      { id: 'sql mine', title: 'Mine', makes: 'Gold_Orders', reads: [] },
      { id: 'sql all', title: 'All', reads: tablesIn('FROM gold_orders') },
    ]);
    const readers = (layer: string) => catalogue.tables.find((entry) => entry.layer === layer)!.readers;
    expect(readers('cell').map(({ id }) => id)).toEqual(['sql all']);
    expect(readers('gold').map(({ id }) => id)).toEqual(['publish sales']);
  });

  it('writes names so that the engine reads them, whatever is in them', async () => {
    const { pipeline, catalogue, ran } = await start();
    await pipeline.connector.run('CREATE TABLE "my ""new"" table" AS SELECT 1 AS "Order"');
    await pipeline.connector.run(`ATTACH ':memory:' AS "a.b"`);
    await pipeline.connector.run('CREATE TABLE "a.b".main."order" (x INTEGER)');
    await ran();
    const names = catalogue.tables.map(({ sql, layer }) => [layer, sql]);
    expect(names).toContainEqual(['cell', '"my ""new"" table"']);
    expect(names).toContainEqual(['other', '"a.b".main."order"']);
    for (const { sql, exists } of catalogue.tables) {
      expect(exists).toBe(true);
      await pipeline.rows(`SELECT * FROM ${sql}`);
    }
  });

  it('asks the engine once for each change, and not while a run goes on', async () => {
    const { source, catalogue, asked, ran } = await start();
    await ran();
    expect(await catalogue.refresh()).toBe(false);
    expect(asked).toHaveLength(1);
    source.running = {};
    source.changes.tell('tables');
    await Promise.resolve();
    expect(await catalogue.refresh()).toBe(false);
    source.running = undefined;
    expect(await catalogue.refresh()).toBe(true);
    expect(asked).toHaveLength(2);
  });

  it('knows when the tables are gone', async () => {
    const { pipeline, source, catalogue, table, ran } = await start();
    await ran();
    await resetTables(pipeline.connector, duckdb);
    source.rows.clear();
    source.changes.tell('tables');
    await Promise.resolve();
    await catalogue.refresh();
    expect(table('gold_orders')).toMatchObject({ exists: false, rows: undefined });
    expect(table('unreadable_records')).toBeUndefined();
  });
});

describe('the functions of the engine', () => {
  it('come with their signatures and descriptions, and are asked for once', async () => {
    const { source, asked } = await start();
    const query = (sql: string) => source.look(sql);
    const functions = await sqlFunctions(query);
    expect(await sqlFunctions(query)).toBe(functions);
    expect(asked).toHaveLength(1);
    const told = (name: string) => {
      const found = functions.find((entry) => entry.name === name)!;
      return found.signatures.map((signature) => signatureText(name, signature));
    };
    expect(told('substring')).toContain('substring(string VARCHAR, start BIGINT, length BIGINT) → VARCHAR');
    expect(told('count')).toContain('count() → BIGINT');
    expect(told('concat_ws').join()).toContain('ANY …');
    expect(told('read_csv')).toContain('read_csv(VARCHAR)');
    expect(functions.find(({ name }) => name === 'regexp_matches')!.description).toContain('regex');
    expect(functions.every(({ name }) => /^[a-z]/.test(name))).toBe(true);
    expect(functions.length).toBeGreaterThan(500);
  });
});
