import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connector } from './connector.ts';
import { placeOfError, type Wrapped } from './error-place.ts';
import { openNative } from './node.ts';
import { plainMessage } from './plain-message.ts';
import { wrongQueries, wrongQueriesTable } from './wrong-queries.test-helper.ts';

let connector: Connector;
beforeAll(async () => {
  connector = await openNative();
  await connector.run(wrongQueriesTable);
});
afterAll(() => connector.close());

async function messageOf(sql: string): Promise<string> {
  return connector.query(sql).then(
    () => expect.unreachable(`“${sql}” is right`),
    (error: unknown) => (error as Error).message,
  );
}

function marked(message: string, sql: string, wrapped?: Wrapped): string | undefined {
  const place = placeOfError(message, sql, wrapped);
  return place && sql.slice(place.from, place.to);
}

describe('the place of an error', () => {
  it.each(wrongQueries)('%s', async (sql, word, said) => {
    const message = await messageOf(sql);
    expect(plainMessage(message)).toContain(said);
    const found = marked(message, sql);
    expect(found && { [found.replaceAll('"', '')]: true }).toEqual(
      word && { [word.replaceAll('"', '')]: true },
    );
  });

  it('is found in a statement that stands inside of another', async () => {
    const before = 'CREATE OR REPLACE TABLE "ä" AS (\n';
    const after = '\n)';
    const inner = wrongQueries.filter(
      ([sql]) => !/^SELEC |;|'abc FROM|FROM$|WHERE \n$|\(id FROM|OVER/.test(sql),
    );
    expect(inner.length).toBeGreaterThan(30);
    for (const [sql, word] of inner) {
      const message = await messageOf(before + sql + after);
      const found = marked(message, sql, { before, after });
      expect(found?.replaceAll('"', ''), sql).toBe(word?.replaceAll('"', ''));
    }
  });

  it('is the right one of several words', async () => {
    const sql = 'SELECT name, nme FROM flights WHERE nme = 1';
    expect(placeOfError(await messageOf(sql), sql)).toEqual({ from: 36, to: 39 });
  });

  it('is unknown where it stands in what was put around', async () => {
    const sql = 'SELECT 1 AS one';
    const wrapped = { before: 'SELECT two FROM (', after: ')' };
    expect(marked(await messageOf(`${wrapped.before}${sql}${wrapped.after}`), sql, wrapped)).toBeUndefined();
    expect(marked('Binder Error: something', sql)).toBeUndefined();
  });
});

describe('a message', () => {
  it('says what to do without memory', async () => {
    const small = await openNative();
    try {
      await small.run("SET memory_limit = '20MB'; SET temp_directory = ''");
      const failed = small.run('CREATE TABLE t AS FROM range(10000000) ORDER BY hash(range)');
      const message = await failed.then(
        () => '',
        (error: unknown) => plainMessage(error),
      );
      expect(message).toContain('run out of memory. Read fewer columns');
    } finally {
      await small.close();
    }
  });

  it('of ours stays as it is', () => {
    expect(plainMessage(new Error('a\nb'))).toBe('a\nb');
  });
});
