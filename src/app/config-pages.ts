import { html, nothing } from 'lit';
import { countText } from './words.ts';

/** So many records of a configuration table are drawn at once. */
export const pageSize = 250;

/** The first record to be drawn, so that it and those behind it fill a page of a table of `count` records. */
export function firstOnPage(wanted: number, count: number): number {
  return Math.max(0, Math.min(wanted, count - pageSize));
}

/** Which records are drawn, and the way to the others; nothing where all are. */
export function pages(count: number, first: number, to: (first: number) => void) {
  if (count <= pageSize) return nothing;
  const last = Math.min(count, first + pageSize);
  const go = (wanted: number) => () => to(firstOnPage(wanted, count));
  return html`<p class="pages">
    <button ?disabled=${first === 0} @click=${go(first - pageSize)}>Earlier</button>
    <span>records ${countText(first + 1)} to ${countText(last)} of ${countText(count)}</span>
    <button ?disabled=${last >= count} @click=${go(first + pageSize)}>Later</button>
  </p>`;
}
