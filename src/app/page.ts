import type { ColumnRef } from '../core/lineage/model.ts';
import type { EditorNames } from '../editor/names.ts';
import type { ReadChoice } from '../engine/readers/format.ts';
import type { CatalogueCell } from '../notebook/catalogue-table.ts';
import type { Changes } from '../notebook/changes.ts';
import type { Workspace } from '../notebook/workspace.ts';
import type { Names } from './names.ts';

/** A cell on the screen, as the page uses it. */
export interface Frame {
  /** Moves the focus to the cell as a whole and, if wanted, brings it into view, or to the top of the window. */
  enter(scroll: boolean | 'top'): void;
  /** Opens the cell's editor and moves the focus into it; does nothing where there is nothing to edit. */
  edit(): Promise<void>;
  /** Writes text at the editor's cursor; false where no editor is open. */
  insert(text: string): boolean;
  /** Formats the text of the open editor. */
  format(): Promise<void>;
}

/** What can lie over the notebook. */
export type Panel =
  '' | 'palette' | 'keys' | 'workspaces' | 'shared' | 'file' | 'new-table' | 'runs' | 'lineage';

/** What the page knows besides its workspace: which cell is selected, whether it is being edited, what is open. */
export class Page {
  /** The workspace's own, with topics of the page: `page:selection`, `page:panel`, `page:drawer`, `page:said`, `page:workspace`, `frame:ID`. */
  private readonly changes: Changes;
  readonly frames = new Map<string, Frame>();
  /** The id of the selected cell, '' where none is. */
  selected = '';
  /** Whether keys go into the selected cell's editor (as opposed to being commands). */
  editing = false;
  panel: Panel = '';
  drawer = false;
  /** The data file that the panel `file` or `new-table` is about. */
  file: { name: string; job?: string } = { name: '' };
  /** The table or column whose lineage is shown first. */
  lineage: ColumnRef | undefined;
  /** How a file that becomes a table is to be read. */
  choice: ReadChoice = {};
  private known: Names | undefined;
  /** Says something to assistive technology and, for a moment, on the screen. */
  said = '';
  /** The open workspace’s name once it has been given another one. */
  workspaceName = '';

  constructor(readonly workspace: Workspace) {
    this.changes = workspace.changes;
    this.changes.listen((topics) => {
      if (topics.has('tabs:refused')) this.say('Nothing was changed: another tab keeps this workspace.');
      if (topics.has('tabs') && workspace.tabs.follows) this.closeEditor();
      if (topics.has('plan') && this.selected && !workspace.book.cell(this.selected)) this.deselect();
    });
  }

  private deselect(): void {
    this.selected = '';
    this.editing = false;
    this.changes.tell(`frame:${this.workspace.cells[0]?.id ?? ''}`);
  }

  /** Whether a cell is the one that the Tab key leads to: the selected one, else the first. */
  isTabStop(id: string): boolean {
    return id === (this.selected || this.workspace.cells[0]?.id);
  }

  /** Makes a cell the selected one; another one's editor is closed. */
  select(id: string): void {
    if (id === this.selected) return;
    const before = this.selected;
    this.endEdit();
    this.selected = id;
    this.changes.tell(`frame:${before || this.workspace.cells[0]?.id}`);
    this.changes.tell(`frame:${id}`);
    this.changes.tell('page:selection');
  }

  /** Selects a cell, moves the focus to it and brings it into view. A cell that is not drawn yet is waited for. */
  goTo(id: string, scroll: boolean | 'top' = true): void {
    if (id === '') return;
    this.select(id);
    this.whenDrawn(id, (frame) => frame.enter(scroll));
  }

  /** Selects a cell and opens its editor. */
  edit(id: string): void {
    if (id === '' || !this.workspace.tabs.mayChange()) return;
    this.select(id);
    this.whenDrawn(id, (frame) => {
      this.editing = true;
      this.changes.tell(`frame:${id}`);
      void frame.edit();
    });
  }

  /** Closes the editor of the selected cell, and puts what was typed in it into its form. */
  endEdit(): void {
    if (!this.editing) return;
    this.editing = false;
    this.workspace.edits.settle(this.selected);
    this.changes.tell(`frame:${this.selected}`);
  }

  /** Closes the editor and leaves what was typed to the tab that keeps the workspace now. */
  private closeEditor(): void {
    this.editing = false;
    this.changes.tell(`frame:${this.selected}`);
  }

  /** Leaves the editor for the cell as a whole. */
  leave(): void {
    const { selected } = this;
    this.endEdit();
    this.goTo(this.workspace.book.cell(selected) ? selected : (this.workspace.cells[0]?.id ?? ''), false);
  }

  /** Leaves the editor at its first or last line for the neighbouring cell; false where there is none. */
  leaveTowards(direction: 'up' | 'down'): boolean {
    const { cells } = this.workspace;
    const at = cells.findIndex(({ id }) => id === this.selected);
    const next = cells[at + (direction === 'up' ? -1 : 1)];
    if (next) this.goTo(next.id);
    return next !== undefined;
  }

  /** What the editor completes: the tables and functions that there are now. */
  async names(): Promise<EditorNames> {
    const { Names } = await import('./names.ts');
    this.known ??= new Names(this.workspace, this.catalogueCells);
    return this.known.get();
  }

  /** The cells as the catalogue of tables wants them. */
  readonly catalogueCells = (): CatalogueCell[] =>
    this.workspace.graph.readers.map(({ id, title, name, reads }) => ({
      id,
      title,
      reads,
      ...(name ? { makes: name } : {}),
    }));

  /** Lets the user choose files to add. The page's file input sets it. */
  chooseFiles: () => void = () => undefined;

  /** Shows a configuration file, at a 1-based line where one is meant. The page's frame sets it. */
  showConfig: (file: string, line?: number) => void = () => undefined;

  open(panel: Panel): void {
    this.panel = panel;
    this.changes.tell('page:panel');
  }

  /** Shows how a data file is read: that of a job, one that the configuration names, or one that fills no table yet. */
  lookAtFile(name: string, job?: string): void {
    this.file = { name, ...(job !== undefined && { job }) };
    this.open('file');
  }

  /** Shows the lineage of a table, or of all. */
  showLineage(dataset?: string): void {
    this.lineage = dataset === undefined ? undefined : { dataset, column: '' };
    this.open('lineage');
  }

  /** Lets the user make a new table of a file. */
  makeTable(file: File, choice: ReadChoice): void {
    this.file = { name: file.name };
    this.choice = choice;
    this.open('new-table');
  }

  toggleDrawer(): void {
    this.drawer = !this.drawer;
    this.changes.tell('page:drawer');
  }

  /** Tells that the open workspace has another name. */
  renamed(name: string): void {
    this.workspaceName = name;
    this.changes.tell('page:workspace');
  }

  /** Says something, for the eye and for assistive technology. */
  say(text: string): void {
    this.said = text;
    this.changes.tell('page:said');
  }

  private whenDrawn(id: string, act: (frame: Frame) => void, tries = 200): void {
    // Somebody may have gone elsewhere while the cell was waited for.
    if (this.selected !== id) return;
    const frame = this.frames.get(id);
    if (frame) act(frame);
    else if (tries > 0) requestAnimationFrame(() => this.whenDrawn(id, act, tries - 1));
  }
}
