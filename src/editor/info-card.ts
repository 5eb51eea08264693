import { plural } from '../core/plural.ts';
import { errorText } from '../core/error-text.ts';
import type { EditorColumn, EditorFunction, EditorTable } from './names.ts';

/** More columns than these are counted, not listed. */
const mostColumns = 40;

/** What is known of a table: its layer, rows, and columns with their types. */
export function tableCard(table: EditorTable): HTMLElement {
  const card = element('div', 'wb-card');
  card.append(element('b', '', table.label));
  const rows = table.rows === undefined ? '' : plural(table.rows, 'row');
  card.append(element('p', '', [table.layer, rows].filter((part) => part !== '').join(' · ')));
  card.append(columnList(table.columns));
  return card;
}

/** The columns of a query that has a name in the statement. */
export function queryCard(name: string, columns: readonly EditorColumn[]): HTMLElement {
  const card = element('div', 'wb-card');
  card.append(element('b', '', name), element('p', '', 'a query of this statement'), columnList(columns));
  return card;
}

/** A function's signatures and what it does. */
export function functionCard(signatures: readonly EditorFunction[]): HTMLElement {
  const card = element('div', 'wb-card');
  for (const { signature } of signatures.slice(0, 6)) card.append(element('code', '', signature));
  if (signatures.length > 6) card.append(element('p', '', `and ${signatures.length - 6} more`));
  for (const doc of new Set(signatures.map((signature) => signature.doc)))
    if (doc) card.append(element('p', '', doc));
  return card;
}

/**
 * A column's type, and what is known of its values once `profile` has told it. `done` is called when the card has
 * changed for the last time.
 */
export function columnCard(
  column: EditorColumn,
  of: string,
  profile: Promise<string[]> | undefined,
  done: () => void = () => {},
): HTMLElement {
  const card = element('div', 'wb-card');
  card.append(element('b', '', column.name), element('p', '', [column.type, of].filter(Boolean).join(' · ')));
  if (!profile) return card;
  const lines = element('div', 'wb-lines', 'Loading …');
  card.append(lines);
  profile
    .then((told) => lines.replaceChildren(...told.map((line) => element('p', '', line))))
    .catch((error: unknown) => lines.replaceChildren(errorText(error)))
    .finally(done);
  return card;
}

/** A line of text in a card. */
export function textCard(text: string): HTMLElement {
  const card = element('div', 'wb-card');
  card.append(element('p', 'wb-message', text));
  return card;
}

function columnList(columns: readonly EditorColumn[]): HTMLElement {
  const list = element('ul', '');
  for (const { name, type } of columns.slice(0, mostColumns)) {
    const item = element('li', '');
    item.append(element('span', '', name), ' ', element('small', '', type));
    list.append(item);
  }
  if (columns.length > mostColumns)
    list.append(element('li', '', `and ${columns.length - mostColumns} more`));
  return list;
}

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  text = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}
