import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { compileJobs } from '../core/compile.ts';
import { duckdb } from '../core/dialects/duckdb.ts';
import type { Unit, UnitState } from '../notebook/unit.ts';
import type { Workspace } from '../notebook/workspace.ts';
import { rowsVersion } from './rows-version.ts';
import { shared } from './styles.ts';
import { Watch } from './watch.ts';
import './wb-changes.ts';
import './wb-explanation.ts';
import type { RowsTab } from './wb-job-rows.ts';
import './wb-sql.ts';
import { countText } from './words.ts';

export type TabName = RowsTab | 'What it does' | 'SQL';

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

  constructor() {
    super();
    // Other jobs may write the same table, or what a view reads.
    new Watch(this, () => ['tables']);
  }

  private get tabs(): { name: TabName; count?: number }[] {
    const { rejected = 0, marked = 0, unreadable = 0 } = this.state.figures;
    return [
      { name: 'Preview' },
      ...(rejected > 0 ? [{ name: 'Rejected' as const, count: rejected }] : []),
      ...(marked > 0 ? [{ name: 'Marked' as const, count: marked }] : []),
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

  override willUpdate(): void {
    if (!this.tabs.some(({ name }) => name === this.tab)) this.tab = 'Preview';
  }

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
    this.tab = name;
  }

  private rows(tab: RowsTab) {
    const { state, unit, workspace } = this;
    const words = this.wordsForRows();
    if (words) return html`<p class="words">${words}</p>`;
    // The grid is fetched with the first rows.
    void import('./wb-job-rows.ts');
    const job = unit.job!;
    const { plan, states } = workspace;
    return html`<wb-job-rows
      .workspace=${workspace}
      .job=${job}
      .state=${state}
      .tab=${tab}
      .version=${rowsVersion(job.targetTable, plan.jobs, (id) => states.of(id).version)}
    ></wb-job-rows>`;
  }

  /** Why there are no rows; '' where there are. */
  private wordsForRows(): string {
    const { restored, status, version } = this.state;
    if (restored) return 'The tables of the last run are gone with the page. Run again to see rows.';
    if (status === 'idle') return 'Nothing to show yet: run the cell first.';
    if (version !== '') return '';
    return status === 'running'
      ? 'Rows follow after the run.'
      : `No run has filled ${this.unit.job!.target} yet.`;
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
    return this.rows(tab);
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
