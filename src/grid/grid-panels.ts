import { html, type TemplateResult } from 'lit';
import { countText, plural } from '../core/plural.ts';
import type { SortKey } from './arrangement.ts';
import type { GridColumn } from './column.ts';
import type { ColumnCommand } from './column-commands.ts';
import { formatNames, type CopyFormat } from './copy-formats.ts';

/** The menu of a column. */
export function columnMenu(
  column: GridColumn,
  sort: readonly SortKey[],
  isOnly: boolean,
  choose: (command: ColumnCommand) => void,
): TemplateResult {
  const key = sort.find((one) => one.column === column.name);
  const item = (command: ColumnCommand, words: string, ...more: string[]) =>
    html`<button role="menuitem" tabindex="-1" @click=${() => choose(command)}>${words}${more}</button>`;
  return html`<div class="menu" role="menu" aria-label="Menu of ${column.name}" @keydown=${menuKeys}>
    ${item('ascending', 'Sort ascending', key && !key.descending ? ' ✓' : '')}
    ${item('descending', 'Sort descending', key?.descending ? ' ✓' : '')}
    ${key ? item('unsorted', 'Do not sort') : ''}
    <hr role="separator" />
    ${item('filter', 'Filter …')} ${item('profile', 'Profile')}
    <hr role="separator" />
    ${item('autosize', 'Fit width')} ${item('narrower', 'Narrower')} ${item('wider', 'Wider')}
    ${isOnly ? '' : item('hide', 'Hide')}
  </div>`;
}

/** The list of all columns, each of which can be shown or not. */
export function columnList(
  columns: readonly GridColumn[],
  hidden: ReadonlySet<string>,
  toggle: (name: string) => void,
  showAll: () => void,
): TemplateResult {
  const shown = columns.length - columns.filter(({ name }) => hidden.has(name)).length;
  return html`<div class="menu" role="group" aria-label="Columns">
    <button @click=${showAll}>Show all ${columns.length}</button>
    <hr role="separator" />
    ${columns.map(({ name }) => {
      const isShown = !hidden.has(name);
      // A grid without columns would leave nothing to stand on.
      return html`<label
        ><input
          type="checkbox"
          .checked=${isShown}
          ?disabled=${isShown && shown === 1}
          @change=${() => toggle(name)}
        />${name}</label
      >`;
    })}
  </div>`;
}

/** The choice of formats to copy in. `all` are the words for all rows; the rows of the selection otherwise. */
export function copyMenu(
  selected: string,
  all: string,
  choose: (format: CopyFormat, all: boolean) => void,
): TemplateResult {
  const formats = Object.keys(formatNames) as CopyFormat[];
  return html`<div class="menu" role="menu" aria-label="Copy" @keydown=${menuKeys}>
    ${formats.map(
      (format) =>
        html`<button role="menuitem" tabindex="-1" @click=${() => choose(format, false)}>
          ${selected} as ${formatNames[format]}
        </button>`,
    )}
    <hr role="separator" />
    ${formats.map(
      (format) =>
        html`<button role="menuitem" tabindex="-1" @click=${() => choose(format, true)}>
          ${all} as ${formatNames[format]}
        </button>`,
    )}
  </div>`;
}

/** A whole value. Undefined while it is fetched. */
export function wholeValue(
  column: GridColumn,
  row: number,
  text: string | null | undefined,
  copy: () => void,
): TemplateResult {
  const words = text === undefined ? 'Loading …' : text === null ? 'NULL' : plural(text.length, 'character');
  return html`<div class="value" role="dialog" aria-label="Value of ${column.name}">
    <header>
      <span>${column.name}, row ${countText(row + 1)} · ${words}</span>
      <button @click=${copy} ?disabled=${text === undefined || text === null}>Copy</button>
    </header>
    <textarea
      readonly
      autofocus
      dir="auto"
      aria-label="Value"
      spellcheck="false"
      .value=${text ?? ''}
    ></textarea>
  </div>`;
}

/** Arrows, Home and End move through a menu (https://www.w3.org/WAI/ARIA/apg/patterns/menubar/). */
function menuKeys(event: KeyboardEvent): void {
  const menu = event.currentTarget as HTMLElement;
  const items = [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const at = items.findIndex((item) => item.matches(':focus'));
  const steps: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: items.length - 1,
  };
  const to = steps[event.key];
  if (to === undefined) return;
  event.preventDefault();
  items.at(to % items.length)?.focus();
}
