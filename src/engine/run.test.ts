import { describe, expect, it } from 'vitest';
import { duckdb } from '../core/dialects/duckdb.ts';
import { fileOf, Pipeline, smallProject } from './pipeline.test-helper.ts';
import { run } from './run.ts';

const rows = Array.from({ length: 300_000 }, (_, at) => `${at},name ${at},5,2025-01-01`);
const orders = `id,name,amount,day\n${rows.join('\n')}\n`;

describe('a run that is left', () => {
  it('in the middle of a job leaves no transaction behind', async () => {
    const pipeline = await Pipeline.open(await smallProject());
    const { connector, plan } = pipeline;
    const moment = { at: '2025-07-01 08:00:00', load: 'left' };
    const events = run({
      jobs: plan.jobs,
      connector,
      dialect: duckdb,
      ...moment,
      file: (name) => fileOf(name, orders),
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
