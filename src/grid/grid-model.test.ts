import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Connector } from '../engine/connector.ts';
import { openNative } from '../engine/node.ts';
import { GridModel } from './grid-model.ts';
import type { GridRelation } from './relation.ts';
import type { Panel } from './wb-grid-panel.ts';

let engine: Connector;
beforeAll(async () => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  engine = await openNative({ threads: 1 });
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await engine.close();
});

const numbers = (to: number, version: number): GridRelation => ({
  label: 'Numbers',
  from: `(SELECT n, n % 2 AS odd FROM range(${to}) AS t(n))`,
  hasRowid: false,
  version,
});

function make() {
  const boxes: Panel[] = [];
  const model = new GridModel(
    () => undefined,
    (panel) => boxes.push(panel),
  );
  const open = async (relation: GridRelation, isSame: boolean) => {
    model.open(
      relation,
      (sql) => engine.query(sql),
      (sql) => engine.run(sql),
      isSame,
    );
    await expect.poll(() => model.data?.cache).toBeDefined();
    model.takeIn(relation);
  };
  return { model, open, boxes };
}

describe('a grid that gets other rows', () => {
  it('keeps its order, its hidden columns and its place where they are of the same relation', async () => {
    const { model, open } = make();
    await open(numbers(5, 1), false);
    model.select(4, 1, false);
    model.hide(0);
    model.arrange({ ...model.wanted, sort: [{ column: 'odd', descending: true }] });
    await expect.poll(() => model.said).toBe('5 rows');
    model.select(4, 0, false);
    await open(numbers(3, 2), true);
    expect(model.wanted.sort).toEqual([{ column: 'odd', descending: true }]);
    expect([model.layout.count, model.rowCount, model.selection.head.row]).toEqual([1, 3, 2]);
    model.close();
  });

  it('begins anew with another relation', async () => {
    const { model, open } = make();
    await open(numbers(5, 1), false);
    model.select(4, 1, false);
    model.hide(0);
    await open({ label: 'One', from: '(SELECT 1 AS one, 2 AS two)', hasRowid: false }, false);
    expect([model.layout.count, model.selection.head]).toEqual([2, { row: 0, column: 0 }]);
    model.close();
  });
});

it('opens a value where there is a row, and nothing for the header', async () => {
  const { model, open, boxes } = make();
  await open(numbers(5, 1), false);
  model.openValue(-1, 0);
  model.openValue(5, 0);
  model.openValue(4, 1);
  expect(boxes).toEqual([{ kind: 'value', place: 1, row: 4 }]);
  model.close();
});
