// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import './wb-editor.ts';
import type { WbEditor } from './wb-editor.ts';

/** An editor on the page, and what it has told the page. */
async function edit(
  value: string,
  more: Partial<WbEditor> = {},
): Promise<{ editor: WbEditor; told: string[] }> {
  const editor = Object.assign(document.createElement('wb-editor'), { value, label: 'Query', ...more });
  const told: string[] = [];
  for (const name of ['wb-edit', 'wb-history'])
    editor.addEventListener(name, (event) => told.push(`${name} ${(event as CustomEvent<string>).detail}`));
  document.body.append(editor);
  await editor.updateComplete;
  return { editor, told };
}

const content = (editor: WbEditor) => editor.renderRoot.querySelector('.cm-content')!;

describe('<wb-editor>', () => {
  beforeEach(() => document.body.replaceChildren());

  it('tells what the user changes and not what the page sets', async () => {
    const { editor, told } = await edit('SELECT 1');
    editor.value = 'SELECT 2';
    expect(told).toEqual([]);
    expect(editor.value).toBe('SELECT 2');
    editor.select(7, 8);
    editor.insert('3');
    expect(told).toEqual(['wb-edit SELECT 3']);
    editor.toggleComment();
    expect(told.at(-1)).toBe('wb-edit -- SELECT 3');
  });

  it('puts the cursor where the page’s change is', async () => {
    const { editor } = await edit('SELECT a\nFROM t');
    editor.value = 'SELECT abc\nFROM t';
    editor.insert('|');
    expect(editor.value).toBe('SELECT abc|\nFROM t');
  });

  it('takes line breaks of any system', async () => {
    const { editor, told } = await edit('a\r\nb');
    expect(editor.value).toBe('a\nb');
    editor.value = 'a\rb\r\n';
    expect(editor.value).toBe('a\nb\n');
    expect(told).toEqual([]);
  });

  it('formats, and keeps a text that it can’t format', async () => {
    const { editor, told } = await edit('select 1');
    await editor.format();
    expect(told).toEqual(['wb-edit SELECT\n  1']);
    editor.value = 'select (1';
    await expect(editor.format()).rejects.toThrow('Line 1: this “(” is never closed');
    expect(editor.value).toBe('select (1');
  });

  it('changes nothing where it may only be read', async () => {
    const { editor, told } = await edit('select 1', { readonly: true });
    editor.insert('x');
    await editor.format();
    editor.toggleComment();
    expect(editor.value).toBe('select 1');
    expect(told).toEqual([]);
    expect(content(editor).getAttribute('aria-readonly')).toBe('true');
  });

  it('says its name and its problems to assistive technology', async () => {
    const { editor } = await edit('SELECT a\nFROM t');
    editor.problems = [{ from: 14, to: 99, message: 'There is no table t', severity: 'error' }];
    await editor.updateComplete;
    await editor.updateComplete;
    expect(content(editor).getAttribute('aria-label')).toBe('Query');
    expect(content(editor).getAttribute('aria-invalid')).toBe('true');
    expect(editor.renderRoot.querySelector('[role=status]')?.textContent).toContain(
      'One problem. Line 2: There is no table t',
    );
    expect(editor.renderRoot.querySelector('.cm-lintRange-error')?.textContent).toBe('t');
    editor.problems = [];
    await editor.updateComplete;
    expect(content(editor).hasAttribute('aria-invalid')).toBe(false);
  });

  it('keeps its text when it is moved on the page', async () => {
    const { editor, told } = await edit('SELECT 1');
    editor.insert('-- a\n');
    document.body.append(document.createElement('hr'), editor);
    expect(editor.value).toBe('-- a\nSELECT 1');
    editor.insert('b');
    expect(told).toHaveLength(2);
  });

  const keys: [name: string, init: KeyboardEventInit, reaches: boolean][] = [
    ['a letter', { key: 'a' }, false],
    ['undo', { key: 'z', ctrlKey: true }, true],
    ['redo', { key: 'Z', ctrlKey: true, shiftKey: true }, true],
    ['the other redo', { key: 'y', ctrlKey: true }, true],
    ['Shift+Enter', { key: 'Enter', shiftKey: true }, true],
    ['Ctrl+Enter', { key: 'Enter', ctrlKey: true }, true],
    ['Alt+Enter', { key: 'Enter', altKey: true }, true],
    ['Ctrl+K', { key: 'k', ctrlKey: true }, true],
    ['Ctrl+Shift+F', { key: 'F', ctrlKey: true, shiftKey: true }, true],
    ['Ctrl+S', { key: 's', ctrlKey: true }, true],
    ['Ctrl+O', { key: 'o', ctrlKey: true }, true],
    ['Escape with nothing open', { key: 'Escape' }, true],
    ['the comment key', { key: '/', ctrlKey: true }, false],
    ['Tab', { key: 'Tab' }, false],
  ];
  it.each(keys)('%s', async (_name, init, reaches) => {
    const { editor } = await edit('SELECT 1');
    let seen: boolean | undefined;
    editor.addEventListener('keydown', (event) => (seen = !event.defaultPrevented));
    content(editor).dispatchEvent(
      new KeyboardEvent('keydown', { ...init, bubbles: true, composed: true, cancelable: true }),
    );
    expect(seen ?? false).toBe(reaches);
  });

  it('closes its search before Escape reaches the page', async () => {
    const { editor } = await edit('SELECT 1');
    let seen = 0;
    editor.addEventListener('keydown', () => seen++);
    const press = (target: Element) =>
      target.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }),
      );
    editor.openSearch();
    press(editor.renderRoot.querySelector('.cm-search input')!);
    expect(editor.renderRoot.querySelector('.cm-search')).toBeNull();
    expect(seen).toBe(0);
    press(content(editor));
    expect(seen).toBe(1);
  });

  it('takes its own changes back where it recalls them', async () => {
    const { editor, told } = await edit('SELECT 1', { recalls: true });
    editor.select(7, 8);
    editor.insert('2');
    content(editor).dispatchEvent(
      new KeyboardEvent('keydown', {
        key: 'z',
        ctrlKey: true,
        bubbles: true,
        composed: true,
        cancelable: true,
      }),
    );
    expect(editor.value).toBe('SELECT 1');
    expect(told.at(-1)).toBe('wb-edit SELECT 1');
  });

  it('hands the browser’s own undo to the page', async () => {
    const { editor, told } = await edit('SELECT 1');
    const event = new InputEvent('beforeinput', {
      inputType: 'historyUndo',
      bubbles: true,
      cancelable: true,
    });
    content(editor).dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
    expect(told).toEqual(['wb-history undo']);
  });
});
