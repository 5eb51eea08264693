import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { writtenName } from '../core/sql/written-name.ts';
import type { CataloguePart, CatalogueTable } from '../notebook/catalogue-table.ts';
import { markedPieces } from './catalog-search.ts';
import { GoToEvent } from './go-to.ts';
import { ShowLineageEvent } from './lineage-events.ts';
import { LookAtFileEvent } from './look-at-file.ts';
import { InsertNameEvent } from './insert-name.ts';
import { NewQueryEvent } from './new-query.ts';
import { shared } from './styles.ts';
import { countText, many } from './words.ts';

/** How many rows a new query of a table shows. */
const queriedRows = 100;

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
      .name span,
      li span {
        flex: none;
        color: var(--soft);
        font-size: 12px;
        white-space: nowrap;
      }
      .later b {
        color: var(--soft);
        font-style: italic;
      }
      .acts {
        position: absolute;
        right: 0;
        display: flex;
        border-radius: 5px;
        background: var(--tint);
        opacity: 0;
      }
      .row:hover .acts,
      .row:focus-within .acts {
        opacity: 1;
      }
      .open .acts {
        position: static;
        background: none;
        opacity: 1;
      }
      @media (hover: none) {
        .acts {
          position: static;
          background: none;
          opacity: 1;
        }
      }
      .act {
        min-width: 28px;
        color: var(--accent);
        font-size: 12px;
      }
      .act:hover,
      li button:hover {
        background: color-mix(in srgb, var(--accent) 14%, transparent);
        color: var(--ink);
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
      p a {
        display: inline-block;
        min-height: 24px;
        line-height: 24px;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li button {
        display: flex;
        gap: 8px;
        align-items: baseline;
        width: 100%;
        min-height: 24px;
        padding: 2px 6px;
        text-align: left;
        white-space: normal;
      }
      li b {
        flex: 1;
        min-width: 0;
        font-weight: inherit;
        overflow-wrap: anywhere;
      }
      li span {
        flex: 0 1 auto;
        max-width: 50%;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      mark {
        border-radius: 2px;
        background: color-mix(in srgb, var(--gold) 30%, transparent);
        color: inherit;
      }
    `,
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

  /** Whether a job of the plan writes it. */
  private get hasLineage(): boolean {
    return !['cell', 'other'].includes(this.table.layer) && this.table.writers.length > 0;
  }

  /** A press of the pointer leaves the focus, and with it the cursor, where it is: in the editor. */
  private stay(event: Event): void {
    event.preventDefault();
  }

  private marked(text: string) {
    return markedPieces(text, this.words).map((piece) =>
      piece.isHit ? html`<mark>${piece.text}</mark>` : piece.text,
    );
  }

  private links(label: string, parts: readonly CataloguePart[]) {
    if (parts.length === 0) return nothing;
    const go = (event: Event, id: string) => {
      event.preventDefault();
      this.dispatchEvent(new GoToEvent({ unit: id }));
    };
    return html`<p>
      ${label}
      ${parts.map(
        ({ id, title }, at) =>
          html`${at > 0 ? ', ' : ''}<a href="#" @click=${(event: Event) => go(event, id)}>${title}</a>`,
      )}
    </p>`;
  }

  private files() {
    const { files } = this.table;
    if (files.length === 0) return nothing;
    const look = (event: Event, { name, job }: (typeof files)[number]) => {
      event.preventDefault();
      this.dispatchEvent(new LookAtFileEvent(name, job));
    };
    return html`<p>
      Filled from
      ${files.map(
        (file, at) =>
          html`${at > 0 ? ', ' : ''}<a
              href="#"
              title="How the file is read, with its first records"
              @click=${(event: Event) => look(event, file)}
              >${file.name}<span class="hidden">: how it is read</span></a
            >`,
      )}
    </p>`;
  }

  private columns(columns: CatalogueTable['columns'], label: string) {
    return html`<ul aria-label=${label}>
      ${columns.map(({ name, type }) => {
        const insert = () => this.dispatchEvent(new InsertNameEvent(writtenName(name)));
        return html`<li>
          <button
            title="Insert the column’s name"
            aria-label=${`Insert column ${name}${type ? `, ${type}` : ''}`}
            @mousedown=${this.stay}
            @click=${insert}
          >
            <b>${this.marked(name)}</b><span>${type}</span>
          </button>
        </li>`;
      })}
    </ul>`;
  }

  private inside() {
    const { table } = this;
    const { columns, name } = table;
    return html`<div class="inside">
      ${this.files()} ${this.links('Written by', table.writers)} ${this.links('Read by', table.readers)}
      <p>${columns.length === 0 ? 'Its columns are not known yet.' : many(columns.length, 'column')}</p>
      ${columns.length > 0 ? this.columns(columns, `Columns of ${name}`) : nothing}
    </div>`;
  }

  override render() {
    const { table, open, found } = this;
    const { name, sql, exists, rows } = table;
    const later = html`<span class=${this.said ? 'hidden' : ''}>not made yet</span>`;
    const count =
      rows === undefined ? nothing : html`<span>${countText(rows)}<span class="hidden"> rows</span></span>`;
    const query = () => this.dispatchEvent(new NewQueryEvent(`SELECT *\nFROM ${sql}\nLIMIT ${queriedRows}`));
    return html`
      <div class="row ${open ? 'open' : ''}">
        <button
          class="name ${exists ? '' : 'later'}"
          aria-expanded=${open}
          title=${sql}
          @click=${() => (this.open = !open)}
        >
          <i aria-hidden="true">${open ? '▾' : '▸'}</i><b>${this.marked(name)}</b>${exists ? count : later}
        </button>
        <span class="acts">
          <button
            class="act"
            title="Insert the table’s name"
            aria-label=${`Insert ${name}`}
            @mousedown=${this.stay}
            @click=${() => this.dispatchEvent(new InsertNameEvent(sql))}
          >
            Insert
          </button>
          ${
            exists
              ? html`<button
                  class="act"
                  title=${`A new cell with the first ${queriedRows} rows`}
                  aria-label=${`Query ${name}`}
                  @click=${query}
                >
                  Query
                </button>`
              : nothing
          }
          ${
            this.hasLineage
              ? html`<button
                  class="act"
                  title="What it comes from and feeds"
                  aria-label=${`Lineage of ${name}`}
                  @click=${() => this.dispatchEvent(new ShowLineageEvent(table.key))}
                >
                  Lineage
                </button>`
              : nothing
          }
        </span>
      </div>
      ${
        open
          ? this.inside()
          : found.length > 0
            ? html`<div class="inside">${this.columns(found, `Columns of ${name} that match`)}</div>`
            : nothing
      }
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-catalog-table': WbCatalogTable;
  }
}
