import { css, html, type TemplateResult } from 'lit';
import { writtenName } from '../core/sql/written-name.ts';
import type { CatalogueTable } from '../notebook/catalogue-table.ts';
import { insertButton } from './insert-button.ts';
import { markedText } from './marked-text.ts';

/** The look of what `catalogColumns` gives. */
export const catalogColumnsStyles = css`
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
  li button:hover {
    background: color-mix(in srgb, var(--accent) 14%, transparent);
    color: var(--ink);
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
    color: var(--soft);
    font-size: 12px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`;

/** Columns of the catalogue with their types, each to be inserted where somebody writes; `words` are marked in them. */
export function catalogColumns(
  columns: CatalogueTable['columns'],
  label: string,
  words: readonly string[],
): TemplateResult {
  return html`<ul aria-label=${label}>
    ${columns.map(
      ({ name, type }) =>
        html`<li>
          ${insertButton(
            writtenName(name),
            { title: 'Insert the column’s name', label: `Insert column ${name}${type ? `, ${type}` : ''}` },
            html`<b>${markedText(name, words)}</b><span>${type}</span>`,
          )}
        </li>`,
    )}
  </ul>`;
}
