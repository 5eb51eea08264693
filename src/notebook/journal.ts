import { emptyAffected } from './empty-affected.ts';
import { History, type Snapshot, type Step } from './history.ts';
import { tellChangedStrangers } from './strangers.ts';
import type { Workspace } from './workspace.ts';

/** The way in which notebook, configuration and files are changed: in steps with names that can be taken back. */
export class Journal {
  readonly history = new History();

  constructor(private readonly workspace: Workspace) {}

  /** Everything that can be undone, as it is now. */
  snapshot(): Snapshot {
    const { book, own } = this.workspace;
    return { cells: book.cells, own };
  }

  /**
   * Changes the notebook, the user's configuration or files, in one step that Undo takes back.
   * @param name what is done, to go on from “Undo”
   * @param where the cell in which it happens; changes of one `key` in quick succession become one
   */
  commit(name: string, change: Partial<Snapshot>, where: { cell?: string; key?: string } = {}): void {
    if (!this.workspace.tabs.mayChange()) return;
    const before = this.snapshot();
    this.apply({ ...before, ...change });
    this.record(name, before, where);
  }

  /** Notes what has been done since `before` as one step that Undo takes back. */
  record(
    name: string,
    before: Snapshot,
    { cell = '', key = '' }: { cell?: string; key?: string } = {},
  ): void {
    const { effects, notices, changes, automatic } = this.workspace;
    this.history.record({ name, before, after: this.snapshot(), cell, key }, effects.now().getTime());
    notices.dismiss('reset');
    changes.tell('history');
    automatic.soon();
  }

  /** Takes back the last change; undefined where there is none. */
  undo(): Step | undefined {
    return this.travel('undo');
  }

  /** Does the last change again that was taken back; undefined where there is none. */
  redo(): Step | undefined {
    return this.travel('redo');
  }

  /** Forgets all steps: what is on show was made elsewhere. */
  forget(): void {
    this.history.clear();
    this.workspace.changes.tell('history');
  }

  /** Whether a cell is in the notebook, or Undo can bring it back. */
  canComeBack(id: string): boolean {
    return this.workspace.book.cell(id) !== undefined || this.history.remembers(id);
  }

  private travel(direction: 'undo' | 'redo'): Step | undefined {
    const { running, own, notices, changes, automatic, tabs } = this.workspace;
    if (!tabs.mayChange()) return undefined;
    const target = this.history.peek(direction);
    if (running && target && target.own !== own) {
      notices.show({
        id: 'history',
        tone: 'warning',
        title: 'Files and configuration can’t change while a run goes on.',
        lines: ['Wait until it is done or stop it, then try again.'],
      });
      return undefined;
    }
    const step = this.history[direction]();
    if (step) {
      const { strangers } = this.workspace;
      this.apply(step.snapshot);
      void tellChangedStrangers(this.workspace, strangers);
      automatic.soon();
    }
    changes.tell('history');
    return step;
  }

  private apply({ cells, own }: Snapshot): void {
    const { workspace } = this;
    const { book, planner, keeper } = workspace;
    const before = workspace.own;
    workspace.own = own;
    if (cells !== book.cells) {
      book.set(cells, planner.plan);
      keeper.keepNotebookSoon(() => workspace.keptNotebook());
      void planner.relink();
    }
    if (own === before) return;
    workspace.changes.tell('status');
    void workspace.keepOwn();
    if (own.configs === before.configs) return planner.markStale();
    void workspace.change('Planning the jobs …', async () => {
      const { jobs } = planner.plan;
      await planner.replan();
      await emptyAffected(workspace, jobs);
    });
  }
}
