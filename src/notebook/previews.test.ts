import { describe, expect, it, vi } from 'vitest';
import type { DashboardResult } from '../cell-kinds/dashboard.ts';
import type { TileResult } from '../cell-kinds/tiles.ts';
import { memoryStore } from './persist.ts';
import { clock, start } from './workspace.test-helper.ts';

const bars = (query: string, mark = 'barY') =>
  `title: Bars\nmark: ${mark}\nx: name\ny: value\ndata: |\n  ${query.replaceAll('\n', '\n  ')}`;
const two = "SELECT * FROM (VALUES ('a', 3), ('b', 5)) AS t(name, value)";

/** A workspace with a query, a plot and a dashboard, which have run unless `run` is false. */
async function open(run = true) {
  const text = [
    '```sql name=base\nSELECT 1 AS value\n```',
    `\`\`\`plot\n${bars(two)}\n\`\`\``,
    '```dashboard\ntitle: Figures\ntiles:\n  - title: One\n    kpi: { value: value }\n    data: SELECT value FROM base\n```',
    '',
  ].join('\n\n');
  const workspace = await start(memoryStore(), undefined, text);
  const [base, plot, dashboard] = workspace.cells
    .filter(({ kind }) => kind !== 'markdown')
    .map(({ id }) => id) as [string, string, string];
  if (run) await workspace.runner.run([base, plot, dashboard]);
  else await workspace.engine.get();
  const type = async (id: string, written: string) => {
    clock.now += 5000;
    workspace.edits.setText(id, written);
    const isMade = () => workspace.states.of(id).key.endsWith(written);
    const isWrong = () => workspace.previews.errorOf(workspace.unit(id)!) !== undefined;
    await expect.poll(() => isMade() || isWrong()).toBe(true);
    return workspace.previews.errorOf(workspace.unit(id)!);
  };
  const rowsOf = (id: string) => (workspace.states.of(id).result as TileResult).rows;
  return { workspace, base, plot, dashboard, type, rowsOf };
}

/** The part of a text that an error points to. */
const marked = (text: string, place: { from: number; to: number } | undefined) =>
  place && text.slice(place.from, place.to);

describe('a text that is being written', () => {
  it('becomes the result as if it had run, and an edit that is taken back leaves nothing behind', async () => {
    const { workspace, plot, type, rowsOf } = await open();
    expect(await type(plot, bars(`${two} WHERE value > 3`))).toBeUndefined();
    expect(rowsOf(plot)).toEqual([{ name: 'b', value: 5 }]);
    expect(workspace.states.of(plot).status).toBe('done');
    expect(workspace.runner.outOfDate()).toEqual([]);
    workspace.journal.undo();
    await expect.poll(() => rowsOf(plot)).toHaveLength(2);
    await expect.poll(() => workspace.states.of(plot).status).toBe('done');
  });

  it('that is wrong leaves the last good result, and says where it is wrong', async () => {
    const { workspace, plot, type, rowsOf } = await open();
    const wrongMark = bars(two, 'barr');
    const mark = await type(plot, wrongMark);
    expect(mark?.message).toMatch(/^line 2: unknown mark "barr"/);
    expect(marked(wrongMark, mark?.place)).toBe('barr');

    const wrongColumn = bars(two).replace('y: value', 'y: valu');
    const column = await type(plot, wrongColumn);
    expect(column?.message).toContain('valu');
    expect(marked(wrongColumn, column?.place)).toBe('y: valu');

    const wrongSql = bars('SELECT name,\n  valeu AS value\nFROM (VALUES (1, 2)) AS t(name, value)');
    const sql = await type(plot, wrongSql);
    expect(sql?.message).toContain('valeu');
    expect(marked(wrongSql, sql?.place)).toBe('valeu');

    expect(rowsOf(plot)).toHaveLength(2);
    expect(workspace.states.of(plot).status).toBe('stale');
    await workspace.runner.run([plot]);
    expect(workspace.states.of(plot).status).toBe('done');
    expect(
      workspace.previews.errorOf(workspace.unit(plot)!),
      'a run says itself what it found',
    ).toBeUndefined();
  });

  it('of a dashboard keeps its figures, and what it reads is known anew', async () => {
    const { workspace, base, dashboard, type } = await open();
    const text = (data: string) =>
      `title: Figures\ntiles:\n  - title: One\n    kpi: { value: value }\n    data: ${data}`;
    expect(await type(dashboard, text('SELECT value + 1 AS value FROM base'))).toBeUndefined();
    const { tiles } = workspace.states.of(dashboard).result as DashboardResult;
    expect(tiles[0]!.rows).toEqual([{ value: 2 }]);
    const wrong = text('SELECT value FROM bse');
    const error = await type(dashboard, wrong);
    expect(marked(wrong, error?.place)).toBe('bse');
    expect(await type(dashboard, text('SELECT value + 2 AS value FROM base'))).toBeUndefined();
    workspace.edits.setText(base, 'SELECT 2 AS value');
    await expect.poll(() => workspace.states.of(dashboard).status).toBe('stale');
  });

  it('changes no table', async () => {
    const { workspace, plot, base, type } = await open();
    const error = await type(plot, bars('DROP VIEW base'));
    expect(error?.message).toContain('changes nothing');
    await workspace.runner.run([base]);
    expect((await workspace.look('FROM base')).rows).toEqual([{ value: 1 }]);
  });

  it('is not tried before it has run once', async () => {
    const { workspace, plot } = await open(false);
    const look = vi.spyOn(await workspace.engine.get(), 'look');
    workspace.edits.setText(plot, bars(`${two} WHERE value > 3`));
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(look).not.toHaveBeenCalled();
    expect(workspace.states.of(plot).status).toBe('idle');
  });
});
