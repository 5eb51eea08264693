import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { shared } from './styles.ts';

/** One line of a menu. */
export interface MenuItem {
  title: string;
  /** Said behind the title, such as its keys. */
  note?: string;
  disabled?: boolean;
  run(): void;
}

/**
 * A button that opens a menu, after the W3C's menu button pattern
 * (https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/).
 * @csspart opener - the button
 */
@customElement('wb-menu')
export class WbMenu extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: inline-block;
        position: relative;
      }
      .opener {
        min-width: 28px;
        height: 28px;
        padding: 0 6px;
      }
      [role='menu'] {
        position: fixed;
        inset: auto;
        max-height: min(70vh, 560px);
        margin: 0;
        padding: 4px;
        overflow: auto;
        border: 1px solid var(--edge);
        border-radius: 8px;
        background: var(--panel);
        color: var(--ink);
        box-shadow: 0 6px 24px rgb(0 0 0 / 18%);
      }
      [role='menuitem'] {
        display: flex;
        gap: 24px;
        width: 100%;
        height: auto;
        min-height: 28px;
        padding: 4px 10px;
        border: 0;
        border-radius: 4px;
        background: none;
        font-size: 13px;
        text-align: left;
      }
      [role='menuitem']:focus-visible {
        outline-offset: -2px;
        background: var(--tint);
      }
      [role='menuitem'] > span {
        flex: 1;
      }
      kbd {
        color: var(--soft);
        font: inherit;
        font-size: 12px;
      }
    `,
  ];

  /** What there is to choose, asked for when the menu opens. */
  @property({ attribute: false }) items: () => readonly MenuItem[] = () => [];
  /** The button's name for assistive technology. */
  @property() label = '';
  /** What the button shows. */
  @property() sign = '⋯';
  /** Whether Tab passes it by, as a table of many has it for all lines but one. */
  @property({ type: Boolean }) skipped = false;
  @state() private open = false;
  @query('.opener') private opener!: HTMLElement;
  @query('[role=menu]') private menu!: HTMLElement;

  private shown: readonly MenuItem[] = [];

  /** Moves the focus to the button. */
  override focus(): void {
    void this.updateComplete.then(() => this.opener.focus());
  }

  private get lines(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role=menuitem]')];
  }

  private async show(last = false): Promise<void> {
    this.shown = this.items();
    this.open = true;
    await this.updateComplete;
    const place = this.opener.getBoundingClientRect();
    this.menu.showPopover();
    const { width, height } = this.menu.getBoundingClientRect();
    const left = Math.max(8, Math.min(place.left, innerWidth - width - 8));
    const below = place.bottom + 4;
    const top = below + height > innerHeight - 8 ? Math.max(8, place.top - height - 4) : below;
    Object.assign(this.menu.style, { left: `${left}px`, top: `${top}px` });
    this.lines.at(last ? -1 : 0)?.focus();
  }

  private close(): void {
    if (!this.open) return;
    this.open = false;
    this.opener.focus();
  }

  private toggled(event: ToggleEvent): void {
    if (event.newState === 'closed') this.open = false;
  }

  private openKey(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    event.stopPropagation();
    void this.show(event.key === 'ArrowUp');
  }

  private menuKey(event: KeyboardEvent): void {
    const items = this.lines;
    const at = items.indexOf(this.shadowRoot!.activeElement as HTMLElement);
    const step: Record<string, number> = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (at - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    };
    const next = step[event.key] ?? this.typed(event, items, at);
    event.stopPropagation();
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      this.close();
    } else if (next !== undefined) {
      event.preventDefault();
      items[next]?.focus();
    }
  }

  /** The next item that begins with the letter that was typed. */
  private typed(event: KeyboardEvent, items: readonly HTMLElement[], at: number): number | undefined {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return undefined;
    const letter = event.key.toLowerCase();
    const order = items.map((_, step) => (at + 1 + step) % items.length);
    return order.find((place) => items[place]!.textContent.trim().toLowerCase().startsWith(letter));
  }

  private call(item: MenuItem): void {
    if (item.disabled) return;
    this.close();
    item.run();
  }

  override render() {
    return html`<button
        class="quiet opener"
        part="opener"
        tabindex=${this.skipped ? -1 : 0}
        aria-label=${this.label}
        aria-haspopup="menu"
        aria-expanded=${this.open}
        title=${this.label}
        @click=${() => (this.open ? this.close() : void this.show())}
        @keydown=${this.openKey}
      >
        <span aria-hidden="true">${this.sign}</span>
      </button>
      ${
        this.open
          ? html`<div
              role="menu"
              tabindex="0"
              popover
              aria-label=${this.label}
              @keydown=${this.menuKey}
              @toggle=${this.toggled}
            >
              ${this.shown.map(
                (item) =>
                  html`<button
                    role="menuitem"
                    tabindex="-1"
                    aria-disabled=${item.disabled === true}
                    @click=${() => this.call(item)}
                  >
                    <span>${item.title}</span>
                    ${item.note ? html`<kbd>${item.note}</kbd>` : nothing}
                  </button>`,
              )}
            </div>`
          : nothing
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-menu': WbMenu;
  }
}
