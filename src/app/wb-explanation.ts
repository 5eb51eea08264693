import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ruledColumns } from '../core/jobs/changed-values.ts';
import type { Explanation, Job } from '../core/jobs/job.ts';
import { jobKinds } from '../core/jobs/kinds.ts';
import { tableKey, type TableName } from '../core/names.ts';
import type { Workspace } from '../notebook/workspace.ts';
import { GoToEvent } from './go-to.ts';
import { LookAtFileEvent } from './look-at-file.ts';
import { configLink } from './show-config.ts';
import { shared } from './styles.ts';
import { layerWord, many } from './words.ts';

/** So many rules are shown of a job that has very many. */
const shownRules = 300;

/** What a job does, in words: what it reads and writes, and its rules, each with its line of the configuration. */
@customElement('wb-explanation')
export class WbExplanation extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        padding: 10px 14px 12px;
        color: var(--prose);
        overflow-wrap: anywhere;
      }
      p {
        margin: 0 0 6px;
      }
      button.place {
        color: var(--accent);
        font-size: 13px;
      }
      ul {
        max-height: 320px;
        margin: 8px 0 0;
        padding: 0 0 0 16px;
        overflow: auto;
      }
      ul:focus-visible {
        outline-offset: -2px;
      }
      li {
        padding: 2px 0;
      }
      .item {
        white-space: nowrap;
      }
      .item button {
        white-space: normal;
      }
      .layer {
        font-weight: 600;
      }
      .none {
        color: var(--soft);
      }
    `,
  ];

  @property({ attribute: false }) workspace!: Workspace;
  @property({ attribute: false }) job!: Job;

  private goTo(id: string, text: string) {
    return html`<button class="link" @click=${() => this.dispatchEvent(new GoToEvent({ unit: id }))}>
      ${text}
    </button>`;
  }

  /** A table that the job reads, with a link to the cell that fills it. */
  private source(table: TableName) {
    const { plan } = this.workspace;
    const writer = plan.jobs.find(
      (other) => other !== this.job && tableKey(other.targetTable) === tableKey(table),
    );
    if (!writer) return html`${table.table}`;
    return html`${this.goTo(writer.id, table.table)} ${this.layer(writer)}`;
  }

  /** The file that the job reads, with a link to how it does. */
  private file({ id, source }: Job) {
    return html`the file
      <button class="link" @click=${() => this.dispatchEvent(new LookAtFileEvent(source, id))}>
        ${source}<span class="hidden">: how it is read</span>
      </button>`;
  }

  private layer(job: Job) {
    const { word, style } = layerWord(job.layer);
    return html`(<span class="layer ${style}">${word}</span>)`;
  }

  private flow() {
    const { job, workspace } = this;
    const reads = job.file
      ? [this.file(job)]
      : job.reads
          .filter((table) => job.kind === 'dedup' || tableKey(table) !== tableKey(job.targetTable))
          .map((table) => this.source(table));
    const readers = workspace.plan.jobs.filter(
      (other) => other !== job && other.reads.some((table) => tableKey(table) === tableKey(job.targetTable)),
    );
    const next = readers.map((other) => this.goTo(other.id, workspace.unit(other.id)?.title ?? other.id));
    // A comma stays with what it follows.
    const list = (items: unknown[]) =>
      items.map((item, at) => {
        const more = at < items.length - 1;
        return html`<span class="item">${item}${more ? ',' : ''}</span>${more ? ' ' : ''}`;
      });
    return html`<p>
      Reads ${reads.length > 0 ? list(reads) : 'no table'}; writes ${job.target}
      ${this.layer(job)}.${next.length > 0 ? html` Read next by ${list(next)}.` : nothing}
    </p>`;
  }

  /** What the job does, in the order of its rules; the rules that change a column stand together. */
  private rules(): Explanation[] {
    const all = jobKinds[this.job.kind].explain(this.job);
    const columns = ruledColumns(this.job, []);
    const inOrder = columns.flatMap(({ rules }) => rules);
    return [...inOrder.map((at) => all[at]!), ...all.filter((_, at) => !inOrder.includes(at))];
  }

  override render() {
    const { job } = this;
    const kind = jobKinds[job.kind];
    const rules = this.rules();
    return html`<p>${kind.doc} ${configLink(job.origin)}</p>
      ${this.flow()}
      ${
        rules.length > 0
          ? html`<ul tabindex="0" aria-label="Rules">
              ${rules.slice(0, shownRules).map(({ text, place }) => html`<li>${text} ${place ? configLink(place) : nothing}</li>`)}
              ${
                rules.length > shownRules
                  ? html`<li>and ${many(rules.length - shownRules, 'more rule')}</li>`
                  : nothing
              }
            </ul>`
          : html`<p class="none">No rule is configured: every row goes through as it is.</p>`
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-explanation': WbExplanation;
  }
}
