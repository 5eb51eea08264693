import { describe, expect, it } from 'vitest';
import type { Command } from './command.ts';
import { commands } from './commands.ts';
import { isChord, KeyMap, keysText } from './keys.ts';

const command = (id: string, keys: string[], more: Partial<Command> = {}): Command => ({
  id,
  keys,
  group: 'Cell',
  title: id,
  run: () => undefined,
  ...more,
});

const some = [
  command('delete', ['D D']),
  command('insert', ['B']),
  command('save', ['Mod+S']),
  command('move', ['Alt+ArrowUp'], { inEditor: false }),
  command('run-next', ['Shift+Enter'], { inEditor: true }),
  command('leave', ['Escape'], { inEditor: true }),
  command('keys', ['?']),
];

/** The ids of what keys call one after the other at a place, `–` for none; each is [key, milliseconds]. */
function called(place: 'cell' | 'text' | 'elsewhere', ...strokes: [key: string, at: number][]): string {
  const map = new KeyMap(some);
  return strokes.map(([key, at]) => map.find(key, place, at)?.id ?? '–').join(' ');
}

describe('keys', () => {
  it('of two strokes count where the second follows soon', () => {
    expect(called('cell', ['D', 0], ['D', 500])).toBe('– delete');
    expect(called('cell', ['D', 0], ['D', 1000])).toBe('– –');
    expect(called('cell', ['D', 0], ['D', 1000], ['D', 1200])).toBe('– – delete');
    expect(called('cell', ['D', 0], ['B', 100], ['D', 200])).toBe('– insert –');
    expect(called('cell', ['D', 0], ['D', 100], ['D', 200])).toBe('– delete –');
  });

  it.each<[place: 'cell' | 'text' | 'elsewhere', found: string]>([
    ['cell', 'insert save move run-next leave keys'],
    ['text', '– save – run-next leave –'],
    ['elsewhere', '– save move run-next leave –'],
  ])('count by where the focus is: %s', (place, found) => {
    const keys = ['B', 'Mod+S', 'Alt+ArrowUp', 'Shift+Enter', 'Escape', '?'];
    expect(called(place, ...keys.map((key): [string, number] => [key, 0]))).toBe(found);
  });

  it('that begin two strokes are letters in a text', () => {
    const map = new KeyMap(some);
    expect(map.find('D', 'text', 0)).toBeUndefined();
    expect(map.find('D', 'cell', 100)).toBeUndefined();
  });

  it('are chords with a modifier that writes nothing', () => {
    expect(['Mod+K', 'Alt+X', 'Ctrl+M', 'Shift+A', 'A', '?'].filter(isChord)).toEqual([
      'Mod+K',
      'Alt+X',
      'Ctrl+M',
    ]);
  });

  it.each([
    ['Mod+Shift+ArrowUp', 'Ctrl+Shift+↑', '⇧⌘↑'],
    ['Alt+Shift+ArrowLeft', 'Alt+Shift+←', '⌥⇧←'],
    ['Mod+Alt+K', 'Ctrl+Alt+K', '⌥⌘K'],
    ['Ctrl+Space', 'Ctrl+Space', '⌃Space'],
    ['D D', 'D D', 'D D'],
    ['Mod+/', 'Ctrl+/', '⌘/'],
    ['Escape', 'Esc', 'Esc'],
    ['Shift+Arrows', 'Shift+↑↓←→', '⇧↑↓←→'],
    ['PageDown', 'Page Down', 'Page Down'],
  ])('are said for people: %s', (keys, said, onMac) => {
    expect([keysText(keys, false), keysText(keys, true)]).toEqual([said, onMac]);
  });
});

describe('the commands of the page', () => {
  const repeated = (list: readonly string[]) => list.filter((one, at) => list.indexOf(one) !== at);

  it('have an id each', () => {
    expect(repeated(commands.map(({ id }) => id))).toEqual([]);
  });

  it('share no keys, nor does one begin another', () => {
    const keys = commands.flatMap((one) => one.keys);
    expect(repeated(keys)).toEqual([]);
    const begun = keys.filter((key) => keys.some((other) => other.startsWith(`${key} `)));
    expect(begun).toEqual([]);
  });

  it('are called by each of their keys on a cell', () => {
    for (const one of commands)
      for (const keys of one.keys) {
        const map = new KeyMap(commands);
        const found = keys.split(' ').map((key, at) => map.find(key, 'cell', at));
        expect(found.at(-1)?.id, keys).toBe(one.id);
      }
  });
});
