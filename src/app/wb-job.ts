import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { failurePlace } from '../core/jobs/failure-place.ts';
import { jobKinds } from '../core/jobs/kinds.ts';
import type { Unit, UnitState } from '../notebook/unit.ts';
import type { Workspace } from '../notebook/workspace.ts';
import { LookAtFileEvent } from './look-at-file.ts';
import { configLink, linkedText } from './show-config.ts';
import { shared } from './styles.ts';
import './wb-details.ts';
import type { TabName } from './wb-details.ts';
import { countText, figuresOf, type FigureText } from './words.ts';

/** Asks the cell to open its details at a tab. Bubbles within the cell. */
export class OpenDetailsEvent extends Event {
  constructor(readonly tab: TabName) {
    super('wb-open-details', { bubbles: true });
  }
}

/** The tab with the rows that a figure counts. */
const tabs: Readonly<Record<string, TabName>> = {
  rejected: 'Rejected',
  marked: 'Marked',
  unreadable: 'Unreadable',
};

/**
 * The body of a job's cell: its figures, its warnings, and its details when they are open.
 * @event wb-open-details the user wants to see the rows behind a figure
 */
@customElement('wb-job')
export class WbJob extends LitElement {
  static override styles = [
    shared,
    css`
      .figures {
        display: flex;
        flex-wrap: wrap;
        gap: 6px clamp(16px, 3vw, 28px);
        padding: 0 14px 8px;
        color: var(--soft);
        font-size: 13px;
      }
      .figures > div {
        min-width: 48px;
      }
      .figures strong {
        display: block;
        color: var(--ink);
        font-size: 20px;
        font-weight: 600;
        line-height: 1.2;
      }
      .bad strong {
        color: var(--bad);
      }
      .warn strong {
        color: var(--warn);
      }
      .share {
        display: flex;
        height: 6px;
        margin: 2px 14px 10px;
        overflow: hidden;
        border-radius: 3px;
        background: var(--bad);
      }
      .share i {
        background: var(--ok);
      }
      .plan {
        display: flex;
        flex-wrap: wrap;
        gap: 0 10px;
        margin: -2px 0 0;
        padding: 0 14px 10px;
        color: var(--soft);
        font-size: 13px;
        overflow-wrap: anywhere;
      }
      .plan .place {
        overflow-wrap: normal;
      }
      .messages {
        margin: 0 14px 8px;
        padding: 0;
        list-style: none;
        color: var(--warn);
        font-size: 13px;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) workspace!: Workspace;
  @property({ attribute: false }) unit!: Unit;
  @property({ attribute: false }) state!: Readonly<UnitState>;
  /** The tab of the details on show; undefined while they are closed. */
  @property({ attribute: false }) open: TabName | undefined;

  private figure({ label, value, tone }: FigureText) {
    const tab = value > 0 ? tabs[label] : undefined;
    const open = () => this.dispatchEvent(new OpenDetailsEvent(tab!));
    return html`<div class=${tone}>
      <strong>${countText(value)}</strong>
      ${tab ? html`<button class="link" @click=${open}>${label}</button>` : label}
    </div>`;
  }

  private share() {
    const { rows = 0, rejected = 0 } = this.state.figures;
    if (this.unit.job!.kind !== 'dq' || rows === 0) return nothing;
    const passed = (100 * (rows - rejected)) / rows;
    return html`<div class="share" role="img" aria-label="${passed.toFixed(1)} % of the rows passed">
      <i style="width:${passed}%"></i>
    </div>`;
  }

  /** Before the job has run: what it will do. */
  private plan() {
    const job = this.unit.job!;
    const open = () => this.dispatchEvent(new OpenDetailsEvent('What it does'));
    return html`<p class="plan">
      <span>${jobKinds[job.kind].summarize(job)}</span>
      <button class="link" @click=${open}>
        What it does<span class="hidden">: ${this.unit.title}</span>
      </button>
    </p>`;
  }

  /** After a failure that doesn't say so itself: the line to look at. */
  private culprit() {
    const found = failurePlace(this.unit.job!, this.state.error);
    if (!found?.place) return nothing;
    return html`<p class="plan"><span>${found.text}</span> <span>${configLink(found.place)}</span></p>`;
  }

  /** After a file that was not read as it should be: the way to how it is read. */
  private misread() {
    const { id, kind, source } = this.unit.job!;
    const { figures, messages, status } = this.state;
    const isAmiss = status === 'failed' || messages.length > 0 || (figures['unreadable'] ?? 0) > 0;
    if (kind !== 'extract' || !isAmiss) return nothing;
    const look = () => this.dispatchEvent(new LookAtFileEvent(source, id));
    return html`<p class="plan"><button class="link" @click=${look}>Look how ${source} is read</button></p>`;
  }

  override render() {
    const { figures, messages, status } = this.state;
    const job = this.unit.job!;
    const ran = Object.keys(figures).length > 0;
    const old = status === 'stale' || status === 'running';
    return html`
      ${
        ran
          ? html`<div class="figures ${old ? 'old' : ''}">
              ${figuresOf(job, figures).map((figure) => this.figure(figure))}
            </div>`
          : status === 'failed'
            ? this.culprit()
            : this.plan()
      }
      ${ran ? this.share() : nothing}
      ${
        messages.length > 0
          ? html`<ul class="messages" aria-label="Warnings">
              ${messages.map((message) => html`<li><span aria-hidden="true">⚠ </span>${linkedText(message)}</li>`)}
            </ul>`
          : nothing
      }
      ${this.misread()}
      ${
        this.open
          ? html`<wb-details
              .workspace=${this.workspace}
              .unit=${this.unit}
              .state=${this.state}
              .tab=${this.open}
            ></wb-details>`
          : nothing
      }
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-job': WbJob;
  }
}
