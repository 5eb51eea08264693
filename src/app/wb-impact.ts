import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { figureText } from '../core/figure-text.ts';
import type { CheckImpact, Impact, ValueImpact } from '../engine/impact/impact.ts';
import type { ConfigDraft } from '../notebook/config-draft.ts';
import { shared } from './styles.ts';
import { countText, durationText, many } from './words.ts';

/** So many reasons of a table, and so many columns, are listed. */
const most = 8;

const arrow = (before: number, after: number) =>
  html`<span class="numbers">${figureText(before)} → <strong>${figureText(after)}</strong></span>`;

const quoted = (value: string | null) =>
  value === null ? html`<i>NULL</i>` : html`<q>${value === '' ? ' ' : value}</q>`;

/** What edits of the configuration would do on the data at hand. */
@customElement('wb-impact')
export class WbImpact extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        border-top: 2px solid var(--accent);
        font-size: 13px;
      }
      section {
        max-height: 38dvh;
        box-sizing: border-box;
        padding: 8px 16px;
        overflow: auto;
      }
      section:focus-visible {
        outline-offset: -2px;
      }
      h3 {
        margin: 0 0 4px;
        font-size: 14px;
      }
      h4 {
        margin: 8px 0 2px;
        font-size: 13px;
      }
      ul {
        margin: 0;
        padding: 0 0 0 18px;
      }
      p {
        margin: 0;
      }
      .soft {
        color: var(--soft);
      }
      .bad {
        color: var(--bad);
      }
      .numbers {
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      q {
        white-space: pre-wrap;
      }
      .parts {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
        gap: 0 24px;
      }
    `,
  ];

  @property({ attribute: false }) draft!: ConfigDraft;
  /** Another object with each state of the draft. */
  @property({ attribute: false }) version: unknown;

  private checks(title: string, verbs: readonly [string, string], checks: readonly CheckImpact[]) {
    return part(
      title,
      checks,
      (check) => html`
        <li>
          ${check.table}: ${arrow(check.before, check.after)}
          <span class="soft">
            (${many(check.rejected, 'row')} ${verbs[0]}, ${countText(check.accepted)} ${verbs[1]})
          </span>
          <ul>
            ${check.reasons
              .slice(0, most)
              .map(({ reason, before, after }) => html`<li>${reason}: ${arrow(before, after)}</li>`)}
            ${check.reasons.length > most ? html`<li>… ${check.reasons.length - most} more reasons</li>` : nothing}
          </ul>
        </li>
      `,
    );
  }

  private values(values: readonly ValueImpact[]) {
    return part(
      'Changed values',
      values,
      ({ table, column, rows, samples }) => html`
        <li>
          <code>${table}.${column}</code>: ${many(rows, 'row')}
          <ul>
            ${samples.map(
              ({ before, after, rows: count }) =>
                html`<li>
                  ${quoted(before)} → ${quoted(after)} <span class="soft">${many(count, 'row')}</span>
                </li>`,
            )}
          </ul>
        </li>
      `,
    );
  }

  private result(impact: Impact, seconds: number): TemplateResult {
    const { sample, checks, marks, values, rows, figures, failed, jobs } = impact;
    const isNothing =
      checks.length + marks.length + values.length + rows.length + figures.length + failed.length === 0;
    return html`
      ${
        sample
          ? html`<p>
              Counted on a part: ${countText(sample.rows)} of the ${countText(sample.of)} rows of the largest
              table. Checks that compare rows, such as UNIQUE, saw all rows. Left out: rows of gold and BI
              tables, figures of dashboards.
              <button @click=${() => void this.draft.exact()}>Work it out on all rows</button>
            </p>`
          : nothing
      }
      ${
        isNothing
          ? html`<p>
              ${sample ? 'Nothing changes in these rows.' : 'Nothing changes: no row, no value, no figure.'}
            </p>`
          : nothing
      }
      <div class="parts">
        ${part('Would fail', failed, ({ id, message }) => html`<li class="bad">${id}: ${message}</li>`)}
        ${part(
          'Figures of dashboards',
          figures,
          ({ dashboard, title, before, after }) =>
            html`<li>${title} <span class="soft">(${dashboard})</span>: ${arrow(before, after)}</li>`,
        )}
        ${this.checks('Rejected rows', ['newly rejected', 'newly accepted'], checks)}
        ${this.checks('Marked rows', ['newly marked', 'no longer marked'], marks)} ${this.values(values)}
        ${part(
          'Rows of tables',
          rows,
          ({ table, before, after }) => html`<li>${table}: ${arrow(before, after)}</li>`,
        )}
      </div>
      <p class="soft">${many(jobs, 'job')} tried beside the tables in ${durationText(seconds)}.</p>
    `;
  }

  private state(): TemplateResult {
    const { impact } = this.draft;
    switch (impact.status) {
      case 'none':
        return html`<p class="soft">Not worked out.</p>`;
      case 'no tables':
        return html`<p class="soft">Run the pipeline once to see here what an edit would do.</p>`;
      case 'working':
        return html`<p class="soft">
          Working it out … <button @click=${() => this.draft.stop()}>Stop</button>
        </p>`;
      case 'failed':
        return html`<p class="bad">It could not be worked out: ${impact.message}</p>`;
      case 'done':
        return this.result(impact.impact, impact.seconds);
    }
  }

  override render() {
    return html`<section role="status" aria-label="What the edits would do" tabindex="0">
      <h3>What this would do</h3>
      ${this.state()}
    </section>`;
  }
}

function part<Entry>(title: string, entries: readonly Entry[], line: (entry: Entry) => TemplateResult) {
  if (entries.length === 0) return nothing;
  return html`<div>
    <h4>${title}</h4>
    <ul>
      ${entries.map(line)}
    </ul>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-impact': WbImpact;
  }
}
