import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CatalogueTable } from '../notebook/catalogue-table.ts';
import { catalogActs, catalogActsStyles } from './catalog-acts.ts';
import { catalogColumns, catalogColumnsStyles } from './catalog-columns.ts';
import { catalogLinks, catalogLinksStyles } from './catalog-links.ts';
import { markedStyles, markedText } from './marked-text.ts';
import { shared } from './styles.ts';
import { countText, many } from './words.ts';

/** A table of the catalogue: its name and rows, and when opened its columns and the units that write and read it. */
@customElement('wb-catalog-table')
export class WbCatalogTable extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .row {
        position: relative;
        display: flex;
        align-items: center;
        border-radius: 5px;
      }
      .row:hover,
      .row:focus-within {
        background: var(--tint);
      }
      button {
        height: auto;
        min-height: 28px;
        padding: 3px 6px;
        border: 0;
        background: none;
        font-size: 13px;
      }
      .name {
        display: flex;
        flex: 1;
        gap: 6px;
        align-items: baseline;
        min-width: 0;
        text-align: left;
        white-space: normal;
      }
      .name b {
        flex: 1;
        min-width: 0;
        font-weight: inherit;
        overflow-wrap: anywhere;
      }
      .name[aria-expanded='true'] b {
        font-weight: 600;
      }
      .name i {
        flex: none;
        width: 10px;
        color: var(--soft);
        font-style: normal;
      }
      .name span {
        flex: none;
        color: var(--soft);
        font-size: 12px;
        white-space: nowrap;
      }
      .later b {
        color: var(--soft);
        font-style: italic;
      }
      .inside {
        margin: 0 0 8px 20px;
        padding-left: 4px;
        border-left: 1px solid var(--line);
      }
      p {
        margin: 0;
        padding: 3px 6px;
        color: var(--soft);
        font-size: 12px;
        overflow-wrap: anywhere;
      }
    `,
    catalogActsStyles,
    catalogColumnsStyles,
    catalogLinksStyles,
    markedStyles,
  ];

  @property({ attribute: false }) table!: CatalogueTable;
  /** The words searched for, in lower case. */
  @property({ attribute: false }) words: readonly string[] = [];
  /** The columns that the search has found; shown without opening the table. */
  @property({ attribute: false }) found: CatalogueTable['columns'] = [];
  /** Whether it has been said for all tables around that they are not made yet. */
  @property({ type: Boolean }) said = false;
  @state() private open = false;

  /** Moves the focus to the button that opens the table. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.name')?.focus();
  }

  /** Its columns: all of an open table, else those that the search has found. */
  private inside() {
    const { table, found, open, words } = this;
    if (!open)
      return found.length === 0
        ? nothing
        : html`<div class="inside">
            ${catalogColumns(found, `Columns of ${table.name} that match`, words)}
          </div>`;
    const { columns, name } = table;
    return html`<div class="inside">
      ${catalogLinks(table)}
      <p>${columns.length === 0 ? 'Its columns are not known yet.' : many(columns.length, 'column')}</p>
      ${columns.length > 0 ? catalogColumns(columns, `Columns of ${name}`, words) : nothing}
    </div>`;
  }

  override render() {
    const { table, open } = this;
    const { name, sql, exists, rows } = table;
    const later = html`<span class=${this.said ? 'hidden' : ''}>not made yet</span>`;
    const count =
      rows === undefined ? nothing : html`<span>${countText(rows)}<span class="hidden"> rows</span></span>`;
    return html`
      <div class="row ${open ? 'open' : ''}">
        <button
          class="name ${exists ? '' : 'later'}"
          aria-expanded=${open}
          title=${sql}
          @click=${() => (this.open = !open)}
        >
          <i aria-hidden="true">${open ? '▾' : '▸'}</i><b>${markedText(name, this.words)}</b>${
            exists ? count : later
          }
        </button>
        ${catalogActs(table)}
      </div>
      ${this.inside()}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-catalog-table': WbCatalogTable;
  }
}
