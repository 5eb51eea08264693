import { chaptersOf, prose, type Cell } from '../notebook/document.ts';
import { titleOfCell } from './cells.ts';
import type { Context } from './context.ts';
import type { Child } from './elements.ts';

/** The table of contents: the chapters, and in each its cells with a name. */
export function contentsOf(
  context: Context,
  cells: readonly Cell[],
  ids: ReadonlyMap<string, string>,
): HTMLElement {
  const { make } = context;
  const link = (cell: Cell, text: string) => make('a', { href: `#${ids.get(cell.id)!}` }, text);
  const chapters = chaptersOf(cells).map((chapter): Child => {
    const named = chapter.cells.filter(({ kind }) => kind !== prose);
    const inner = named.map((cell) => make('li', {}, link(cell, titleOfCell(context, cell))));
    const list = inner.length > 0 ? make('ul', {}, ...inner) : undefined;
    if (chapter.title === '') return list && make('li', {}, list);
    return make('li', {}, link(chapter.cells[0]!, chapter.title), list);
  });
  return make('nav', { 'aria-label': 'Contents' }, make('ul', {}, ...chapters));
}
