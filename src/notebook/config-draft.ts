import { ConfigEdit, type LineValues } from '../core/config/edit.ts';
import { duckdb } from '../core/dialects/duckdb.ts';
import { errorText } from '../core/error-text.ts';
import type { Plan } from '../core/plan.ts';
import { tidyProblems, type Problem } from '../core/problem.ts';
import type { Impact } from '../engine/impact/impact.ts';
import { configTexts, type ConfigText } from './config-text.ts';
import { measureOf } from './measure-figures.ts';
import { momentOf } from './moment.ts';
import { buildPlan, withEdits } from './sources.ts';
import type { Workspace } from './workspace.ts';

/** Milliseconds: an edit that comes sooner after another one waits as long for the next. */
const pause = 120;

/** Rows of a table up to which all of them are looked at while one types. */
const mostRows = 200_000;

type Texts = Readonly<Record<string, string>>;

/** What is known of what the edits would do. */
export type ImpactState =
  | { status: 'none' | 'no tables' | 'working' }
  | { status: 'done'; impact: Impact; seconds: number }
  | { status: 'failed'; message: string };

/**
 * Edits of the configuration that are not kept yet: what is wrong with them, and what they would do on the data at hand.
 * Nothing of the workspace changes until they are kept.
 */
export class ConfigDraft {
  impact: ImpactState = { status: 'none' };
  problems: readonly Problem[];
  private texts: Texts = {};
  private done: Texts[] = [];
  private undone: Texts[] = [];
  private plan: Plan | undefined;
  private lastEdit = -Infinity;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private abort = new AbortController();
  private checked: Promise<void> = Promise.resolve();

  /** @param changed is called whenever something of the draft is another */
  constructor(
    private readonly workspace: Workspace,
    private readonly changed: () => void,
  ) {
    this.problems = workspace.problems;
  }

  /** The configuration tables as the draft has them. */
  tables(): ConfigText[] {
    return configTexts(this.workspace).map((entry) =>
      entry.table.name in this.texts ? { ...entry, text: this.texts[entry.table.name] } : entry,
    );
  }

  get isChanged(): boolean {
    return Object.keys(this.texts).length > 0;
  }

  /** The names of the tables that the draft changes. */
  get changedTables(): string[] {
    return Object.keys(this.texts);
  }

  get canUndo(): boolean {
    return this.done.length > 0;
  }

  get canRedo(): boolean {
    return this.undone.length > 0;
  }

  /** Changes a table; one that isn't there begins with the columns that it must have. Throws as `change` does. */
  edit(name: string, change: (edit: ConfigEdit) => string): void {
    const { table, text } = this.tables().find((entry) => entry.table.name === name)!;
    const header = table.columns.filter(({ optional }) => !optional).map((column) => column.name);
    const before = text ?? `${header.join(',')}\n`;
    const after = change(new ConfigEdit(before));
    if (after === text) return;
    this.done.push(this.texts);
    this.undone = [];
    this.take({ ...this.texts, [name]: after });
  }

  undo(): void {
    const before = this.done.pop();
    if (!before) return;
    this.undone.push(this.texts);
    this.take(before);
  }

  redo(): void {
    const after = this.undone.pop();
    if (!after) return;
    this.done.push(this.texts);
    this.take(after);
  }

  /** Gives up all edits. */
  discard(): void {
    this.done = [];
    this.undone = [];
    this.take({});
  }

  /** Makes the edits part of the workspace, in one step that Undo takes back; false where they can't be now. */
  keep(): boolean {
    const { own, running, journal, tabs, notices } = this.workspace;
    if (running) {
      notices.show({
        id: 'history',
        tone: 'warning',
        title: 'The configuration can’t change while a run goes on.',
        lines: ['Wait until it is done or stop it, then keep the edits.'],
      });
      return false;
    }
    if (!this.isChanged || !tabs.mayChange()) return false;
    const names = this.changedTables.join(', ');
    journal.commit(`edit ${names}`, { own: withEdits(own, this.texts) });
    this.discard();
    return true;
  }

  /** Works out on all rows what the edits would do. */
  exact(): Promise<void> {
    return this.look(undefined);
  }

  /** Ends working out what the edits would do. */
  stop(): void {
    clearTimeout(this.timer);
    this.abort.abort();
    if (this.impact.status === 'working') this.tell({ status: 'none' });
  }

  /** Waits until the problems are those of the edits. */
  settled(): Promise<void> {
    return this.checked;
  }

  private take(texts: Texts): void {
    const inForce = new Map(configTexts(this.workspace).map(({ table, text }) => [table.name, text]));
    const others = Object.entries(texts).filter(([name, text]) => inForce.get(name) !== text);
    this.texts = Object.fromEntries(others);
    this.stop();
    this.checked = this.check();
    this.changed();
    const now = performance.now();
    const isBurst = now - this.lastEdit < pause;
    this.lastEdit = now;
    // What the edits would do comes first: the engine does one thing after the other.
    const work = () => void this.look(mostRows).then(() => this.ask());
    if (this.isChanged) this.timer = setTimeout(work, isBurst ? pause : 0);
    else this.tell({ status: 'none' });
  }

  /**
   * The plan as it would be with other values in a line, with what `check` finds in it. Nothing of the draft changes.
   * @param line 1-based line of the table’s file
   */
  async planWith(
    name: string,
    line: number,
    values: LineValues,
  ): Promise<{ plan: Plan; problems: Problem[] }> {
    const { effects, own } = this.workspace;
    const { text } = this.tables().find(({ table }) => table.name === name)!;
    const changed = { [name]: new ConfigEdit(text ?? '').set(line, values) };
    return buildPlan(effects.shipped, { ...own.configs, ...this.texts, ...changed }, effects.translate);
  }

  private async check(): Promise<void> {
    const { effects, own } = this.workspace;
    const { texts } = this;
    const configs = { ...own.configs, ...texts };
    const planned = await buildPlan(effects.shipped, configs, effects.translate);
    if (texts !== this.texts) return;
    this.plan = planned.plan;
    this.problems = this.isChanged ? planned.problems : this.workspace.problems;
    this.changed();
  }

  /** Adds what the engine refuses in the lines that the edits have changed. */
  private async ask(): Promise<void> {
    await this.checked;
    const { workspace, texts, plan, problems } = this;
    if (!plan || !this.isChanged) return;
    const planned = { plan, problems };
    const { refusedLines } = await import('./check-sql.ts');
    const inForce = configTexts(workspace).filter(({ table }) => table.name in texts);
    const found: Problem[] = [];
    for (const { table, text = '' } of inForce) {
      const versions = { table, before: text, after: texts[table.name]! };
      // Without an engine there is nothing to add: the impact says so.
      found.push(...(await refusedLines(workspace, planned, versions).catch(() => [])));
    }
    if (texts !== this.texts || found.length === 0) return;
    this.problems = tidyProblems([...this.problems, ...found]);
    this.changed();
  }

  private async look(most: number | undefined): Promise<void> {
    await this.checked;
    const { workspace, plan } = this;
    if (!plan || !this.isChanged) return;
    if (workspace.rows.size === 0) return this.tell({ status: 'no tables' });
    this.abort.abort();
    const abort = new AbortController();
    this.abort = abort;
    this.tell({ status: 'working' });
    const begun = performance.now();
    try {
      const [{ impactOf }, connector] = await Promise.all([
        import('../engine/impact/impact.ts'),
        workspace.engine.get(),
      ]);
      const impact = await impactOf({
        before: workspace.plan.jobs,
        after: plan.jobs,
        connector,
        dialect: duckdb,
        at: momentOf(workspace.effects.now()),
        file: (name) => workspace.file(name),
        measure: measureOf(workspace),
        signal: abort.signal,
        ...(most !== undefined && { mostRows: most }),
      });
      if (!abort.signal.aborted)
        this.tell({ status: 'done', impact, seconds: (performance.now() - begun) / 1000 });
    } catch (error) {
      if (!abort.signal.aborted) this.tell({ status: 'failed', message: errorText(error) });
    }
  }

  private tell(state: ImpactState): void {
    this.impact = state;
    this.changed();
  }
}
