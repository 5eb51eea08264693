import { textOf, type Cell } from '../notebook/document.ts';

/** What prose is called in lists: its first line, without the signs of a heading; '' where it is empty. */
export function proseTitle(cell: Cell): string {
  return textOf(cell)
    .trim()
    .split('\n')[0]!
    .replace(/^#+\s*/, '');
}
