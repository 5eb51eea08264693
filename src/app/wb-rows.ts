import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { formatValue, tableColumns, type Rows, type TableColumn, type TableTile } from '../charts/charts.ts';
import { shared } from './styles.ts';
import { countText } from './words.ts';

/** A table in pages that can be searched. Its place stays as high as a full page, so that nothing below jumps. */
@customElement('wb-rows')
export class WbRows extends LitElement {
  static override styles = [
    shared,
    css`
      .tools {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        align-items: center;
        margin-bottom: 6px;
        font-size: 13px;
      }
      input {
        flex: 1 1 120px;
        min-width: 0;
      }
      :host {
        display: flex;
        flex: 1;
        flex-direction: column;
        min-width: 0;
      }
      .place {
        flex: 1;
        overflow: auto;
      }
      /* Beside a higher neighbour the rows of a full page take the room that there is. */
      .full {
        height: calc(100% - 28px);
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: 13px;
      }
      caption {
        padding: 0 0 4px;
        color: var(--soft);
        text-align: left;
      }
      th,
      td {
        height: 28px;
        padding: 0 10px 0 0;
        border-bottom: 1px solid var(--line);
        text-align: left;
        white-space: nowrap;
      }
      .n {
        text-align: right;
      }
      .pager button {
        height: 28px;
        padding: 0 8px;
      }
      @media print {
        .tools {
          display: none;
        }
        .place {
          min-height: 0 !important;
        }
        th,
        td {
          white-space: normal;
        }
        /* A column is as wide as its name at least. */
        td {
          overflow-wrap: anywhere;
        }
      }
    `,
  ];

  @property({ attribute: false }) tile!: TableTile;
  @property({ attribute: false }) rows: Rows = [];
  @state() private search = '';
  @state() private page = 0;
  private columns: readonly TableColumn[] = [];

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('rows')) this.page = 0;
    this.columns = tableColumns(this.tile, this.rows);
  }

  private find(event: Event): void {
    this.search = (event.target as HTMLInputElement).value;
    this.page = 0;
  }

  private text(row: Rows[number], at: number): string {
    const { column, format } = this.columns[at]!;
    return formatValue(row[column], format);
  }

  private found(): Rows {
    const wanted = this.search.trim().toLowerCase();
    if (wanted === '') return this.rows;
    const { columns } = this;
    return this.rows.filter((row) =>
      columns.some((_, at) => this.text(row, at).toLowerCase().includes(wanted)),
    );
  }

  override render() {
    const { pageSize, search } = this.tile.table;
    const { columns } = this;
    const found = this.found();
    const pages = Math.max(1, Math.ceil(found.length / pageSize));
    const page = Math.min(this.page, pages - 1);
    const shown = found.slice(page * pageSize, (page + 1) * pageSize);
    const first = page * pageSize + 1;
    const range =
      found.length === 0
        ? 'No rows'
        : `${countText(first)}–${countText(first + shown.length - 1)} of ${countText(found.length)}`;
    const isNumber = (name: string) =>
      typeof this.rows.find((row) => row[name] !== null)?.[name] === 'number';
    // A header, the caption and as many rows as a page has.
    const height = 28 * (Math.min(pageSize, this.rows.length) + 1) + 28;
    return html`
      <div class="tools">
        ${
          search
            ? html`<input
                type="search"
                aria-label="Search in ${this.tile.title}"
                placeholder="Search"
                .value=${this.search}
                @input=${this.find}
              />`
            : nothing
        }
      </div>
      <div
        class="place"
        role="group"
        tabindex="0"
        aria-label="Rows of ${this.tile.title}"
        style="min-height:${height}px"
      >
        <table class=${shown.length === pageSize ? 'full' : ''}>
          <caption aria-live="polite">
            ${range}
          </caption>
          <thead>
            <tr>
              ${columns.map(({ label, column }) => html`<th scope="col" class=${isNumber(column) ? 'n' : ''}>${label}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${shown.map(
              (row) =>
                html`<tr>
                  ${columns.map(({ column }, at) => html`<td class=${isNumber(column) ? 'n' : ''}>${this.text(row, at)}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${
        pages > 1 || page > 0
          ? html`<div class="tools pager">
              <button aria-disabled=${page === 0} @click=${() => (this.page = Math.max(0, page - 1))}>
                Previous
              </button>
              <button
                aria-disabled=${page === pages - 1}
                @click=${() => (this.page = Math.min(pages - 1, page + 1))}
              >
                Next
              </button>
              <span>Page ${page + 1} of ${pages}</span>
            </div>`
          : html`<div class="tools pager" style="height:28px"></div>`
      }
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-rows': WbRows;
  }
}
