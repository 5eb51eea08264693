import { chaptersOf, type Cell } from '../notebook/document.ts';

/** What a notebook is called: its heading where it has one of the first level; many are chapters, and none its name. */
export function notebookTitle(cells: readonly Cell[]): string {
  const titles = chaptersOf(cells)
    .map(({ title }) => title)
    .filter((title) => title !== '');
  return titles.length === 1 ? titles[0]! : 'Medallion notebook';
}
