import { describe, expect, it } from 'vitest';
import { smallProject } from '../engine/pipeline.test-helper.ts';
import { rowsVersion } from './rows-version.ts';

describe('the version of a table’s rows', () => {
  it('changes with each job that writes them or what a view of them reads', async () => {
    const { jobs } = await smallProject();
    const ids = jobs.map(({ id }) => id);
    const versionOf = (target: string, changed = '') => {
      const { targetTable } = jobs.find((job) => job.target === target)!;
      return rowsVersion(targetTable, jobs, (id) => (id === changed ? 'b' : 'a'));
    };
    const changing = (target: string) => ids.filter((id) => versionOf(target, id) !== versionOf(target));
    expect(changing('orders')).toEqual(['extract orders']);
    expect(changing('std_orders')).toEqual(['extract orders', 'cleanse cleansed_orders', 'std std_orders']);
    expect(changing('dq_orders')).toEqual(['dq dq_orders']);
    expect(changing('gold_orders')).toEqual(['ingest gold_orders', 'dedup gold_orders']);
  });
});
