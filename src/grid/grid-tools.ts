import { html, nothing, type TemplateResult } from 'lit';
import { countText, plural } from '../core/plural.ts';
import type { Arrangement } from './arrangement.ts';
import { filterWords } from './filter.ts';
import type { GridData, Trouble } from './grid-data.ts';
import type { GridRelation } from './relation.ts';
import { actionOf } from './row-action.ts';

/** `1 row`, `12 rows`, `12 of 100 rows`. */
export function rowsText(count: number, total: number): string {
  const all = plural(total, 'row');
  return count === total ? all : `${countText(count)} of ${all}`;
}

/** `12 rows × 3 columns`. */
export function sizeText(rows: number, columns: number): string {
  return `${plural(rows, 'row')} × ${plural(columns, 'column')}`;
}

/** What the tool row can do. */
export interface ToolActions {
  search(text: string): void;
  columns(event: Event): void;
  copy(event: Event): void;
  cancel(): void;
  /** Does with the active row what the page has to do with one. */
  choose(): void;
}

/** The row above the grid: search, what was just done (`notice`), the number of rows, what is being done, and buttons from elsewhere in the slot. */
export function toolRow(
  data: GridData,
  relation: GridRelation,
  hidden: number,
  notice: string,
  actions: ToolActions,
): TemplateResult {
  const { source, step } = data;
  const { label } = relation;
  const action = actionOf(relation, data);
  return html`<div class="tools" role="group" aria-label="Tools of ${label}">
    <input
      type="search"
      placeholder="Search"
      aria-label="Search in ${label}"
      .value=${data.wanted.search}
      @input=${(event: Event) => actions.search((event.target as HTMLInputElement).value)}
    />
    <span class="count">${source ? rowsText(source.count, source.total) : ''}</span>
    <span class="notice" role="status">${notice}</span>
    ${
      step
        ? html`<span class="step">${step.words} …</span>
            <progress aria-label=${step.words} value=${step.share ?? nothing} max="1"></progress>
            <button @click=${() => actions.cancel()}>Cancel</button>`
        : nothing
    }
    ${
      action
        ? html`<button title="Of the row that is selected (Space)" @click=${() => actions.choose()}>
            ${action.title}
          </button>`
        : nothing
    }
    <button aria-haspopup="true" @click=${(event: Event) => actions.columns(event)}>
      Columns${hidden > 0 ? ` (${hidden} hidden)` : ''}
    </button>
    <button aria-haspopup="menu" @click=${(event: Event) => actions.copy(event)}>Copy</button>
    <slot name="tools"></slot>
  </div>`;
}

/** What is filtered, each with a button that ends it. */
export function chipRow(
  arrangement: Arrangement,
  change: (wanted: Arrangement) => void,
): TemplateResult | typeof nothing {
  const { filters, search } = arrangement;
  if (filters.length === 0 && search === '') return nothing;
  const chip = (words: string, wanted: Arrangement) =>
    html`<li class="chip">
      <span>${words}</span>
      <button aria-label="Remove the filter: ${words}" @click=${() => change(wanted)}>×</button>
    </li>`;
  return html`<ul class="chips" aria-label="Filters" style="margin:0;list-style:none">
    ${filters.map((filter) =>
      chip(filterWords(filter), { ...arrangement, filters: filters.filter((other) => other !== filter) }),
    )}
    ${search === '' ? nothing : chip(`any column contains “${search}”`, { ...arrangement, search: '' })}
  </ul>`;
}

/** An error in plain words with a way to try again; `forget`, where given, leaves it at that. */
export function troubleNote({ words, retry }: Trouble, forget?: () => void): TemplateResult {
  return html`<div class="note" role="alert">
    <p class="bad">${words}</p>
    <button @click=${retry}>Retry</button>
    ${forget ? html`<button @click=${forget}>Dismiss</button>` : nothing}
  </div>`;
}
