import { describe, expect, it } from 'vitest';
import { Pipeline, smallProject } from './pipeline.test-helper.ts';

const header = 'id,name,amount,day\n';
const few = `${header}1,a,5,2025-01-01\n`;
const many = `${header}${Array.from({ length: 400_000 }, (_, at) => `${at},name ${at} ${'x'.repeat(60)},5,2025-01-01`).join('\n')}\n`;

describe('a delivery that exceeds the engine’s memory', () => {
  it('fails with words that help, and leaves every table as it was', async () => {
    const pipeline = await Pipeline.open(await smallProject());
    await pipeline.run({ 'orders.csv': few });
    const before = await pipeline.table('gold_orders', '*');
    await pipeline.connector.run("SET max_temp_directory_size = '0KB'; SET memory_limit = '16MB'");
    const { record } = await pipeline.run({ 'orders.csv': many }, '2025-07-02 08:00:00');
    const failed = record.jobs.find(({ status }) => status === 'failed')!;
    expect(failed.message).toContain('run out of memory');
    expect(record.jobs.some(({ status }) => status === 'blocked')).toBe(true);
    await pipeline.connector.run("SET memory_limit = '1GB'");
    expect(await pipeline.table('gold_orders', '*')).toEqual(before);
    const again = await pipeline.run({ 'orders.csv': few }, '2025-07-03 08:00:00');
    expect(again.record.jobs.every(({ status }) => status === 'done')).toBe(true);
    await pipeline.close();
  });
});
