import { LitElement, css, html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { FocusReturn } from './focus-return.ts';
import type { Page } from './page.ts';
import { findEntries, paletteEntries, type PaletteEntry } from './palette-entries.ts';
import { shared } from './styles.ts';

const signs = { command: '›', cell: '▤', table: '▦' } as const;

/** At most so many lines are drawn: who wants one further down types on. */
const mostLines = 60;

/** A dialog that finds every command, cell and table by a few letters (a combobox with a list). */
@customElement('wb-palette')
export class WbPalette extends LitElement {
  static override styles = [
    shared,
    css`
      [popover] {
        width: min(620px, calc(100vw - 24px));
        max-height: min(520px, calc(100vh - 48px));
        margin: 10vh auto auto;
        padding: 0;
        overflow: hidden;
        border: 1px solid var(--edge);
        border-radius: 10px;
        background: var(--panel);
        color: var(--ink);
      }
      [popover]:popover-open {
        display: flex;
        flex-direction: column;
      }
      [popover]::backdrop {
        background: rgb(0 0 0 / 35%);
      }
      input[type='search'] {
        flex: none;
        width: 100%;
        height: 44px;
        padding: 0 16px;
        border: 0;
        border-bottom: 1px solid var(--line);
        border-radius: 10px 10px 0 0;
        font-size: 15px;
      }
      input:focus-visible {
        outline-offset: -2px;
      }
      ul {
        margin: 0;
        padding: 4px;
        overflow: auto;
        list-style: none;
      }
      li {
        display: flex;
        gap: 10px;
        align-items: baseline;
        padding: 5px 10px;
        border-radius: 5px;
        cursor: pointer;
        font-size: 14px;
      }
      li[aria-selected='true'] {
        background: color-mix(in srgb, var(--accent) 14%, var(--panel));
      }
      li[aria-disabled='true'] b,
      li[aria-disabled='true'] i {
        opacity: 0.6;
      }
      i {
        width: 12px;
        color: var(--soft);
        font-style: normal;
      }
      b {
        flex: 1;
        min-width: 0;
        overflow: hidden;
        font-weight: 400;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      small {
        color: var(--soft);
        font-size: 12px;
        white-space: nowrap;
      }
      p {
        margin: 0;
        padding: 12px 16px;
        color: var(--soft);
      }
    `,
  ];

  @property({ attribute: false }) page!: Page;
  @state() private typed = '';
  @state() private at = 0;
  @query('[popover]') private dialog!: HTMLElement;
  private entries: PaletteEntry[] = [];
  private readonly focusReturn = new FocusReturn();

  override willUpdate(): void {
    if (!this.hasUpdated) this.entries = paletteEntries(this.page);
  }

  override firstUpdated(): void {
    // A modal dialog makes all of the page inert, which in a long notebook takes the browser longer than 50 ms.
    this.focusReturn.remember();
    this.dialog.showPopover();
  }

  override updated(): void {
    this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  private get found(): PaletteEntry[] {
    return findEntries(this.entries, this.typed).slice(0, mostLines);
  }

  private key(event: KeyboardEvent): void {
    const { length } = this.found;
    const next = {
      ArrowDown: this.at + 1,
      ArrowUp: this.at - 1,
      PageDown: this.at + 10,
      PageUp: this.at - 10,
    }[event.key];
    if (event.key === 'Escape') {
      // A search field would take the first Escape to empty itself.
      event.preventDefault();
      this.dialog.hidePopover();
    } else if (event.key === 'Tab') {
      // There is nothing else in here to go to.
      event.preventDefault();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.choose(this.found[this.at]);
    } else if (next !== undefined && length > 0) {
      event.preventDefault();
      const wraps = event.key.startsWith('Arrow');
      this.at = wraps ? (next + length) % length : Math.max(0, Math.min(length - 1, next));
    }
  }

  private toggled(event: ToggleEvent): void {
    if (event.newState !== 'closed') return;
    // What was chosen may have opened something else by now.
    if (this.page.panel === 'palette') this.page.open('');
    this.giveFocusBack();
  }

  /** Gives the focus back once, unless something that was pressed beside the palette has taken it already. */
  private giveFocusBack(): void {
    const taken = document.activeElement !== document.body && this.shadowRoot?.activeElement === null;
    if (taken) this.focusReturn.forget();
    else this.focusReturn.giveBack({ preventScroll: true });
  }

  private choose(entry: PaletteEntry | undefined): void {
    if (!entry || entry.disabled) return;
    this.dialog.hidePopover();
    // What is chosen may move the focus on.
    this.giveFocusBack();
    entry.run();
  }

  override render() {
    const { found } = this;
    return html`<div
      popover
      role="dialog"
      aria-modal="true"
      aria-label="Find a command, a cell or a table"
      @toggle=${this.toggled}
    >
      <input
        type="search"
        role="combobox"
        aria-expanded="true"
        aria-controls="list"
        aria-autocomplete="list"
        aria-activedescendant=${found.length > 0 ? `entry-${this.at}` : ''}
        aria-label="Find a command, a cell or a table"
        placeholder="Find a command, a cell or a table"
        autofocus
        .value=${this.typed}
        @input=${(event: Event) => {
          this.typed = (event.target as HTMLInputElement).value;
          this.at = 0;
        }}
        @keydown=${this.key}
      />
      ${found.length === 0 ? html`<p>Nothing is called that.</p>` : ''}
      <ul id="list" role="listbox" aria-label="Found">
        ${found.map(
          (entry, at) =>
            html`<li
              role="option"
              id="entry-${at}"
              aria-selected=${at === this.at}
              aria-disabled=${entry.disabled}
              @click=${() => this.choose(entry)}
            >
              <i aria-hidden="true">${signs[entry.kind]}</i><b>${entry.title}</b><small>${entry.note}</small>
            </li>`,
        )}
      </ul>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-palette': WbPalette;
  }
}
