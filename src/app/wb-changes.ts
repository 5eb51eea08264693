import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { duckdb } from '../core/dialects/duckdb.ts';
import type { Explanation, Job } from '../core/jobs/job.ts';
import { jobKinds } from '../core/jobs/kinds.ts';
import { tableKey } from '../core/names.ts';
import { changedValues, type ColumnChanges, type RuleChanges } from '../engine/changed-values.ts';
import { plainMessage } from '../engine/plain-message.ts';
import type { UnitState } from '../notebook/unit.ts';
import type { Workspace } from '../notebook/workspace.ts';
import { exactStyles, exactText } from './exact-text.ts';
import { configLink } from './show-config.ts';
import { shared } from './styles.ts';
import { countText, many } from './words.ts';

/** So many rules of a column are shown, those that change the most rows. */
const shownRules = 100;

/** The rules to show: all, or of very many those that change the most rows. */
function shown(rules: readonly RuleChanges[]): readonly RuleChanges[] {
  if (rules.length <= shownRules) return rules;
  return [...rules].sort((a, b) => b.rows - a.rows).slice(0, shownRules);
}

/** The values that a cleanse or std job changes, before → after, rule by rule, column after column as they come. */
@customElement('wb-changes')
export class WbChanges extends LitElement {
  static override styles = [
    shared,
    exactStyles,
    css`
      p {
        margin: 0;
        padding: 10px 14px;
        color: var(--soft);
      }
      .scroll {
        max-height: 460px;
        padding: 0 14px 10px;
        overflow: auto;
      }
      .scroll:focus-visible {
        outline-offset: -2px;
      }
      table {
        width: 100%;
        margin-bottom: 12px;
        border-collapse: collapse;
        font-size: 13px;
      }
      caption {
        padding: 6px 0 2px;
        color: var(--ink);
        font-size: 14px;
        font-weight: 600;
        text-align: left;
        overflow-wrap: anywhere;
      }
      th {
        padding: 5px 0;
        border-top: 1px solid var(--line);
        font-weight: 400;
        text-align: left;
        overflow-wrap: anywhere;
      }
      th.rule {
        color: var(--prose);
      }
      .count {
        width: 1%;
        padding-left: 12px;
        text-align: right;
        vertical-align: top;
        white-space: nowrap;
      }
      th.count {
        color: var(--ink);
        font-weight: 600;
      }
      .nothing th,
      .nothing .count {
        color: var(--soft);
        font-weight: 400;
      }
      td {
        padding: 2px 0;
        vertical-align: top;
      }
      td.before {
        width: 46%;
        padding-left: 14px;
        color: var(--soft);
      }
      td.arrow {
        width: 1%;
        padding: 2px 10px;
        color: var(--soft);
      }
      td.more {
        padding-left: 14px;
        color: var(--soft);
      }
      @container (max-width: 540px) {
        td.before {
          width: auto;
        }
      }
      tbody tr:last-child td {
        padding-bottom: 7px;
      }
      button.place {
        color: var(--accent);
      }
    `,
  ];

  @property({ attribute: false }) workspace!: Workspace;
  @property({ attribute: false }) job!: Job;
  @property({ attribute: false }) state!: Readonly<UnitState>;
  @state() private columns: ColumnChanges[] = [];
  @state() private phase: 'asking' | 'done' | { error: string } = 'asking';
  /** Ends the questions that are no longer wanted, so that no late answer is taken. */
  private asking = new AbortController();
  private stop: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = this.workspace.changes.listen((topics) => {
      if (topics.has('tables')) void this.load();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
    this.asking.abort();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('job') || changed.has('state')) void this.load();
  }

  /** Whether the table that the job reads is there, whether the job itself has run or not. */
  private get isThere(): boolean {
    const key = tableKey(this.job.sourceTable!);
    const { plan, rows, states } = this.workspace;
    const filled = plan.jobs.some(({ id, targetTable }) => {
      const { status, restored } = states.of(id);
      return tableKey(targetTable) === key && !restored && (status === 'done' || status === 'stale');
    });
    return filled || rows.has(key);
  }

  private async load(): Promise<void> {
    this.asking.abort();
    const { signal } = (this.asking = new AbortController());
    const { job, workspace } = this;
    this.columns = [];
    this.phase = 'asking';
    // While a run goes on the engine is busy; its end brings the tables' news.
    if (workspace.running || !this.isThere) return;
    try {
      for await (const column of changedValues(job, (sql) => workspace.look(sql, signal), duckdb)) {
        if (signal.aborted) return;
        this.columns = [...this.columns, column];
        if (workspace.running) return;
      }
      if (!signal.aborted) this.phase = 'done';
    } catch (error) {
      if (!signal.aborted) this.phase = { error: plainMessage(error) };
    }
  }

  private note(): string {
    const { job, phase, state, workspace } = this;
    if (!this.isThere)
      return state.restored
        ? 'The tables of the last run are gone with the page. Run again to see what changes.'
        : `Nothing to compare yet: ${job.source} is empty until a run fills it.`;
    if (workspace.running && phase === 'asking') return 'The changes follow after the run.';
    if (typeof phase === 'object') return phase.error;
    if (phase === 'done' && this.columns.length === 0)
      return 'No rule is configured: every row goes through as it is.';
    const part = this.columns[0]?.firstRows;
    const rows = part === undefined ? '' : ` Counted in its first ${countText(part)} rows.`;
    if (state.status === 'idle') return `What the rules will change in ${job.source} as it is now.${rows}`;
    if (state.status === 'stale')
      return `${job.source} may have changed since the last run: what the rules change in it as it is now.${rows}`;
    return `What each rule changes in ${job.source}, the rules of a column in their order.${rows}`;
  }

  private rule(
    { rule, rows, pairs, samples }: RuleChanges,
    words: readonly Explanation[],
    column: ColumnChanges,
  ) {
    const { text = '', place } = words[rule] ?? {};
    const name = text.slice(0, column.column.length + 2).toLowerCase() === `${column.column}: `.toLowerCase();
    const rest = pairs - samples.length;
    return html`<tbody class=${rows === 0 ? 'nothing' : ''}>
      <tr>
        <th scope="rowgroup" colspan="3" class="rule">
          ${name ? text.slice(column.column.length + 2) : text} ${place ? configLink(place) : nothing}
        </th>
        <th class="count">${many(rows, 'row')}</th>
      </tr>
      ${samples.map(
        (sample) =>
          html`<tr>
            <td class="before">${exactText(sample.before)}</td>
            <td class="arrow"><span role="img" aria-label="becomes">→</span></td>
            <td>${exactText(sample.after)}</td>
            <td class="count">${countText(sample.rows)}</td>
          </tr>`,
      )}
      ${
        rest > 0
          ? html`<tr>
              <td class="more" colspan="4">and ${many(rest, 'other value')}</td>
            </tr>`
          : nothing
      }
    </tbody>`;
  }

  private others({ length }: readonly RuleChanges[]) {
    if (length <= shownRules) return nothing;
    return html`<tbody class="nothing">
      <tr>
        <th colspan="4">and ${many(length - shownRules, 'other rule')}</th>
      </tr>
    </tbody>`;
  }

  override render() {
    const words = jobKinds[this.job.kind].explain(this.job);
    const { columns, phase } = this;
    return html`<p role="status">${this.note()}</p>
      ${
        columns.length > 0
          ? html`<div class="scroll" role="group" tabindex="0" aria-label="Changed values">
              ${columns.map(
                (column) =>
                  html`<table>
                    <caption>
                      ${column.column}${
                        column.missing ? ` is no column of ${this.job.source}: its rules do nothing` : ''
                      }
                    </caption>
                    ${shown(column.rules).map((rule) => this.rule(rule, words, column))}
                    ${this.others(column.rules)}
                  </table>`,
              )}
            </div>`
          : nothing
      }
      ${phase === 'asking' && this.isThere && !this.workspace.running ? html`<p>Looking …</p>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-changes': WbChanges;
  }
}
