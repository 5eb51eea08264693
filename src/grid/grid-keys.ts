import type { GridTarget } from './grid-pointer.ts';
import { isOne, move, type Selection } from './selection.ts';

/** What keys can do to a grid besides what a pointer can. */
export interface KeyTarget extends GridTarget {
  /** What is selected; its head is the active cell. */
  readonly selection: Selection;
  menuOf(place: number): void;
  /** Does with a row what the page has to do with one; false where that is nothing. */
  chooseRow(row: number): boolean;
  selectAll(): void;
  copySelection(): void;
}

const widthStep = 24;

/** Turns a key into what it means by the grid pattern (https://www.w3.org/WAI/ARIA/apg/patterns/grid/). Says whether it was one. */
export function onGridKey(target: KeyTarget, event: KeyboardEvent): boolean {
  const { row, column } = target.selection.head;
  const control = event.ctrlKey || event.metaKey;
  if (command(target, event, control)) return true;
  if (event.altKey) return false;
  const { page } = target.view.rows;
  const to = move({ key: event.key, control }, { row, column }, target.rowCount, target.layout.count, page);
  if (to) target.select(to.row, to.column, event.shiftKey);
  return to !== undefined;
}

/** Keys that do something else than move. */
function command(target: KeyTarget, { key, altKey, shiftKey }: KeyboardEvent, control: boolean): boolean {
  const { row, column } = target.selection.head;
  const isSideways = key === 'ArrowLeft' || key === 'ArrowRight';
  if ((altKey && key === 'ArrowDown') || key === 'ContextMenu' || (shiftKey && key === 'F10'))
    target.menuOf(column);
  else if (altKey && shiftKey && isSideways)
    target.resize(column, target.layout.widthOf(column) + (key === 'ArrowLeft' ? -widthStep : widthStep));
  else if (key === 'Enter' && (control || altKey)) return false;
  else if (key === 'Enter' && row < 0) target.sortBy(column, shiftKey);
  else if (key === 'Enter') target.openValue(row, column);
  else if (key === ' ' && !shiftKey && !control && row >= 0) return target.chooseRow(row);
  else if (control && key.toLowerCase() === 'a') target.selectAll();
  else if (control && key.toLowerCase() === 'c') target.copySelection();
  else if (key === 'Escape' && !isOne(target.selection)) target.select(row, column, false);
  else return false;
  return true;
}
