import { expect, it } from 'vitest';
import type { DashboardResult } from '../src/cell-kinds/dashboard.ts';
import type { TileResult } from '../src/cell-kinds/tiles.ts';
import type { StoredRun } from '../src/notebook/stored-run.ts';
import { start } from '../src/notebook/workspace.test-helper.ts';
import { makeStoredRun } from './stored-run.ts';

it('answers all that the dashboards and plots of the shipped notebook ask', async () => {
  const stored = JSON.parse(await makeStoredRun('.')) as StoredRun;
  expect(stored.at).toMatch(/^\d{4}-\d\d-\d\d /);
  const workspace = await start(undefined, undefined, undefined, {
    storedRun: () => Promise.resolve(stored),
  });
  const results = workspace.allUnits.flatMap((unit) => {
    const result = workspace.stored.resultOf(unit) as DashboardResult | TileResult | undefined;
    return !result ? [] : 'tiles' in result ? result.tiles : [result];
  });
  expect(results.length).toBeGreaterThan(13);
  for (const { tile, rows, error } of results)
    expect(error === '' && rows.length > 0, `${tile.title}: ${error}`).toBe(true);
});
