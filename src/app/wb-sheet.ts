import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Rows } from '../charts/charts.ts';
import { shared } from './styles.ts';

/** A small table of values, ready to be drawn. */
export interface Sheet {
  label: string;
  columns: { name: string; type: string }[];
  rows: Rows;
  /** Said below the rows; '' where there is nothing to say. */
  note: string;
  /** Whether the rows are numbered. */
  numbered?: boolean;
}

const numeric = /^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT|INTEGER|UINTEGER|DOUBLE|FLOAT|DECIMAL)/i;

/** A table of values that scrolls in both directions. NULL and the empty text look different. */
@customElement('wb-sheet')
export class WbSheet extends LitElement {
  static override styles = [
    shared,
    css`
      .scroll {
        max-height: 380px;
        overflow: auto;
        border-radius: 0 0 8px 8px;
      }
      .scroll:focus-visible {
        outline-offset: -2px;
      }
      table {
        min-width: 100%;
        border-collapse: separate;
        border-spacing: 0;
        font-size: 13px;
      }
      th {
        position: sticky;
        top: 0;
        padding: 6px 12px;
        border-bottom: 1px solid var(--line);
        background: var(--panel);
        font-weight: 600;
        text-align: left;
        white-space: nowrap;
      }
      th small {
        display: block;
        color: var(--soft);
        font-size: 11px;
        font-weight: 400;
      }
      td {
        max-width: 46ch;
        padding: 4px 12px;
        border-bottom: 1px solid var(--line);
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      td span {
        white-space: pre;
      }
      tr:last-child td {
        border: 0;
      }
      .n {
        text-align: right;
      }
      th.at {
        z-index: 1;
        left: 0;
        padding: 4px 8px 4px 12px;
        color: var(--soft);
        font-size: 12px;
        font-weight: 400;
        text-align: right;
        vertical-align: top;
      }
      tbody th.at {
        z-index: 0;
      }
      thead th.at {
        padding-top: 6px;
      }
      tr:last-child th.at {
        border-bottom: 0;
      }
      thead tr:last-child th.at {
        border-bottom: 1px solid var(--line);
      }
      .null {
        color: var(--soft);
        font-style: italic;
      }
      p {
        margin: 0;
        padding: 6px 12px;
        border-top: 1px solid var(--line);
        color: var(--soft);
        font-size: 13px;
      }
    `,
  ];

  @property({ attribute: false }) sheet!: Sheet;

  private value(value: unknown) {
    if (value === null || value === undefined) return html`<span class="null">NULL</span>`;
    if (value === '') return html`<span class="null" title="an empty text">''</span>`;
    return html`<span>${typeof value === 'object' ? JSON.stringify(value) : String(value)}</span>`;
  }

  override render() {
    const { columns, rows, label, note, numbered = false } = this.sheet;
    if (rows.length === 0 && !numbered) return html`<p>No rows.</p>`;
    const style = ({ type }: Sheet['columns'][number]) => (numeric.test(type) ? 'n' : '');
    return html`<div class="scroll" role="group" tabindex="0" aria-label=${label}>
        <table>
          <thead>
            <tr>
              ${numbered ? html`<th scope="col" class="at"><span class="hidden">Record</span></th>` : nothing}
              ${columns.map(
                (column) =>
                  html`<th scope="col" class=${style(column)}>
                    ${column.name}${column.type ? html`<small>${column.type}</small>` : nothing}
                  </th>`,
              )}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (row, at) =>
                html`<tr>
                  ${numbered ? html`<th scope="row" class="at">${at + 1}</th>` : nothing}
                  ${columns.map(
                    (column) => html`<td class=${style(column)}>${this.value(row[column.name])}</td>`,
                  )}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${note ? html`<p>${note}</p>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-sheet': WbSheet;
  }
}
