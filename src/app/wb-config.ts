import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ConfigEdit } from '../core/config/edit.ts';
import { configTableOf } from '../core/config/tables.ts';
import type { Problem } from '../core/problem.ts';
import type { KnownNames } from '../notebook/config-choices.ts';
import { ConfigDraft } from '../notebook/config-draft.ts';
import { configGrid } from '../notebook/config-lines.ts';
import { configTexts, type ConfigText } from '../notebook/config-text.ts';
import { changeWords, lineChanges } from '../notebook/line-changes.ts';
import { ruleTables } from '../notebook/proposals/configured-rules.ts';
import { Proposals } from '../notebook/proposals/proposals.ts';
import { configStyles } from './config-styles.ts';
import { download } from './download.ts';
import type { Page } from './page.ts';
import type { ShowConfigEvent } from './show-config.ts';
import { shared } from './styles.ts';
import { Watch } from './watch.ts';
import type { WbConfigGrid } from './wb-config-grid.ts';
import type { MenuItem } from './wb-menu.ts';
import { many } from './words.ts';
import './wb-config-grid.ts';
import './wb-impact.ts';
import './wb-menu.ts';
import './wb-proposals.ts';

/** The element that has the focus, in whatever shadow tree it is. */
function focused(): HTMLElement | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement ? element : undefined;
}

/** The class of a line of the difference. */
const looks = { '+': 'added', '−': 'removed', '↕': '' };

/** So many lines of the difference are shown. */
const mostChanges = 40;

/**
 * The configuration, a table at a time, to be read and edited. What edits would do is shown beside them; they are kept
 * in one step, and until then they change nothing.
 */
@customElement('wb-config')
export class WbConfig extends LitElement {
  static override styles = [shared, configStyles];

  @property({ attribute: false }) page!: Page;
  @state() private file = 'main_pipeline_config.csv';
  @state() private open = false;
  @state() private whole = false;
  /** Another object with each state of the draft. */
  @state() private version: unknown;
  @state() private known: KnownNames = { tables: [], columns: new Map() };
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('wb-config-grid') private table!: WbConfigGrid | null;
  private draft!: ConfigDraft;
  private proposals!: Proposals;
  /** Where the focus goes back to. */
  private returnTo: HTMLElement | undefined;

  constructor() {
    super();
    new Watch(this, () => ['plan']);
  }

  get workspace() {
    return this.page.workspace;
  }

  override willUpdate(): void {
    this.draft ??= new ConfigDraft(this.workspace, () => (this.version = {}));
    this.proposals ??= new Proposals(this.workspace, () => (this.version = {}));
  }

  /** Opens the panel at a configuration file, such as `ref_data.csv`, and at a 1-based line of it, or with an edit made. */
  show(file: string, line?: number, change?: (edit: ConfigEdit) => string): void {
    if (!this.open) this.returnTo = focused();
    this.open = true;
    const table = configTableOf(file);
    if (table) this.file = `${table.name}.csv`;
    this.workspace.notices.dismiss('draft');
    void this.updateComplete.then(() => {
      if (!this.dialog.open) this.dialog.showModal();
      if (change) this.propose(change);
      else if (line === undefined) this.renderRoot.querySelector<HTMLElement>('select')?.focus();
      else this.table?.enter(line);
    });
    void this.learnNames();
  }

  /** Makes an edit in the table on show and goes to the line that it has changed. */
  private propose(change: (edit: ConfigEdit) => string): void {
    const { table, text: before } = this.text;
    this.draft.edit(table.name, change);
    const changes = lineChanges(configGrid(before ?? '').lines, configGrid(this.text.text ?? '').lines);
    this.table?.enter(changes.findLast(({ sign }) => sign === '+')?.line);
  }

  private async learnNames(): Promise<void> {
    const { jobs } = this.workspace.plan;
    const written = jobs.map(({ target }) => target);
    this.known = { tables: [...new Set(written)].sort(), columns: new Map() };
    const { tables } = await this.page.names().catch(() => ({ tables: [] }));
    const columns = tables.map(
      ({ label, columns: own }) => [label.toLowerCase(), own.map(({ name }) => name)] as const,
    );
    this.known = { tables: this.known.tables, columns: new Map(columns) };
  }

  private closed(): void {
    this.open = false;
    this.draft.stop();
    this.returnTo?.focus();
    this.returnTo = undefined;
    if (!this.draft.isChanged) return;
    const { notices } = this.workspace;
    notices.show({
      id: 'draft',
      tone: 'warning',
      title: `Edits of ${this.draft.changedTables.join(', ')} are not kept yet.`,
      lines: ['Nothing has changed so far.'],
      actions: [
        { label: 'Go on editing', run: () => this.show(this.file) },
        {
          label: 'Discard them',
          run: () => {
            this.draft.discard();
            notices.dismiss('draft');
          },
        },
      ],
      lasting: true,
    });
  }

  private get text(): ConfigText {
    return this.draft.tables().find(({ file }) => file === this.file)!;
  }

  private problemsOf(file: string): readonly Problem[] {
    return this.draft.problems.filter((problem) => problem.file === file);
  }

  private choose(event: Event): void {
    this.file = (event.target as HTMLSelectElement).value;
    void this.updateComplete.then(() => this.table?.enter());
  }

  /** Keeps the edits; with `run` what is out of date then runs. */
  private async keep(run: boolean): Promise<void> {
    const names = this.draft.changedTables.join(', ');
    if (!this.draft.keep()) return this.dialog.close();
    this.page.say(`Kept the edits of ${names}. Undo takes them back.`);
    this.dialog.close();
    if (run) await this.workspace.runner.runStale();
  }

  private readonly discard = (): void => {
    this.draft.discard();
    // The buttons of the edits go, and with them the focus.
    this.table?.refocus();
  };

  private async downloadAll(): Promise<void> {
    const { writeZip } = await import('../notebook/workspaces/zip-write.ts');
    const parts = this.draft
      .tables()
      .flatMap(({ file, text }) => (text === undefined ? [] : [{ path: file, content: new Blob([text]) }]));
    download(await writeZip(parts, this.workspace.effects.now()), 'configuration.zip');
  }

  private readonly items = (): MenuItem[] => [
    {
      title: this.whole ? 'Only the file’s columns' : 'All columns that there can be',
      run: () => (this.whole = !this.whole),
    },
    {
      title: 'Download this table as CSV',
      disabled: this.text.text === undefined,
      run: () =>
        download(new Blob([this.text.text ?? ''], { type: 'text/csv;charset=utf-8' }), this.text.file),
    },
    { title: 'Download all tables as a zip', run: () => void this.downloadAll() },
  ];

  private option({ file, own, table }: ConfigText) {
    const { length } = this.problemsOf(file);
    const notes = [
      ...(this.draft.changedTables.includes(table.name) ? ['edited'] : own ? ['yours'] : []),
      ...(length > 0 ? [many(length, 'problem')] : []),
    ].join(', ');
    return html`<option value=${file} .selected=${file === this.file}>
      ${file}${notes ? ` (${notes})` : ''}
    </option>`;
  }

  /** Problems of no line that is there, such as those of the file as a whole. */
  private others() {
    const begins = new Set(configGrid(this.text.text ?? '').lines.map(({ line }) => line));
    const others = this.problemsOf(this.file).filter(({ line }) => !begins.has(line));
    if (others.length === 0) return nothing;
    return html`<ul class="problems">
      ${others.map(
        ({ severity, message }) =>
          html`<li class=${severity}>
            <span class="hidden">${severity}: </span><span aria-hidden="true">⚠ </span>${message}
          </li>`,
      )}
    </ul>`;
  }

  private changes() {
    const inForce = new Map(configTexts(this.workspace).map(({ file, text }) => [file, text ?? '']));
    const changes = lineChanges(
      configGrid(inForce.get(this.file) ?? '').lines,
      configGrid(this.text.text ?? '').lines,
    );
    if (changes.length === 0) return nothing;
    return html`<details class="changes">
      <summary>${changeWords(changes, this.file)}</summary>
      <ul>
        ${changes
          .slice(0, mostChanges)
          .map(({ sign, line, text }) => html`<li class=${looks[sign]}>${sign} ${line}: ${text}</li>`)}
        ${changes.length > mostChanges ? html`<li>… ${changes.length - mostChanges} more</li>` : nothing}
      </ul>
    </details>`;
  }

  private footer() {
    const { draft } = this;
    if (!draft.isChanged && !draft.canRedo) return nothing;
    return html`<footer>
      <button
        class="main"
        aria-disabled=${!draft.isChanged}
        @click=${() => draft.isChanged && void this.keep(true)}
      >
        Keep and run
      </button>
      <button aria-disabled=${!draft.isChanged} @click=${() => draft.isChanged && void this.keep(false)}>
        Keep
      </button>
      <button aria-disabled=${!draft.canUndo} @click=${() => draft.undo()}>Undo edit</button>
      <button aria-disabled=${!draft.canRedo} @click=${() => draft.redo()}>Redo edit</button>
      <button class="quiet" @click=${this.discard}>Discard all</button>
    </footer>`;
  }

  override render() {
    if (!this.open) return html`<dialog aria-label="Configuration" @close=${this.closed}></dialog>`;
    const { draft, version } = this;
    const { table, own } = this.text;
    const whose =
      this.text.text === undefined ? 'There is no such file yet.' : own ? 'Your file.' : 'The shipped file.';
    return html`<dialog aria-label="Configuration" @close=${this.closed}>
      <header>
        <h2>Configuration</h2>
        <select aria-label="Table" @change=${this.choose}>
          ${draft.tables().map((entry) => this.option(entry))}
        </select>
        <wb-menu label="Configuration" .items=${this.items}></wb-menu>
        <button class="quiet close" @click=${() => this.dialog.close()}>
          <span aria-hidden="true">✕ </span>Close
        </button>
      </header>
      <p class="doc">${table.doc} ${whose}</p>
      ${this.others()}
      ${
        ruleTables.some((name) => name === table.name)
          ? html`<wb-proposals
              .proposals=${this.proposals}
              .draft=${draft}
              .name=${table.name}
              .version=${version}
              @wb-show-config=${({ change }: ShowConfigEvent) => change && this.propose(change)}
            ></wb-proposals>`
          : nothing
      }
      <wb-config-grid
        .page=${this.page}
        .draft=${draft}
        .name=${table.name}
        .known=${this.known}
        .version=${version}
        .whole=${this.whole}
      ></wb-config-grid>
      ${
        draft.isChanged
          ? html`${this.changes()}<wb-impact .draft=${draft} .version=${version}></wb-impact>`
          : nothing
      }
      ${this.footer()}
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-config': WbConfig;
  }
}
