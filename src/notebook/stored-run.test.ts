import { expect, it } from 'vitest';
import type { DashboardResult } from '../cell-kinds/dashboard.ts';
import type { TileResult } from '../cell-kinds/tiles.ts';
import { kpiText } from '../charts/charts.ts';
import { memoryStore } from './persist.ts';
import { printStored, storeRun, type StoredRun } from './stored-run.ts';
import { takeFiles } from './take-files.ts';
import type { Unit } from './unit.ts';
import { configs, start } from './workspace.test-helper.ts';
import type { Workspace } from './workspace.ts';

const pictures = (workspace: Workspace) =>
  workspace.allUnits.filter(({ kind }) => kind === 'dashboard' || kind === 'plot');

const tilesOf = (result: unknown): TileResult[] =>
  (result as DashboardResult).tiles ?? [result as TileResult];

/** What tiles show, as text. */
const shown = (result: unknown) =>
  tilesOf(result).map(({ tile, rows, error }) => [
    tile.title,
    tile.type === 'kpi' ? kpiText(tile, rows).text : rows.length,
    error,
  ]);

let kept: Promise<StoredRun> | undefined;
async function made(): Promise<StoredRun> {
  const workspace = await start();
  await workspace.runner.runAll();
  return JSON.parse(printStored(await storeRun(workspace))) as StoredRun;
}
/** The stored run, and a workspace that has just opened with it. */
async function opened(text?: string): Promise<Workspace> {
  kept ??= made();
  const stored = await kept;
  return start(memoryStore(), undefined, text, { storedRun: () => Promise.resolve(stored) });
}

it('shows what a run shows, before any engine is there', async () => {
  const workspace = await opened();
  expect(workspace.engine.state.status).toBe('none');
  const before = new Map(pictures(workspace).map((unit) => [unit.id, workspace.stored.resultOf(unit)]));
  expect(before.size).toBeGreaterThanOrEqual(3);
  await workspace.runner.runAll();
  for (const [id, result] of before) expect(shown(result)).toEqual(shown(workspace.states.of(id).result));
  expect(shown([...before.values()][0]).length).toBeGreaterThan(5);
});

it('is that of the sample: own files or configuration have none of it, and what is edited neither', async () => {
  const workspace = await opened();
  const unit = (): Unit => pictures(workspace)[0]!;
  expect(workspace.stored.resultOf(unit())).toBeDefined();
  workspace.edits.setText(unit().cell.id, `${unit().cell.body}\n`);
  expect(workspace.stored.resultOf(unit())).toBeUndefined();
  workspace.journal.undo();
  expect(workspace.stored.resultOf(unit())).toBeDefined();
  await takeFiles(workspace, [new File([configs['dq_rule_config']!], 'dq_rule_config.csv')]);
  expect(workspace.stored.resultOf(unit())).toBeUndefined();
});

it('says of a question that was not stored what would answer it', async () => {
  const workspace = await opened(
    '```dashboard\ntiles:\n  - title: New\n    kpi: { value: a }\n    data: SELECT 1 AS a\n```\n',
  );
  const [tile] = tilesOf(workspace.stored.resultOf(pictures(workspace)[0]!));
  expect(tile!.error).toContain('Run the pipeline');
});
