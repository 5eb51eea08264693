import { expect, it } from 'vitest';
import type { DashboardResult } from '../cell-kinds/dashboard.ts';
import { memoryStore } from './persist.ts';
import { takeFiles } from './take-files.ts';
import { start } from './workspace.test-helper.ts';
import type { Workspace } from './workspace.ts';

const previous = (workspace: Workspace, title: string) => {
  const units = workspace.allUnits.filter(({ kind }) => kind === 'dashboard');
  const results = units.map(({ id }) => workspace.states.of(id).result as DashboardResult);
  return results.flatMap(({ tiles }) => tiles).find(({ tile }) => tile.title === title)!;
};

it('tells of each figure what it was in the run before', async () => {
  const workspace = await start();
  await workspace.runner.runAll();
  const first = previous(workspace, 'Total units sold');
  expect(first.previous).toBeUndefined();
  const units = Number(first.rows[0]!['units']);

  await takeFiles(workspace, [
    new File(
      ['sale_id,hcp_id,product_id,units_sold,sale_date,region\nS-NEW,H1,P1,5,2025-05-01,NORTH\n'],
      'product_sales.csv',
    ),
  ]);
  await workspace.runner.runAll();
  expect(previous(workspace, 'Total units sold').previous).toBe(units);
});

it('tells it across a reload', async () => {
  const store = memoryStore();
  const before = await start(store);
  await before.runner.runAll();
  const after = await start(store);
  await after.runner.runAll();
  const { rows, previous: value } = previous(after, 'Average rating');
  expect(value).toBe(rows[0]!['rating']);
});
