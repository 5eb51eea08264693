import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { duckdb } from '../core/dialects/duckdb.ts';
import { errorText } from '../core/error-text.ts';
import type { Job } from '../core/jobs/job.ts';
import { repairsFor } from '../core/propose/repairs.ts';
import { quarantineOf, type FailingValue, type QuarantineGroup } from '../engine/quarantine.ts';
import type { Workspace } from '../notebook/workspace.ts';
import { configLink, ShowConfigEvent } from './show-config.ts';
import { shared } from './styles.ts';
import type { MenuItem } from './wb-menu.ts';
import { countText, many } from './words.ts';
import './wb-menu.ts';

/** The rejected rows of a check by reason and by the value that failed, each value with what would mend it. */
@customElement('wb-quarantine')
export class WbQuarantine extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        max-height: 45vh;
        padding: 8px 14px;
        border-bottom: 1px solid var(--line);
        overflow: auto;
        font-size: 13px;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .reason {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0 12px;
        align-items: baseline;
        padding: 4px 0 2px;
      }
      .bar {
        grid-column: 1 / -1;
        height: 5px;
        border-radius: 3px;
        background: var(--bad);
      }
      .values {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 14px;
        padding: 0 0 6px;
        color: var(--prose);
      }
      .value {
        display: inline-flex;
        gap: 4px;
        align-items: center;
        max-width: 100%;
      }
      q {
        overflow: hidden;
        max-width: 28ch;
        text-overflow: ellipsis;
        white-space: pre;
      }
      .count {
        font-variant-numeric: tabular-nums;
      }
      .soft {
        color: var(--soft);
      }
    `,
  ];

  @property({ attribute: false }) workspace!: Workspace;
  @property({ attribute: false }) job!: Job;
  /** Another text means other rows. */
  @property() version = '';
  @state() private groups: readonly QuarantineGroup[] | undefined;
  @state() private error = '';
  private asked = '';

  override willUpdate(): void {
    const wanted = `${this.job.id} ${this.version}`;
    if (this.asked === wanted) return;
    this.asked = wanted;
    void this.load(wanted);
  }

  private async load(wanted: string): Promise<void> {
    try {
      const { job, workspace } = this;
      const groups = await quarantineOf(job, workspace.plan.jobs, (sql) => workspace.look(sql), duckdb);
      if (wanted === this.asked) [this.groups, this.error] = [groups, ''];
    } catch (error) {
      if (wanted === this.asked) this.error = errorText(error);
    }
  }

  private items({ column, rule }: QuarantineGroup, { value }: FailingValue): MenuItem[] {
    const { jobs } = this.workspace.plan;
    return repairsFor(this.job, jobs, { column, rule, value }).map(({ title, table, change }) => ({
      title: `${title} …`,
      note: `${table}.csv`,
      run: () => this.dispatchEvent(new ShowConfigEvent(`${table}.csv`, undefined, change)),
    }));
  }

  private value(group: QuarantineGroup, found: FailingValue) {
    const text = found.value === null ? 'NULL' : found.value;
    const items = this.items(group, found);
    return html`<li class="value">
      ${found.value === null ? html`<i>NULL</i>` : html`<q title=${text}>${text}</q>`}
      <span class="count soft">${many(found.rows, 'row')}</span>
      ${
        items.length > 0
          ? html`<wb-menu label="Repair ${text} of ${group.column}" .items=${() => items}></wb-menu>`
          : nothing
      }
    </li>`;
  }

  private group(group: QuarantineGroup, most: number) {
    const { reason, rows, column, place, values, different } = group;
    const rest = different - values.length;
    return html`<li>
      <div class="reason">
        <span>
          <strong>${reason}</strong> ${column ? html`<code>${column}</code>` : nothing}
          ${place ? configLink(place) : nothing}
        </span>
        <span class="count">${countText(rows)}</span>
        <span class="bar" aria-hidden="true" style="width: ${Math.max(0.5, (100 * rows) / most)}%"></span>
      </div>
      ${
        values.length > 0
          ? html`<ul class="values" aria-label="Values of ${column} that failed">
              ${values.map((value) => this.value(group, value))}
              ${rest > 0 ? html`<li class="soft">… ${many(rest, 'other value')}</li>` : nothing}
            </ul>`
          : nothing
      }
    </li>`;
  }

  override render() {
    if (this.error) return html`<p class="soft">${this.error}</p>`;
    const { groups } = this;
    if (!groups) return html`<p class="soft">Counting the reasons …</p>`;
    const most = Math.max(...groups.map(({ rows }) => rows), 1);
    return html`<ul aria-label="Why rows of ${this.job.target} were rejected">
      ${groups.map((group) => this.group(group, most))}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-quarantine': WbQuarantine;
  }
}
