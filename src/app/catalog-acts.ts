import { css, html, nothing, type TemplateResult } from 'lit';
import type { CatalogueTable } from '../notebook/catalogue-table.ts';
import { insertButton } from './insert-button.ts';
import { ShowLineageEvent } from './lineage-events.ts';
import { NewQueryEvent } from './new-query.ts';

/** How many rows a new query of a table shows. */
const queriedRows = 100;

/** The look of what `catalogActs` gives. They show on a row that is pointed at, and on one with the class `open`. */
export const catalogActsStyles = css`
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
  .act:hover {
    background: color-mix(in srgb, var(--accent) 14%, transparent);
    color: var(--ink);
  }
`;

/** What can be done with a table of the catalogue: insert its name, query it once it is made, look at its lineage. */
export function catalogActs(table: CatalogueTable): TemplateResult {
  const { name, sql, exists, key } = table;
  const insert = { title: 'Insert the table’s name', label: `Insert ${name}`, style: 'act' };
  const query = () => new NewQueryEvent(`SELECT *\nFROM ${sql}\nLIMIT ${queriedRows}`);
  return html`<span class="acts">
    ${insertButton(sql, insert, 'Insert')}
    ${exists ? act('Query', `Query ${name}`, `A new cell with the first ${queriedRows} rows`, query) : nothing}
    ${hasLineage(table) ? act('Lineage', `Lineage of ${name}`, 'What it comes from and feeds', () => new ShowLineageEvent(key)) : nothing}
  </span>`;
}

function act(word: string, label: string, title: string, wish: () => Event): TemplateResult {
  return html`<button
    class="act"
    title=${title}
    aria-label=${label}
    @click=${({ currentTarget }: Event) => currentTarget?.dispatchEvent(wish())}
  >
    ${word}
  </button>`;
}

/** Whether a job of the plan writes it. */
function hasLineage({ layer, writers }: CatalogueTable): boolean {
  return !['cell', 'other'].includes(layer) && writers.length > 0;
}
