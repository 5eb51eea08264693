import { describe, expect, it } from 'vitest';
import type { TileResult } from '../cell-kinds/tiles.ts';
import { parseDashboard, type Pick } from '../charts/charts.ts';
import type { Model } from '../dashboard/model.ts';
import { DashboardView } from './dashboard-view.ts';

const text = `title: Board
tiles:
  - title: By region
    mark: barY
    x: region
    y: units
    data: SELECT region, sum(units) AS units FROM sales GROUP BY region
  - title: By product
    mark: barY
    x: product
    y: units
    data: SELECT product, sum(units) AS units FROM sales GROUP BY product
  - title: Sites
    kpi: { value: sites }
    data: SELECT count(*) AS sites FROM places
`;

function table(name: string, columns: string[]): Model['tables'][number] {
  const typed = columns.map((column) => ({ name: column, type: 'VARCHAR' }));
  return { key: `memory.main.${name}`, name, sql: name, columns: typed };
}

const model: Model = {
  tables: [table('sales', ['region', 'product', 'units']), table('places', ['site'])],
  references: [],
};

const north: Pick[] = [{ column: 'region', values: ['NORTH'] }];

/** A view on three tiles, the questions that it has asked, and a way to answer the next one. */
function open(hasTables = true) {
  const asked: { sql: string; signal: AbortSignal; answer: (rows: number) => Promise<void> }[] = [];
  const view = new DashboardView({
    answer: (tile, sql, signal) =>
      new Promise<TileResult>((resolve) =>
        asked.push({
          sql,
          signal,
          async answer(units) {
            resolve({ tile, rows: [{ units }], error: '', note: '' });
            await settled();
          },
        }),
      ),
    model: () => Promise.resolve(model),
    changed: () => undefined,
  });
  const run = (units: number): TileResult[] =>
    parseDashboard(text).spec.tiles.map((tile) => ({ tile, rows: [{ units }], error: '', note: '' }));
  view.show(run(1), hasTables);
  const shown = () => view.tiles.map(({ result }) => result.rows[0]!['units']);
  return { view, asked, run, shown };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('a dashboard under filters', () => {
  it('asks all tiles but the one that was picked on, one after the other, and keeps what they show until then', async () => {
    const { view, asked, shown } = open();
    view.pick(0, north);
    expect(view.tiles.map(({ waiting }) => waiting)).toEqual([false, true, true]);
    expect(view.tiles[0]!.marked).toEqual(north);
    expect(shown()).toEqual([1, 1, 1]);
    await settled();
    expect(asked).toHaveLength(1);
    expect(asked[0]!.sql).toContain("'NORTH'");
    await asked[0]!.answer(7);
    expect(shown()).toEqual([1, 7, 1]);
    expect(view.tiles[1]!.sql).toBe(asked[0]!.sql);
    expect(view.tiles[2], 'no table of it has a region').toMatchObject({ waiting: false, unreached: north });
    expect(asked).toHaveLength(1);
  });

  it('drops questions that other filters have overtaken', async () => {
    const { view, asked, shown } = open();
    view.pick(0, north);
    await settled();
    view.set([]);
    expect(asked[0]!.signal.aborted).toBe(true);
    await asked[0]!.answer(7);
    expect(shown()).toEqual([1, 1, 1]);
    expect(view.tiles.some(({ waiting }) => waiting)).toBe(false);
  });

  it('takes a filter away when its mark is picked again, and adds values where that is wanted', () => {
    const { view } = open();
    view.pick(0, north);
    view.pick(0, [{ column: 'region', values: ['SOUTH'] }], true);
    expect(view.filters).toEqual([{ column: 'region', values: ['NORTH', 'SOUTH'] }]);
    view.pick(0, north);
    expect(view.filters).toEqual(north);
    expect(view.pick(0, north)).toBe(true);
    expect(view.filters).toEqual([]);
    expect(view.pick(0, [{ column: 'units', values: [1] }]), 'a sum is no column of a table').toBe(false);
  });

  it('asks anew after a run, and shows the filtered rows of before meanwhile', async () => {
    const { view, asked, run, shown } = open();
    view.pick(0, north);
    await settled();
    await asked[0]!.answer(7);
    view.show(run(2), true);
    expect(shown()).toEqual([2, 7, 1]);
    await settled();
    await asked[1]!.answer(8);
    expect(shown()).toEqual([2, 8, 2]);
  });

  it('finds the tile of a filter that came with the address, and asks nothing of a stored run', async () => {
    const { view, asked } = open(false);
    view.set(north);
    await settled();
    expect(asked).toEqual([]);
    expect(view.tiles.map(({ marked }) => marked.length)).toEqual([1, 0, 0]);
    expect(view.applying(0)).toEqual([]);
    expect(view.applying(1)).toEqual(north);
  });

  it('leaves marks as they are where nothing about them is new, so that charts are not drawn for nothing', () => {
    const { view } = open();
    view.pick(0, north);
    const { marked } = view.tiles[0]!;
    view.pick(1, [{ column: 'product', values: ['A'] }]);
    expect(view.tiles[0]!.marked).toBe(marked);
  });
});
