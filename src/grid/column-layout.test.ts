import { expect, it } from 'vitest';
import type { GridColumn } from './column.ts';
import { ColumnLayout, widthFor } from './column-layout.ts';

const columns = Array.from({ length: 300 }, (_, at): GridColumn => ({
  name: `c${at}`,
  type: 'INTEGER',
  kind: 'number',
}));

it('finds the columns of a part of 300', () => {
  const layout = new ColumnLayout(columns, new Set(['c1']), new Map([['c0', 50]]));
  expect(layout.count).toBe(299);
  expect(layout.column(1).name).toBe('c2');
  expect(layout.between(0, 49)).toEqual({ first: 0, last: 0 });
  expect(layout.between(50, layout.width)).toEqual({ first: 1, last: 298 });
  const { first, last } = layout.between(9000, 9400);
  expect(layout.left(first)).toBeLessThanOrEqual(9000);
  expect(layout.left(last) + layout.widthOf(last)).toBeGreaterThan(9400);
});

it('makes room for values, within bounds', () => {
  const column = columns[0]!;
  const narrow = widthFor(column, ['1', null]);
  expect(widthFor(column, ['x'.repeat(30)])).toBeGreaterThan(narrow);
  expect(widthFor(column, ['x'.repeat(9999)])).toBe(480);
});
