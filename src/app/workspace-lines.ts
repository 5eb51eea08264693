import { css, html, nothing, type TemplateResult } from 'lit';
import { momentOf } from '../notebook/moment.ts';
import type { Entry } from '../notebook/workspaces/shelf.ts';
import './wb-menu.ts';
import type { MenuItem } from './wb-menu.ts';
import { timeText } from './words.ts';

/** The look of the lines of workspaces, which stand in `li` elements. */
export const workspaceLineStyles = css`
  li {
    display: flex;
    gap: 8px;
    align-items: center;
    min-height: 44px;
    border-bottom: 1px solid var(--line);
  }
  li > .open {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    gap: 0 10px;
    align-items: baseline;
    min-width: 0;
    height: auto;
    min-height: 36px;
    margin-left: -10px;
    padding: 6px 10px;
    border-color: transparent;
    background: none;
    text-align: left;
    white-space: normal;
  }
  li > .open:hover {
    background: var(--tint);
  }
  .name {
    min-width: 0;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  li > .name {
    flex: 1;
    font-weight: 400;
  }
`;

/** A workspace that can be opened, and what else can be done with it. */
export function workspaceLine(
  { id, name, changed }: Entry,
  isOpen: boolean,
  open: () => void,
  items: () => readonly MenuItem[],
): TemplateResult {
  return html`<button class="open" id="open-${id}" aria-current=${isOpen ? 'true' : nothing} @click=${open}>
      <span class="name">${name}</span>
      <span class="soft">${isOpen ? 'open · ' : ''}changed ${timeText(momentOf(new Date(changed)))}</span>
    </button>
    <wb-menu .items=${items} label="Rename, duplicate or delete ${name}"></wb-menu>`;
}

/** A workspace that was deleted and can be brought back for a while. */
export function deletedLine({ id, name }: Entry, restore: () => void, purge: () => void): TemplateResult {
  return html`<span class="name">${name}</span>
    <button id="restore-${id}" aria-label="Restore ${name}" @click=${restore}>Restore</button>
    <button class="quiet" aria-label="Delete ${name} for good" @click=${purge}>Delete for good</button>`;
}
