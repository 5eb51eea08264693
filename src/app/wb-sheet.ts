import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Sheet } from './sheets.ts';
import { shared } from './styles.ts';

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
      .dim,
      .null {
        color: var(--soft);
      }
      .null {
        font-style: italic;
      }
      .hit {
        padding: 0 4px;
        border-radius: 3px;
        background: var(--hit);
        color: var(--bad);
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

  private value(value: unknown, hit: boolean) {
    const shown =
      value === null || value === undefined
        ? html`<span class="null">NULL</span>`
        : value === ''
          ? html`<span class="null" title="an empty text">''</span>`
          : typeof value === 'object'
            ? html`<span>${JSON.stringify(value)}</span>`
            : html`<span>${String(value)}</span>`;
    return hit ? html`<span class="hit">${shown}</span>` : shown;
  }

  override render() {
    const { columns, rows, label, note } = this.sheet;
    if (rows.length === 0) return html`<p>No rows.</p>`;
    const style = (column: Sheet['columns'][number]) =>
      `${numeric.test(column.type) ? 'n' : ''} ${column.dim ? 'dim' : ''}`;
    return html`<div class="scroll" role="group" tabindex="0" aria-label=${label}>
        <table>
          <thead>
            <tr>
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
              (row) =>
                html`<tr>
                  ${columns.map(
                    (column) =>
                      html`<td class=${style(column)}>
                        ${this.value(row[column.name], this.sheet.isHit(row, column.name))}
                      </td>`,
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
