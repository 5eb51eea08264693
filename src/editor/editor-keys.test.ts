// @vitest-environment jsdom
import { EditorState } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { describe, expect, it } from 'vitest';
import { editKeys } from './edit-keys.ts';
import { editorKeys } from './editor-keys.ts';
import type { EditorLanguage } from './language.ts';

/** A key with its modifiers in one order and letters without case, however it was written. */
function plain(key: string, separator: string): string {
  const parts = key.split(separator).map((part) => part.replace(/^Cmd$/, 'Mod'));
  const name = parts.pop()!;
  return [...parts.sort(), name.length === 1 ? name.toUpperCase() : name].join('+');
}

/** The keys that the editor of a language knows, on a Mac or elsewhere. */
function boundKeys(language: EditorLanguage, isMac: boolean): Set<string> {
  const bindings = EditorState.create({ extensions: editKeys(language, () => false) }).facet(keymap);
  return new Set(
    bindings.flat().flatMap((binding) => {
      const key = (isMac ? binding.mac : undefined) ?? binding.key;
      if (!key || key.length === 1) return [];
      return [plain(key, '-'), ...(binding.shift ? [plain(`Shift-${key}`, '-')] : [])];
    }),
  );
}

/** What is no key of the keyboard. */
const byPointer = /\+(?:Click|Drag)$/;

describe('the list of the editor’s keys', () => {
  const systems: [name: string, isMac: boolean][] = [
    ['elsewhere', false],
    ['on a Mac', true],
  ];
  it.each(systems)('names only keys that do something, %s', (_name, isMac) => {
    const bound = new Set([...boundKeys('sql', isMac), ...boundKeys('markdown', isMac)]);
    const listed = editorKeys.flatMap(({ keys, mac }) => (isMac ? (mac ?? keys) : keys));
    expect(listed.filter((key) => !byPointer.test(key) && !bound.has(plain(key, '+')))).toEqual([]);
  });
});
