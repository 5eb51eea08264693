import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Peek } from '../engine/peek.ts';
import { shared } from './styles.ts';
import './wb-sheet.ts';
import { many } from './words.ts';

/** So many columns are drawn. */
const mostColumns = 100;

/** The first records of a file as they are read now, and what can't be read of them. */
@customElement('wb-file-preview')
export class WbFilePreview extends LitElement {
  static override styles = [
    shared,
    css`
      wb-sheet {
        display: block;
        border: 1px solid var(--line);
        border-radius: 8px;
      }
      h3 {
        margin: 14px 0 4px;
        font-size: 14px;
      }
      ul {
        margin: 6px 0;
        padding: 0 0 0 18px;
        color: var(--prose);
        font-size: 13px;
        overflow-wrap: anywhere;
      }
      code {
        white-space: pre-wrap;
      }
    `,
  ];

  @property({ attribute: false }) peek!: Peek;
  @property() name = '';

  override render() {
    const { peek, name } = this;
    const columns = peek.columns.slice(0, mostColumns);
    const rows = peek.preview.map((values) =>
      Object.fromEntries(columns.map((column, at) => [column.name, values[at] ?? null])),
    );
    const more =
      peek.columns.length > mostColumns ? `The first ${mostColumns} of ${peek.columns.length} columns. ` : '';
    const note = `${more}${peek.complete ? `All ${many(rows.length, 'record')}.` : `The first ${many(rows.length, 'record')}.`}`;
    return html`
      <wb-sheet
        .sheet=${{ label: `First records of ${name}`, columns, rows, note, numbered: true }}
      ></wb-sheet>
      ${
        peek.notes.length > 0
          ? html`<ul aria-label="Notes">
              ${peek.notes.map((text) => html`<li>${name} ${text}</li>`)}
            </ul>`
          : nothing
      }
      ${
        peek.rejected.length > 0
          ? html`<h3>Can’t be read</h3>
              <ul aria-label="Records that can’t be read">
                ${peek.rejected.slice(0, 20).map(({ line, reason, text }) => html`<li>Line ${line}: ${reason} <code>${text.slice(0, 200)}</code></li>`)}
              </ul>`
          : nothing
      }
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-file-preview': WbFilePreview;
  }
}
