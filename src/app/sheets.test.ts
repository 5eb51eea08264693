import { afterAll, describe, expect, it } from 'vitest';
import { Pipeline, smallProject } from '../engine/pipeline.test-helper.ts';
import { idleState } from '../notebook/unit.ts';
import type { Workspace } from '../notebook/workspace.ts';
import { writtenRows } from './sheets.ts';

const pipeline = await Pipeline.open(await smallProject());
afterAll(() => pipeline.close());

/** Loads orders at a time and tells which rows of stage and gold the load has written: `change id name`. */
async function written(at: string, ...lines: string[]): Promise<Record<string, string[]>> {
  const { figures } = await pipeline.run({ 'orders.csv': ['id,name,amount,day', ...lines].join('\n') }, at);
  const workspace = {
    look: (sql: string) => pipeline.connector.look(sql),
    states: { of: (id: string) => ({ ...idleState, figures: figures(id) }) },
  } as unknown as Workspace;
  const jobs = pipeline.plan.jobs.filter(({ kind }) => kind === 'stage' || kind === 'ingest');
  const sheets = jobs.map(async (job) => {
    const { rows } = await writtenRows(workspace, job);
    return [
      job.kind,
      rows.map((row) => `${String(row['Change'])} ${String(row['id'])} ${String(row['name'])}`),
    ] as const;
  });
  return Object.fromEntries(await Promise.all(sheets));
}

describe('the rows that a load has written', () => {
  it('are those that it inserted or updated, none where nothing differs', async () => {
    const first = ['inserted 1 ada', 'inserted 2 bob'];
    const lines = ['1,ada,1,2025-01-01', '2,bob,2,2025-01-02'];
    expect(await written('2025-07-01 08:00:00', ...lines)).toEqual({ stage: first, ingest: first });
    expect(await written('2025-07-02 08:00:00', ...lines)).toEqual({ stage: [], ingest: [] });
    const second = ['updated 2 bo', 'inserted 3 cy'];
    const next = await written(
      '2025-07-03 08:00:00',
      '3,cy,3,2025-01-03',
      '1,ada,1,2025-01-01',
      '2,bo,2,2025-01-02',
    );
    expect(next).toEqual({ stage: second, ingest: second });
  });
});
