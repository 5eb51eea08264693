// @vitest-environment jsdom
import { render } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';
import { renameForm } from './rename-form.ts';

afterEach(() => document.body.replaceChildren());

function show() {
  const dialog = document.createElement('div');
  document.body.append(dialog);
  const told: string[] = [];
  dialog.addEventListener('keydown', ({ key }) => told.push(`${key} reached the dialog`));
  const form = renameForm(
    'Sales',
    (name) => told.push(`renamed to ${name}`),
    () => told.push('left'),
  );
  render(form, dialog);
  const press = (key: string) =>
    input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  const input = dialog.querySelector('input')!;
  return { input, told, press, button: dialog.querySelector('button')! };
}

describe('renaming', () => {
  it('begins with the name and ends with the one that was typed', () => {
    const { input, button, told } = show();
    expect(input.value).toBe('Sales');
    input.value = 'Orders';
    button.click();
    expect(told).toEqual(['renamed to Orders']);
  });

  it('is left by Escape, which does not close the dialog, and by no other key', () => {
    const { told, press } = show();
    press('Escape');
    press('x');
    expect(told).toEqual(['left', 'x reached the dialog']);
  });
});
