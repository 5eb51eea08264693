import { nestedText } from '../charts/charts.ts';
import { exactParts } from '../core/exact-parts.ts';
import type { Child, Make } from './elements.ts';

/** Longer texts are cut; how much is missing is said. */
export const longest = 300;

/**
 * A value exactly as it is, as on the page: NULL apart from the empty text, and signs for what can't be seen.
 * @param length the characters of the whole, where `value` is only its beginning
 */
export function exactValue(make: Make, value: unknown, length = 0): HTMLElement {
  if (value === null || value === undefined) return make('span', { class: 'null' }, 'NULL');
  if (value === '') return make('span', { class: 'null', title: 'an empty text' }, "''");
  const text = typeof value === 'object' && !(value instanceof Date) ? nestedText(value) : String(value);
  const parts = exactParts(text.slice(0, longest)).map((part): Child => {
    if (typeof part === 'string') return part;
    const { sign, name } = part;
    return make('span', { class: 'sign', role: 'img', 'aria-label': name, title: name }, sign);
  });
  const rest = Math.max(text.length, length) - longest;
  const more = rest > 0 ? make('span', { class: 'sign' }, ` … ${rest} more characters`) : undefined;
  return make('span', { class: 'exact' }, ...parts, more);
}
