import { describe, expect, it } from 'vitest';
import { ColumnLayout } from './column-layout.ts';
import { gridKeys } from './grid-key-help.ts';
import { onGridKey, type KeyTarget } from './grid-keys.ts';
import type { GridViewport } from './grid-viewport.ts';

const columns = ['a', 'b', 'c'].map((name) => ({ name, type: 'VARCHAR', kind: 'text' as const }));
const arrows = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];

/** The strokes that an entry of the list stands for. */
function strokes(key: string): KeyboardEvent[] {
  const parts = key.split('+');
  const name = parts.pop()!;
  const held = {
    ctrlKey: parts.includes('Mod'),
    metaKey: false,
    altKey: parts.includes('Alt'),
    shiftKey: parts.includes('Shift'),
  };
  return (name === 'Arrows' ? arrows : [name]).map(
    (one) => ({ ...held, key: one === 'Space' ? ' ' : one }) as KeyboardEvent,
  );
}

/** What a key has a grid of 100 rows do whose active cell is the second of a row, -1 being the header. */
function doneBy(event: KeyboardEvent, row: number): string[] {
  const done: string[] = [];
  const note =
    (name: string) =>
    (...values: unknown[]): void =>
      void done.push([name, ...values].join(' '));
  const target: KeyTarget = {
    selection: { anchor: { row: row + 1, column: 1 }, head: { row, column: 1 } },
    layout: new ColumnLayout(columns, new Set(), new Map()),
    rowCount: 100,
    view: { rows: { page: 10 } } as unknown as GridViewport,
    select: note('select'),
    resize: note('resize'),
    sortBy: note('sort'),
    autosize: note('autosize'),
    openMenu: note('menu'),
    openValue: note('value'),
    menuOf: note('menu'),
    chooseRow: (chosen) => done.push(`choose ${chosen}`) > 0,
    selectAll: note('all'),
    copySelection: note('copy'),
  };
  return onGridKey(target, event) ? done : [];
}

describe('the list of the grid’s keys', () => {
  it('names only keys that do something', () => {
    const idle = gridKeys
      .flatMap(({ keys }) => keys)
      .filter((key) => strokes(key).some((event) => doneBy(event, 5).length === 0));
    expect(idle).toEqual([]);
  });

  it.each<[key: string, row: number, done: string]>([
    ['Mod+ArrowDown', 5, 'select 99 1 false'],
    ['Shift+ArrowRight', 5, 'select 5 2 true'],
    ['ArrowUp', 0, 'select -1 1 false'],
    ['Space', 5, 'choose 5'],
    ['Home', 5, 'select 5 0 false'],
    ['Mod+End', 5, 'select 99 2 false'],
    ['Enter', -1, 'sort 1 false'],
    ['Shift+Enter', -1, 'sort 1 true'],
    ['Enter', 5, 'value 5 1'],
    ['Alt+ArrowDown', 5, 'menu 1'],
  ])('%s in row %i: %s', (key, row, done) => {
    expect(strokes(key).flatMap((event) => doneBy(event, row))).toEqual([done]);
  });
});
