import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { catalogueLayers, type CatalogueCell, type CatalogueLayer } from '../notebook/catalogue-table.ts';
import { Catalogue } from '../notebook/catalogue.ts';
import type { Workspace } from '../notebook/workspace.ts';
import { searchTables, searchWords, type CatalogHit } from './catalog-search.ts';
import { CatalogToggleEvent } from './catalog-toggle.ts';
import { shared } from './styles.ts';
import './wb-catalog-table.ts';
import { many } from './words.ts';

const layerNames: Readonly<Record<CatalogueLayer, { name: string; style: string }>> = {
  cell: { name: 'Cell results', style: '' },
  bronze: { name: 'Bronze', style: 'bronze' },
  silver: { name: 'Silver', style: 'silver' },
  gold: { name: 'Gold', style: 'gold' },
  publish: { name: 'BI', style: 'bi' },
  other: { name: 'Other', style: '' },
};

/** The page is as wide as a phone or a tablet: the catalogue covers it. */
const narrow = '(max-width: 900px)';

/**
 * The catalogue at the side: all tables by layer, with a search over the names of tables and columns.
 * @event wb-catalog-toggle it was opened or closed
 * @event wb-insert-name a name is to be put into an editor
 * @event wb-new-query a table is to be queried in a new cell
 * @event wb-go-to the unit that writes or reads a table is wanted
 */
@customElement('wb-catalog')
export class WbCatalog extends LitElement {
  static override styles = [
    shared,
    css`
      aside {
        position: fixed;
        top: var(--catalog-top, 49px);
        right: 0;
        bottom: 0;
        z-index: 2;
        display: flex;
        flex-direction: column;
        width: 340px;
        border-left: 1px solid var(--line);
        background: var(--panel);
        font-size: 14px;
      }
      header {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 6px 8px;
        align-items: center;
        padding: 8px 16px;
        border-bottom: 1px solid var(--line);
      }
      h2 {
        margin: 0;
        font-size: 14px;
      }
      header button {
        margin-right: -8px;
        min-width: 32px;
        padding: 0 8px;
      }
      input[type='search'] {
        grid-column: 1 / -1;
        width: 100%;
      }
      [role='status'] {
        grid-column: 1 / -1;
        color: var(--soft);
        font-size: 12px;
      }
      .tables {
        flex: 1;
        overflow: auto;
        overscroll-behavior: contain;
        padding: 8px 8px 24px;
      }
      summary {
        display: flex;
        gap: 6px;
        align-items: center;
        min-height: 28px;
        padding: 3px 6px;
        border-radius: 5px;
        font-weight: 600;
        list-style: none;
        cursor: pointer;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary:hover {
        background: var(--tint);
      }
      summary i {
        width: 10px;
        color: var(--soft);
        font-style: normal;
      }
      summary span {
        margin-left: auto;
        color: var(--soft);
        font-size: 12px;
        font-weight: 400;
      }
      :focus-visible {
        outline-offset: -2px;
      }
      ul {
        margin: 0 0 6px;
        padding: 0;
        list-style: none;
      }
      .nothing {
        padding: 8px;
        color: var(--soft);
      }
      @media (max-width: 900px) {
        aside {
          left: 0;
          top: 0;
          z-index: 4;
          width: auto;
          border-left: 0;
        }
      }
    `,
  ];

  @property({ attribute: false }) workspace!: Workspace;
  /** Gives the cells that read tables, and the names of their results. */
  @property({ attribute: false }) cells: () => readonly CatalogueCell[] = () => [];
  @property({ type: Boolean }) open = false;
  @state() private search = '';
  @state() private closed: ReadonlySet<CatalogueLayer> = new Set();
  @query('input') private input!: HTMLInputElement | null;
  private catalogue!: Catalogue;
  private stop: (() => void) | undefined;
  /** What had the focus before the catalogue was opened. */
  private opener: HTMLElement | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.catalogue = new Catalogue(this.workspace, () => this.cells());
    this.stop = this.workspace.changes.listen((topics) => {
      if (this.open && ['tables', 'plan', 'status'].some((topic) => topics.has(topic)))
        void this.refresh(true);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
    this.catalogue.close();
  }

  private async refresh(isChanged: boolean): Promise<void> {
    if (isChanged) this.requestUpdate();
    if (await this.catalogue.refresh()) this.requestUpdate();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('open') && this.open) {
      this.opener = focused();
      void this.refresh(false);
    }
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('open') && this.open) this.input?.focus();
  }

  /** Closes the catalogue; the focus goes back to where it came from. */
  close(): void {
    if (!this.open) return;
    this.open = false;
    this.dispatchEvent(new CatalogToggleEvent(false));
    if (this.opener?.isConnected) this.opener.focus();
  }

  private key(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.preventDefault();
      if (this.search === '') this.close();
      else this.search = '';
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const stops = [
      ...this.renderRoot.querySelectorAll<HTMLElement>('input, summary, details[open] wb-catalog-table'),
    ];
    stops[stops.indexOf(event.target as HTMLElement) + step]?.focus();
  }

  /** What an action leads to lies behind the catalogue where it covers the page. */
  private leave(): void {
    if (!matchMedia(narrow).matches) return;
    this.opener = undefined;
    this.close();
  }

  private layer(layer: CatalogueLayer, hits: readonly CatalogHit[], words: readonly string[]) {
    if (hits.length === 0) return nothing;
    const { name, style } = layerNames[layer];
    const isOpen = words.length > 0 || !this.closed.has(layer);
    const toggle = (event: Event) => {
      const isClosed = !(event.target as HTMLDetailsElement).open;
      // Said as well where the search has opened it.
      if (words.length > 0 || isClosed === this.closed.has(layer)) return;
      this.closed = new Set(
        catalogueLayers.filter((other) => (other === layer ? isClosed : this.closed.has(other))),
      );
    };
    const isLater = hits.every(({ table }) => !table.exists);
    return html`<details .open=${isOpen} @toggle=${toggle}>
      <summary class=${style}>
        <i aria-hidden="true">${isOpen ? '▾' : '▸'}</i>${name}<span
          >${hits.length}<span class="hidden"> tables</span>${isLater ? ', not made yet' : ''}</span
        >
      </summary>
      <ul>
        ${repeat(
          isOpen ? hits : [],
          ({ table }) => table.key,
          ({ table, columns }) =>
            html`<li>
              <wb-catalog-table
                .table=${table}
                .words=${words}
                .found=${columns}
                ?said=${isLater}
              ></wb-catalog-table>
            </li>`,
        )}
      </ul>
    </details>`;
  }

  override render() {
    if (!this.open) return nothing;
    const { tables } = this.catalogue;
    const words = searchWords(this.search);
    const hits = searchTables(tables, words);
    const notMade = tables.filter(({ exists }) => !exists).length;
    const told =
      words.length > 0
        ? `${many(hits.length, 'table')} of ${tables.length}`
        : many(tables.length, 'table') + (notMade > 0 ? `, ${notMade} not made yet` : '');
    return html`<aside
      aria-label="Tables"
      @keydown=${this.key}
      @wb-go-to=${this.leave}
      @wb-insert-name=${this.leave}
      @wb-new-query=${this.leave}
    >
      <header>
        <h2>Tables</h2>
        <button class="quiet" aria-label="Close tables" @click=${this.close}>✕</button>
        <input
          type="search"
          placeholder="Search tables and columns"
          aria-label="Search tables and columns"
          .value=${this.search}
          @input=${(event: Event) => (this.search = (event.target as HTMLInputElement).value)}
        />
        <span role="status">${told}</span>
      </header>
      <div class="tables">
        ${catalogueLayers.map((layer) =>
          this.layer(
            layer,
            hits.filter(({ table }) => table.layer === layer),
            words,
          ),
        )}
        ${
          hits.length > 0
            ? nothing
            : html`<p class="nothing">
                ${tables.length === 0 ? 'There are no tables yet.' : 'No table or column has this in its name.'}
              </p>`
        }
      </div>
    </aside>`;
  }
}

/** The element that has the focus, whatever it is part of. */
function focused(): HTMLElement | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement ? element : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-catalog': WbCatalog;
  }
}
