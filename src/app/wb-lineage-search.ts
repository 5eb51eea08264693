import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ColumnRef, Lineage } from '../core/lineage/model.ts';
import { LineageSelectEvent } from './lineage-events.ts';
import { searchLineage } from './lineage-focus.ts';
import { layerOf } from './lineage-state.ts';
import { lineageStyles } from './lineage-styles.ts';
import { refText } from './lineage-words.ts';
import { shared } from './styles.ts';

/**
 * Finds tables and columns by name.
 * @event wb-lineage-select one was chosen
 */
@customElement('wb-lineage-search')
export class WbLineageSearch extends LitElement {
  static override styles = [shared, lineageStyles];

  @property({ attribute: false }) lineage!: Lineage;
  @state() private typed = '';
  @state() private at = 0;
  @state() private closed = false;

  override focus(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  private choose(ref: ColumnRef | undefined): void {
    if (!ref) return;
    this.closed = true;
    this.dispatchEvent(new LineageSelectEvent(ref));
  }

  private key(event: KeyboardEvent, hits: readonly ColumnRef[]): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      this.closed = false;
      this.at = Math.min(Math.max(this.at + step, 0), Math.max(hits.length - 1, 0));
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }),
      );
    } else if (event.key === 'Enter') this.choose(hits[this.at]);
    else if (event.key === 'Escape' && this.typed !== '') this.typed = '';
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  override render() {
    const hits = searchLineage(this.lineage, this.typed);
    const isOpen = this.typed.trim() !== '' && !this.closed;
    const layer = (ref: ColumnRef) => layerOf(this.lineage.datasets.find(({ id }) => id === ref.dataset)!);
    const type = (event: Event) => {
      this.typed = (event.target as HTMLInputElement).value;
      this.at = 0;
      this.closed = false;
    };
    return html`<div class="search" @focusout=${() => (this.closed = true)}>
      <input
        type="search"
        role="combobox"
        aria-label="Search tables and columns"
        placeholder="Search tables and columns"
        aria-expanded=${isOpen}
        aria-controls="hits"
        aria-autocomplete="list"
        aria-activedescendant=${isOpen && hits.length > 0 ? `hit-${this.at}` : nothing}
        .value=${this.typed}
        @input=${type}
        @keydown=${(event: KeyboardEvent) => this.key(event, hits)}
      />
      <ul class="hits" id="hits" role="listbox" aria-label="Found" ?hidden=${!isOpen || hits.length === 0}>
        ${hits.map(
          (ref, at) =>
            html`<li
              role="option"
              id="hit-${at}"
              aria-selected=${at === this.at}
              @mousedown=${(event: Event) => event.preventDefault()}
              @click=${() => this.choose(ref)}
            >
              <span>${refText(this.lineage, ref).replace(/^rows of /, '')}</span>
              <small class=${layer(ref).style}>${layer(ref).word}</small>
            </li>`,
        )}
      </ul>
      <span class="hidden" role="status"
        >${isOpen ? (hits.length === 0 ? 'Nothing is called that.' : `${hits.length} found`) : ''}</span
      >
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-lineage-search': WbLineageSearch;
  }
}
