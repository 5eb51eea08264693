import { html, nothing, type TemplateResult } from 'lit';
import type { Page } from '../page.ts';
import { isEnabled, titleOf, type Command } from './command.ts';
import { keysText } from './keys.ts';

/** What a command's button is called for assistive technology, where its text doesn't say it, and for the style sheet. */
interface Names {
  label?: string;
  style?: string;
}

/** A button for a command; one that can't be used now stays where it is and keeps the focus. */
export function commandButton(
  command: Command,
  page: Page,
  text: unknown,
  { label, style = '' }: Names = {},
): TemplateResult {
  const keys = command.keys[0] ? ` (${keysText(command.keys[0])})` : '';
  return html`<button
    class=${style}
    aria-label=${label ?? nothing}
    title=${titleOf(command, page) + keys}
    aria-disabled=${!isEnabled(command, page)}
    @click=${() => isEnabled(command, page) && void command.run(page)}
  >
    ${text}
  </button>`;
}

/** A command's button that is a sign only. */
export function commandIcon(command: Command, page: Page, sign: string): TemplateResult {
  return commandButton(command, page, html`<span aria-hidden="true">${sign}</span>`, {
    label: titleOf(command, page),
    style: `quiet ${command.id}`,
  });
}
