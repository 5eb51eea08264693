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
    // A dashboard or a row of jobs mostly is called as its chapter, which leads there.
    const inner = chapter.cells.flatMap((cell) => {
      const title = cell.kind === prose ? '' : titleOfCell(context, cell);
      const isNew = title !== '' && (chapter.title === '' || !title.startsWith(chapter.title));
      return isNew ? [make('li', {}, link(cell, title))] : [];
    });
    const list = inner.length > 0 ? make('ul', {}, ...inner) : undefined;
    if (chapter.title === '') return list && make('li', {}, list);
    return make('li', {}, link(chapter.cells[0]!, chapter.title), list);
  });
  return make('nav', { 'aria-label': 'Contents' }, make('ul', {}, ...chapters));
}
