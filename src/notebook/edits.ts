import { converted, copyOf, newCell, settled, spaced, withBody, withCollapsed, withInfo } from './compose.ts';
import { isCollapsed, textOf, type Cell } from './document.ts';
import type { Workspace } from './workspace.ts';

/**
 * What a person does to the cells of a workspace. Each is one change that Undo takes back; a cell is meant by its id,
 * and one that is not there any more is left alone.
 */
export class Edits {
  /** Cells that were cut or copied, to be pasted. */
  private clipboard: readonly Cell[] = [];

  constructor(private readonly workspace: Workspace) {}

  private get cells(): readonly Cell[] {
    return this.workspace.cells;
  }

  private indexOf(id: string): number {
    return this.cells.findIndex((cell) => cell.id === id);
  }

  /** What a cell is called in the name of a change: `SQL cell`. */
  private nameOf(cell: Cell): string {
    const kind = this.workspace.effects.kinds.get(cell.kind)?.label ?? cell.kind;
    return `${kind} cell`;
  }

  private replace(name: string, id: string, change: (cell: Cell) => Cell, key = ''): void {
    const at = this.indexOf(id);
    if (at < 0) return;
    const cell = change(this.cells[at]!);
    if (cell !== this.cells[at])
      this.workspace.journal.commit(name, { cells: this.cells.with(at, cell) }, { cell: id, key });
  }

  /** Puts new text into a cell, lines ending with `\n`. Typing in one cell is one change until it pauses. */
  setText(id: string, text: string): void {
    const cell = this.cells[this.indexOf(id)];
    if (!cell || textOf(cell) === text) return;
    this.replace(`edit ${this.nameOf(cell)}`, id, (old) => withBody(old, text), `text ${id}`);
  }

  /** Ends the typing in a cell: prose that has come to hold fences or headings becomes several cells. Returns their ids. */
  settle(id: string): string[] {
    this.workspace.journal.history.seal();
    const at = this.indexOf(id);
    if (at < 0) return [];
    const parts = settled(this.cells[at]!, this.workspace.book.fences);
    if (parts.length > 1)
      this.workspace.journal.commit(
        'split cell',
        { cells: this.cells.toSpliced(at, 1, ...parts) },
        { cell: id },
      );
    return parts.map((part) => part.id);
  }

  /** Gives a SQL cell a name, or with '' takes it away. */
  rename(id: string, name: string): void {
    this.replace('rename cell', id, (cell) => {
      const { name: old = '', ...options } = cell.options;
      if (old === name) return cell;
      return withInfo(cell, { options: name === '' ? options : { name, ...options } });
    });
  }

  /** Lets a job cell stand for other jobs: `['dq']` for all of a type, `['dq', 'dq_hcp_data']` for one. */
  setWords(id: string, words: readonly string[]): void {
    this.replace('change job cell', id, (cell) => withInfo(cell, { words }));
  }

  /** Makes a cell one of another kind with the same text. */
  convert(id: string, kind: string): void {
    const label = this.workspace.effects.kinds.get(kind)?.label ?? kind;
    this.replace(`change cell to ${label}`, id, (cell) => converted(cell, kind));
  }

  collapse(id: string, collapsed: boolean): void {
    this.replace(collapsed ? 'collapse cell' : 'expand cell', id, (cell) =>
      isCollapsed(cell) === collapsed ? cell : withCollapsed(cell, collapsed),
    );
  }

  collapseAll(collapsed: boolean): void {
    const cells = this.cells.map((cell) =>
      isCollapsed(cell) === collapsed ? cell : withCollapsed(cell, collapsed),
    );
    this.workspace.journal.commit(collapsed ? 'collapse all cells' : 'expand all cells', { cells });
  }

  /** Adds a cell of a kind before or after another, or at the end where there is none. Returns its id. */
  insert(kind: string, place: { before: string } | { after: string }, text?: string): string {
    const { start } = this.workspace.effects.kinds.get(kind)!;
    const cell = newCell(kind, text ?? start.body, start.words);
    this.put(`add ${this.nameOf(cell)}`, [cell], place);
    return cell.id;
  }

  private put(name: string, added: readonly Cell[], place: { before: string } | { after: string }): void {
    const found = 'before' in place ? this.indexOf(place.before) : this.indexOf(place.after);
    const at = found < 0 ? this.cells.length : 'before' in place ? found : found + 1;
    const above = this.cells.slice(0, at).map((cell, n) => (n === at - 1 ? spaced(cell) : cell));
    const cells = [...above, ...added, ...this.cells.slice(at)];
    this.workspace.journal.commit(name, { cells }, { cell: added[0]!.id });
  }

  /** Takes a cell away. Returns the id of the cell to go to: the one below, else the one above, '' where none is left. */
  remove(id: string, word = 'delete'): string {
    const at = this.indexOf(id);
    if (at < 0) return '';
    const cell = this.cells[at]!;
    this.workspace.journal.commit(
      `${word} ${this.nameOf(cell)}`,
      { cells: this.cells.toSpliced(at, 1) },
      { cell: id },
    );
    return (this.cells[at] ?? this.cells[at - 1])?.id ?? '';
  }

  /** Moves a cell so that it stands at a place of the list without it. */
  moveTo(id: string, to: number): void {
    const from = this.indexOf(id);
    const place = Math.max(0, Math.min(to, this.cells.length - 1));
    if (from < 0 || place === from) return;
    const cell = this.cells[from]!;
    const cells = this.cells.toSpliced(from, 1).toSpliced(place, 0, cell);
    this.workspace.journal.commit(`move ${this.nameOf(cell)}`, { cells }, { cell: id });
  }

  /** Moves a cell up (-1) or down (1). */
  moveBy(id: string, by: -1 | 1): void {
    this.moveTo(id, this.indexOf(id) + by);
  }

  copy(id: string): void {
    const cell = this.cells[this.indexOf(id)];
    if (cell) this.clipboard = [cell];
  }

  /** Takes a cell away to be pasted elsewhere. Returns the id of the cell to go to. */
  cut(id: string): string {
    this.copy(id);
    return this.remove(id, 'cut');
  }

  get canPaste(): boolean {
    return this.clipboard.length > 0;
  }

  /** Puts what was cut or copied below a cell. Returns the id of what was pasted, '' where there was nothing. */
  paste(after: string): string {
    if (!this.canPaste) return '';
    // A cell that was cut comes back as itself, with its result; another time it is a copy.
    const pasted = this.clipboard.map((cell) => (this.indexOf(cell.id) < 0 ? cell : copyOf(cell)));
    this.put('paste cell', pasted, { after });
    return pasted[0]!.id;
  }

  /** Puts a copy of a cell below it. Returns the copy's id. */
  duplicate(id: string): string {
    const cell = this.cells[this.indexOf(id)];
    if (!cell) return '';
    const copy = copyOf(cell);
    this.put(`duplicate ${this.nameOf(cell)}`, [copy], { after: id });
    return copy.id;
  }
}
