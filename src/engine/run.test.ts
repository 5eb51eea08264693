import { describe, expect, it } from 'vitest';
import { duckdb } from '../core/dialects/duckdb.ts';
import type { Connector } from './connector.ts';
import { fileOf, Pipeline, smallProject } from './pipeline.test-helper.ts';
import { run } from './run.ts';

/** The same engine, which tells of its progress once a transaction is open, and takes a while before the next one. */
function talkative(connector: Connector): Connector {
  let tell: ((share: number) => void) | undefined;
  const own: Pick<Connector, 'onProgress' | 'run'> = {
    onProgress: (told) => void (tell = told),
    async run(sql) {
      await new Promise((resolve) => setTimeout(resolve, 30));
      await connector.run(sql);
      if (sql.startsWith('BEGIN')) tell?.(0.5);
    },
  };
  return Object.assign(Object.create(connector) as Connector, own);
}

describe('a run that is left', () => {
  it('in the middle of a job leaves no transaction behind', async () => {
    const pipeline = await Pipeline.open(await smallProject());
    const { connector, plan } = pipeline;
    const events = run({
      jobs: plan.jobs,
      connector: talkative(connector),
      dialect: duckdb,
      at: '2025-07-01 08:00:00',
      load: 'left',
      file: (name) => fileOf(name, 'id,name,amount,day\n1,ann,5,2025-01-01\n'),
    });
    let last = '';
    for await (const { type } of events) {
      last = type;
      if (type === 'progress') break;
    }
    expect(last).toBe('progress');
    await connector.run('BEGIN TRANSACTION');
    await connector.run('COMMIT');
    await pipeline.close();
  });
});

/** The bytes of its tables in memory, once a run on many records is over; the engine packs from so many bytes of files on. */
async function memoryOf(packFrom: number): Promise<number> {
  const pipeline = await Pipeline.open(await smallProject());
  const { connector, plan } = pipeline;
  const records = Array.from({ length: 200_000 }, (_, id) => `${id},ann,5,2025-01-01\n`);
  const text = `id,name,amount,day\n${records.join('')}`;
  const events = run({
    jobs: plan.jobs,
    connector: Object.assign(Object.create(connector) as Connector, { packFrom }),
    dialect: duckdb,
    at: '2025-07-01 08:00:00',
    load: 'first',
    file: (name) => fileOf(name, text),
  });
  for await (const event of events)
    if (event.type === 'failed') throw new Error(`${event.job.id}: ${event.message}`);
  const { rows } = await connector.query(
    "SELECT memory_usage_bytes AS bytes FROM duckdb_memory() WHERE tag = 'IN_MEMORY_TABLE'",
  );
  await pipeline.close();
  return Number(rows[0]!['bytes']);
}

describe('tables of large files', () => {
  it('take half the memory where the engine packs them', async () => {
    expect(await memoryOf(1)).toBeLessThan((await memoryOf(Infinity)) / 2);
  });
});
