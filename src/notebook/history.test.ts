import { describe, expect, it } from 'vitest';
import { History, type Snapshot } from './history.ts';
import { nothingOwn } from './sources.ts';

const own = nothingOwn();
const snapshot = (text: string): Snapshot => ({
  cells: [{ id: 'c', kind: 'sql', words: [], options: {}, open: '', body: text, close: '' }],
  own,
});
const text = (step: { snapshot: Snapshot } | undefined) => step?.snapshot.cells[0]!.body;

/** A history after texts that were written one after the other, at these milliseconds. */
function written(changes: [text: string, at: number, key?: string][]): History {
  const history = new History();
  let before = snapshot('');
  for (const [body, at, key = 'text c'] of changes) {
    const after = snapshot(body);
    history.record({ name: `write ${body}`, before, after, cell: 'c', key }, at);
    before = after;
  }
  return history;
}

describe('the history', () => {
  it('takes back and does again, by name', () => {
    const history = written([
      ['a', 0, ''],
      ['b', 1, ''],
    ]);
    expect([history.undoName, history.redoName]).toEqual(['write b', '']);
    expect(text(history.undo())).toBe('a');
    expect([history.undoName, history.redoName]).toEqual(['write a', 'write b']);
    expect(text(history.undo())).toBe('');
    expect(history.undo()).toBeUndefined();
    expect(text(history.redo())).toBe('a');
    expect(text(history.redo())).toBe('b');
    expect(history.redo()).toBeUndefined();
  });

  it('takes typing as one change until it pauses', () => {
    const history = written([
      ['a', 0],
      ['ab', 400],
      ['abc', 900],
      ['abcd', 2500],
    ]);
    expect(text(history.undo())).toBe('abc');
    expect(text(history.undo())).toBe('');
    expect(history.undo()).toBeUndefined();
  });

  it('keeps typing in two cells, before and after a seal, and after an undo apart', () => {
    const cells = written([
      ['a', 0, 'text c'],
      ['b', 10, 'text d'],
    ]);
    expect(text(cells.undo())).toBe('a');
    const sealed = written([['a', 0]]);
    sealed.seal();
    sealed.record({ name: 'x', before: snapshot('a'), after: snapshot('ab'), cell: 'c', key: 'text c' }, 10);
    expect(text(sealed.undo())).toBe('a');
    sealed.record({ name: 'y', before: snapshot('a'), after: snapshot('az'), cell: 'c', key: 'text c' }, 20);
    expect(text(sealed.undo())).toBe('a');
    expect(text(sealed.undo())).toBe('');
  });

  it('forgets what was undone once something else is done', () => {
    const history = written([['a', 0, '']]);
    history.undo();
    history.record({ name: 'b', before: snapshot(''), after: snapshot('b'), cell: 'c', key: '' }, 1);
    expect(history.redoName).toBe('');
  });
});
