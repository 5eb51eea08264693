import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { compileJobs } from '../core/compile.ts';
import { duckdb } from '../core/dialects/duckdb.ts';
import { plainMessage } from '../engine/plain-message.ts';
import type { Unit, UnitState } from '../notebook/unit.ts';
import type { Workspace } from '../notebook/workspace.ts';
import { previewRows, rejectedRows, unreadableRows, writtenRows, type Sheet } from './sheets.ts';
import { shared } from './styles.ts';
import './wb-changes.ts';
import './wb-explanation.ts';
import './wb-sheet.ts';
import './wb-sql.ts';
import { countText } from './words.ts';

export type TabName = 'Preview' | 'Rejected' | 'Unreadable' | 'Changes' | 'What it does' | 'SQL';

/** What stands behind a job's figures, in tabs. Rows are queried when their tab is opened. */
@customElement('wb-details')
export class WbDetails extends LitElement {
  static override styles = [
    shared,
    css`
      [role='tablist'] {
        display: flex;
        flex-wrap: wrap;
        padding: 0 10px;
        border-bottom: 1px solid var(--line);
      }
      [role='tab'] {
        height: auto;
        padding: 6px 8px;
        border: 0;
        border-bottom: 2px solid transparent;
        border-radius: 0;
        background: none;
        color: var(--soft);
        font-size: 13px;
      }
      [role='tab'][aria-selected='true'] {
        border-bottom-color: var(--accent);
        color: var(--ink);
        font-weight: 600;
      }
      [role='tab']:focus-visible {
        outline-offset: -2px;
      }
      [role='tabpanel'] {
        font-size: 14px;
      }
      .words {
        margin: 0;
        padding: 10px 14px 12px;
        color: var(--soft);
      }
    `,
  ];

  @property({ attribute: false }) workspace!: Workspace;
  @property({ attribute: false }) unit!: Unit;
  @property({ attribute: false }) state!: Readonly<UnitState>;
  /** The tab on show. */
  @property({ attribute: false }) tab: TabName = 'Preview';
  @state() private sheet: Sheet | { error: string } | undefined;
  /** The query that a late answer must belong to. */
  private version = 0;

  private get tabs(): { name: TabName; count?: number }[] {
    const { rejected = 0, unreadable = 0 } = this.state.figures;
    return [
      { name: 'Preview' },
      ...(rejected > 0 ? [{ name: 'Rejected' as const, count: rejected }] : []),
      ...(unreadable > 0 ? [{ name: 'Unreadable' as const, count: unreadable }] : []),
      ...(this.changing ? [{ name: 'Changes' as const }] : []),
      { name: 'What it does' },
      { name: 'SQL' },
    ];
  }

  /** How the job's changes are told: by its rules, by the rows that it wrote, or not at all. */
  private get changing(): 'values' | 'rows' | undefined {
    const { kind } = this.unit.job!;
    if (kind === 'cleanse' || kind === 'std') return 'values';
    return kind === 'stage' || kind === 'ingest' ? 'rows' : undefined;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!this.tabs.some(({ name }) => name === this.tab)) this.tab = 'Preview';
    if (changed.has('tab') || changed.has('state')) void this.load();
  }

  private async load(): Promise<void> {
    const version = ++this.version;
    const { tab, workspace } = this;
    const job = this.unit.job!;
    const loaders = {
      Preview: previewRows,
      Rejected: rejectedRows,
      Unreadable: unreadableRows,
      ...(this.changing === 'rows' ? { Changes: writtenRows } : {}),
    };
    if (!(tab in loaders)) return;
    // While a run goes on the engine is busy; the rows follow when it is done.
    if (workspace.running || this.state.restored || this.state.status === 'idle') {
      this.sheet = undefined;
      return;
    }
    let sheet: Sheet | { error: string };
    try {
      sheet = await loaders[tab as keyof typeof loaders]!(workspace, job);
    } catch (error) {
      sheet = { error: plainMessage(error) };
    }
    if (version === this.version) this.sheet = sheet;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = this.workspace.changes.listen((topics) => {
      if (topics.has('tables')) void this.load();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  private stop: (() => void) | undefined;

  private move(event: KeyboardEvent): void {
    const names = this.tabs.map(({ name }) => name);
    const at = names.indexOf(this.tab);
    const last = names.length - 1;
    const next = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.select(names[next]!);
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('[aria-selected="true"]')?.focus(),
    );
  }

  private select(name: TabName): void {
    if (name === this.tab) return;
    this.sheet = undefined;
    this.tab = name;
  }

  private rows() {
    const { sheet, state } = this;
    if (state.restored)
      return html`<p class="words">
        The tables of the last run are gone with the page. Run again to see rows.
      </p>`;
    if (state.status === 'idle') return html`<p class="words">Nothing to show yet: run the cell first.</p>`;
    if (!sheet)
      return html`<p class="words">
        ${this.workspace.running ? 'Rows follow after the run.' : 'Loading …'}
      </p>`;
    if ('error' in sheet) return html`<p class="words">${sheet.error}</p>`;
    return html`<wb-sheet .sheet=${sheet}></wb-sheet>`;
  }

  /** The SQL as the configuration alone gives it, for a job that has not run. */
  private compiled(): string[] {
    const context = { at: '2000-01-01 00:00:00', load: 'run' };
    const found = compileJobs(this.workspace.plan.jobs, duckdb, context).find(
      ({ job }) => job.id === this.unit.id,
    );
    return found === undefined ? [] : 'error' in found ? [`-- ${found.error}`] : found.compiled.statements;
  }

  private panel() {
    const { state, tab, unit, workspace } = this;
    if (tab === 'SQL')
      return html`<wb-sql .statements=${state.sql.length > 0 ? state.sql : this.compiled()}></wb-sql>`;
    if (tab === 'What it does')
      return html`<wb-explanation .workspace=${workspace} .job=${unit.job!}></wb-explanation>`;
    if (tab === 'Changes' && this.changing === 'values')
      return html`<wb-changes .workspace=${workspace} .job=${unit.job!} .state=${state}></wb-changes>`;
    return this.rows();
  }

  override render() {
    return html`
      <div role="tablist" aria-label="Details of ${this.unit.title}" @keydown=${this.move}>
        ${this.tabs.map(
          ({ name, count }) =>
            html`<button
              role="tab"
              id="tab-${name}"
              aria-selected=${name === this.tab}
              aria-controls=${name === this.tab ? 'panel' : nothing}
              tabindex=${name === this.tab ? 0 : -1}
              @click=${() => this.select(name)}
            >
              ${name}${count === undefined ? '' : ` ${countText(count)}`}
            </button>`,
        )}
      </div>
      <div role="tabpanel" id="panel" aria-label=${this.tab}>${this.panel()}</div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-details': WbDetails;
  }
}
