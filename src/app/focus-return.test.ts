// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { FocusReturn } from './focus-return.ts';

afterEach(() => document.body.replaceChildren());

function button(): HTMLButtonElement {
  const made = document.createElement('button');
  document.body.append(made);
  return made;
}

describe('the focus, once a dialog is closed', () => {
  it('is back where it was, however deep that stands, and only once', () => {
    const host = document.createElement('div');
    document.body.append(host);
    const deep = document.createElement('button');
    host.attachShadow({ mode: 'open' }).append(deep);
    deep.focus();
    const focus = new FocusReturn();
    focus.remember();
    const other = button();
    other.focus();
    focus.giveBack();
    expect(host.shadowRoot!.activeElement).toBe(deep);
    other.focus();
    focus.giveBack();
    expect(document.activeElement).toBe(other);
  });

  it('stays where something else has taken it', () => {
    const focus = new FocusReturn();
    button().focus();
    focus.remember();
    const cell = button();
    focus.forget();
    cell.focus();
    focus.giveBack();
    expect(document.activeElement).toBe(cell);
  });
});
