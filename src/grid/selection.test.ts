import { describe, expect, it } from 'vitest';
import { blockOf, isInside, move, oneCell, selectedBlock, within, type Place } from './selection.ts';

const from: Place = { row: 50, column: 3 };
const go = (key: string, control = false, place = from) => move({ key, control }, place, 10_000_000, 8, 12);

describe('keys move through a grid', () => {
  const cases: [key: string, control: boolean, row: number, column: number][] = [
    ['ArrowDown', false, 51, 3],
    ['ArrowUp', false, 49, 3],
    ['ArrowRight', false, 50, 4],
    ['ArrowLeft', false, 50, 2],
    ['ArrowDown', true, 9_999_999, 3],
    ['ArrowUp', true, 0, 3],
    ['ArrowRight', true, 50, 7],
    ['ArrowLeft', true, 50, 0],
    ['PageDown', false, 62, 3],
    ['PageUp', false, 38, 3],
    ['Home', false, 50, 0],
    ['End', false, 50, 7],
    ['Home', true, 0, 0],
    ['End', true, 9_999_999, 7],
  ];
  it.each(cases)('%s (with Control: %s)', (key, control, row, column) => {
    expect(go(key, control)).toEqual({ row, column });
  });

  it('stop at the edges and reach the header', () => {
    expect(go('ArrowUp', false, { row: 0, column: 0 })).toEqual({ row: -1, column: 0 });
    expect(go('ArrowUp', false, { row: -1, column: 0 })).toEqual({ row: -1, column: 0 });
    expect(go('PageUp', false, { row: 3, column: 0 })).toEqual({ row: 0, column: 0 });
    expect(go('PageDown', false, { row: 9_999_998, column: 0 })?.row).toBe(9_999_999);
    expect(go('ArrowRight', false, { row: 0, column: 7 })?.column).toBe(7);
  });

  it('stay in the header of an empty table', () => {
    for (const key of ['ArrowDown', 'PageDown', 'End'])
      expect(move({ key, control: true }, { row: -1, column: 0 }, 0, 3, 12)?.row).toBe(-1);
  });

  it('leave other keys alone', () => {
    expect(go('a')).toBeUndefined();
    expect(go('Tab')).toBeUndefined();
  });
});

it('a selection is the block between its corners, without the header', () => {
  const block = blockOf({ anchor: { row: 5, column: 4 }, head: { row: -1, column: 2 } });
  expect(block).toEqual({ top: 0, bottom: 5, left: 2, right: 4 });
  expect(isInside(block, 0, 2)).toBe(true);
  expect(isInside(block, 6, 2)).toBe(false);
});

it('a selection stays among the rows and columns that are left, and goes to the header where there are none', () => {
  const selection = { anchor: { row: 2, column: 0 }, head: { row: 9, column: 5 } };
  expect(within(selection, 5, 3)).toEqual({ anchor: { row: 2, column: 0 }, head: { row: 4, column: 2 } });
  expect(within(selection, 0, 3).head).toEqual({ row: -1, column: 2 });
  expect(within(oneCell(-1, 1), 5, 3)).toEqual(oneCell(-1, 1));
});

it('in the header there is nothing to be copied', () => {
  expect(selectedBlock(oneCell(-1, 2))).toBeUndefined();
  expect(selectedBlock({ anchor: { row: -1, column: 0 }, head: { row: 1, column: 1 } })?.top).toBe(0);
});
