import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { nameRule } from '../cell-kinds/sql.ts';
import type { Unit } from '../notebook/unit.ts';
import type { Page } from './page.ts';
import { shared } from './styles.ts';

/** The name under which other cells read a query's result; may be empty. */
@customElement('wb-name')
export class WbName extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: inline-flex;
        gap: 8px;
        align-items: center;
      }
      input {
        max-width: 100%;
        margin-left: -7px;
        height: 26px;
        padding: 0 6px;
        border: 1px solid transparent;
        border-radius: 5px;
        background: none;
        color: var(--soft);
        font: 13px var(--mono);
      }
      input.named {
        color: var(--ink);
        font:
          600 15px system-ui,
          sans-serif;
      }
      input:hover,
      input:focus,
      input[aria-invalid='true'] {
        border-color: var(--edge);
        background: var(--panel);
        color: var(--ink);
      }
      input::placeholder {
        color: var(--soft);
        font-family: system-ui, sans-serif;
      }
      small {
        color: var(--bad);
        font-size: 12px;
      }
    `,
  ];

  @property({ attribute: false }) page!: Page;
  @property({ attribute: false }) unit!: Unit;
  @state() private problem = '';

  private take(event: Event): void {
    const name = (event.target as HTMLInputElement).value.trim();
    this.problem = name === '' || nameRule.test(name) ? '' : 'Letters, digits and _ only, a letter first.';
    if (this.problem === '') this.page.workspace.edits.rename(this.unit.cell.id, name);
  }

  private key(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    const input = event.target as HTMLInputElement;
    if (event.key === 'Escape') {
      input.value = this.unit.name;
      this.problem = '';
    } else this.take(event);
    if (this.problem === '') this.page.goTo(this.unit.cell.id, false);
  }

  override render() {
    const { name } = this.unit;
    return html`<input
        class=${name === '' ? '' : 'named'}
        size=${Math.max(14, name.length + 2)}
        aria-label="Name of the result of ${this.unit.title}"
        aria-invalid=${this.problem !== ''}
        aria-describedby=${this.problem ? 'problem' : nothing}
        placeholder="name the result"
        spellcheck="false"
        autocomplete="off"
        .value=${this.unit.name}
        @change=${this.take}
        @keydown=${this.key}
      />${this.problem ? html`<small id="problem" role="alert">${this.problem}</small>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-name': WbName;
  }
}
