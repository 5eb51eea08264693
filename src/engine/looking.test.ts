import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { duckdb } from '../core/dialects/duckdb.ts';
import type { Connector, Result } from './connector.ts';
import { openNative } from './node.ts';
import { resetTables } from './reset.ts';
import { Turns } from './turns.ts';

const forever = 'SELECT sum(hash(a.range + b.range)::HUGEINT) FROM range(1000000) a, range(1000000) b';
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

let connector: Connector;
beforeEach(async () => {
  connector = await openNative();
  await connector.run('CREATE TABLE t AS SELECT range AS i FROM range(10)');
});
afterEach(() => connector.close());

const count = async (sql = 'FROM t') => (await connector.look(`SELECT count(*) AS n ${sql}`)).rows[0]!['n'];

describe('a look', () => {
  it('sees what is committed, while the run changes it', async () => {
    await connector.run('BEGIN TRANSACTION; INSERT INTO t VALUES (11)');
    expect(await count()).toBe(10);
    await connector.run('CREATE OR REPLACE TABLE t AS SELECT 1 AS i');
    expect(await count()).toBe(10);
    await connector.run('COMMIT');
    expect(await count()).toBe(1);
  });

  it('runs beside a statement that never ends, and cancel ends only that statement', async () => {
    const run = connector.query(forever);
    const failed = expect(run).rejects.toMatchObject({ name: 'AbortError' });
    expect(await count()).toBe(10);
    await connector.cancel();
    await failed;
    expect(await count()).toBe(10);
    expect((await connector.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('is ended by its signal, running or waiting, and the next one runs', async () => {
    const first = new AbortController();
    const second = new AbortController();
    const running = expect(connector.look(forever, first.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
    const waiting = expect(connector.look('SELECT 1', second.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
    const last = connector.look('SELECT 2 AS two');
    second.abort();
    await waiting;
    await pause(50);
    first.abort();
    await running;
    expect((await last).rows).toEqual([{ two: 2 }]);
    await expect(connector.look('SELECT 1', AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('leaves nothing open that stops the run', async () => {
    const controller = new AbortController();
    const look = expect(connector.look(`${forever}, t`, controller.signal)).rejects.toThrow();
    await pause(50);
    controller.abort();
    await look;
    await expect(connector.look('SELECT nothing FROM t')).rejects.toThrow('nothing');
    await connector.run('CREATE OR REPLACE TABLE t AS SELECT 1 AS i');
    await connector.run("ATTACH ':memory:' AS lake; CREATE TABLE lake.main.x AS SELECT 1 AS i");
    expect(await count('FROM lake.main.x')).toBe(1);
    await connector.run('DETACH lake');
    await connector.run('DROP TABLE t');
    await expect(count()).rejects.toThrow('does not exist');
  });

  it('keeps TEMP tables of its own, past a reset of all tables', async () => {
    await connector.lookRun('CREATE TEMP TABLE picked AS SELECT * FROM t WHERE i > 6');
    await resetTables(connector, duckdb);
    expect(await count('FROM picked')).toBe(3);
    await expect(connector.query('FROM picked')).rejects.toThrow('does not exist');
    await connector.run('CREATE TABLE t AS SELECT 1 AS i');
    expect(await count()).toBe(1);
  });
});

describe('a stream', () => {
  const many = 'SELECT range AS i FROM range(100000)';

  it('tells its columns first, then all rows', async () => {
    const pieces: Result[] = [];
    for await (const piece of connector.stream(many)) pieces.push(piece);
    expect(pieces[0]).toEqual({ columns: [{ name: 'i', type: 'BIGINT' }], rows: [] });
    const rows = pieces.flatMap((piece) => piece.rows);
    expect(rows.length).toBe(100_000);
    expect(rows[99_999]).toEqual({ i: 99_999 });
  });

  it('can be left, or stopped, and stops nothing', async () => {
    await connector.run(`CREATE TABLE big AS ${many}`);
    for await (const piece of connector.stream('FROM big')) {
      if (piece.rows.length === 0) continue;
      expect(await count()).toBe(10);
      await connector.run('CREATE OR REPLACE TABLE big AS SELECT 1 AS i');
      break;
    }
    await connector.run('DROP TABLE big');
    const controller = new AbortController();
    const reading = async () => {
      for await (const piece of connector.stream(many, controller.signal))
        if (piece.rows.length > 0) controller.abort();
    };
    await expect(reading()).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('throws what the engine says', async () => {
    const reading = async () => {
      for await (const piece of connector.stream('SELECT wrong FROM t')) void piece;
    };
    await expect(reading()).rejects.toThrow('wrong');
  });
});

describe('turns', () => {
  it('come one after the other, whatever became of the one before', async () => {
    const turns = new Turns();
    const told: string[] = [];
    const first = turns.take(async () => {
      await pause(10);
      told.push('first');
      throw new Error('lost');
    });
    const second = turns.take(() => Promise.resolve(told.push('second')));
    await expect(first).rejects.toThrow('lost');
    await second;
    expect(told).toEqual(['first', 'second']);
  });
});
