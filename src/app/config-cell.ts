import { html, type TemplateResult } from 'lit';
import type { ConfigColumn } from '../core/config/table.ts';
import type { SqlSaid } from '../notebook/check-sql.ts';
import type { Choices } from '../notebook/config-choices.ts';
import type { CellSql } from '../notebook/config-sql.ts';
import type { Page } from './page.ts';
import './wb-config-sql.ts';

/** What the editor of one cell needs. */
interface CellEditor {
  column: ConfigColumn;
  choices: Choices;
  text: string;
  /** The SQL that the cell holds, and who tells what is to be said of a text in it. */
  sql?: { kind: CellSql; page: Page; check(text: string): Promise<SqlSaid> };
  /** Takes the value, and where to go on from the cell. */
  write(value: string, step?: { records?: number; columns?: number }): void;
  /** Leaves the cell as it was; takes a text that isn’t kept and took work. */
  leave(text?: string): void;
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Rows of a field for long text at most. */
const mostRows = 14;

/**
 * The field in which a cell is edited: a list where only some values are right, an editor for SQL, else text with
 * proposals.
 */
export function cellEditor({ column, choices, text, sql, write, leave }: CellEditor): TemplateResult {
  if (sql)
    return html`<wb-config-sql
      .page=${sql.page}
      .text=${text}
      .label=${column.name}
      .sql=${sql.kind}
      .check=${sql.check}
      .write=${write}
      .leave=${leave}
    ></wb-config-sql>`;
  const isLong = text.includes('\n');
  const valueOf = (event: Event) => (event.currentTarget as Field).value;
  const key = (event: KeyboardEvent) => {
    const isEnter = event.key === 'Enter' && !(isLong && event.shiftKey);
    if (isEnter) write(valueOf(event), { records: 1 });
    else if (event.key === 'Tab') write(valueOf(event), { columns: event.shiftKey ? -1 : 1 });
    else if (event.key === 'Escape') leave();
    else return event.stopPropagation();
    event.preventDefault();
    event.stopPropagation();
  };
  const blur = (event: FocusEvent) => write(valueOf(event));
  if (choices.only) {
    const known = choices.values.includes(text) || text === '';
    return html`<select aria-label=${column.name} @keydown=${key} @blur=${blur}>
      ${[...(known ? [] : [text]), '', ...choices.values].map(
        (value) => html`<option value=${value} ?selected=${value === text}>${value}</option>`,
      )}
    </select>`;
  }
  if (isLong)
    return html`<textarea
      aria-label=${column.name}
      spellcheck="false"
      rows=${Math.min(mostRows, text.split('\n').length + 1)}
      .value=${text}
      @keydown=${key}
      @blur=${blur}
    ></textarea>`;
  return html`<input
      aria-label=${column.name}
      list="choices"
      autocomplete="off"
      spellcheck="false"
      .value=${text}
      @keydown=${key}
      @blur=${blur}
    /><datalist id="choices">
      ${choices.values.map((value) => html`<option value=${value}></option>`)}
    </datalist>`;
}
