import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { PreviewError } from '../notebook/previews.ts';
import type { Unit, UnitState } from '../notebook/unit.ts';
import type { Workspace } from '../notebook/workspace.ts';
import { progressText } from '../notebook/progress-text.ts';
import { keyOf } from '../notebook/freshness.ts';
import { cellBody } from './cell-body.ts';
import { chartThis } from './chart-this.ts';
import { GoToEvent } from './go-to.ts';
import type { Page } from './page.ts';
import type { OpenDetailsEvent } from './wb-job.ts';
import { linkedText } from './show-config.ts';
import { shared } from './styles.ts';
import { Watch } from './watch.ts';
import './wb-name.ts';
import './wb-source.ts';
import type { WbSource } from './wb-source.ts';
import type { TabName } from './wb-details.ts';
import { countText, durationText, layerWord, stateSigns, timeText } from './words.ts';

/** The frame of a cell: a region with its title, its state, its Run button, and its kind's body. */
@customElement('wb-cell')
export class WbCell extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      section {
        background: var(--panel);
        border: 1px solid var(--line);
        border-radius: 8px;
      }
      section:focus {
        outline: 2px solid var(--accent);
        outline-offset: -2px;
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 10px;
        align-items: center;
        padding: 8px 8px 8px 14px;
      }
      h3 {
        margin: 0;
        font-size: 15px;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .flow {
        flex: 1 1 0;
        min-width: 0;
        color: var(--soft);
        font-size: 13px;
        overflow-wrap: anywhere;
      }
      .layer {
        padding: 0 7px;
        border: 1px solid currentColor;
        border-radius: 9px;
        font-size: 12px;
        font-weight: 600;
      }
      wb-name {
        flex: 1 1 0;
      }
      .kind {
        padding: 0 7px;
        border: 1px solid var(--line);
        border-radius: 9px;
        color: var(--soft);
        font-size: 12px;
      }
      .state {
        color: var(--soft);
        font-size: 13px;
        white-space: nowrap;
      }
      .word.done {
        color: var(--ok);
      }
      .word.failed,
      .word.blocked {
        color: var(--bad);
      }
      .word.stale,
      .word.stopped {
        color: var(--warn);
      }
      .word.running {
        color: var(--accent);
        font-weight: 600;
      }
      .details {
        padding: 0 8px;
        font-size: 13px;
      }
      .error {
        padding: 8px 14px;
        border-top: 1px solid var(--line);
        color: var(--bad);
        font-size: 14px;
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      @container (max-width: 760px) {
        h3 {
          flex: 1 1 0;
        }
        h3.hidden + wb-name {
          flex: 1 1 4em;
          min-width: 0;
        }
        .flow.none {
          display: none;
        }
        .flow {
          order: 1;
          flex-basis: 100%;
          padding-bottom: 4px;
        }
      }
      @container (max-width: 540px) {
        h3 {
          flex-basis: 9em;
        }
        .state,
        .run,
        .details {
          order: 2;
        }
        .state {
          margin-right: auto;
        }
        .run {
          margin-left: auto;
        }
        .bar {
          padding: 8px 8px 10px 12px;
        }
      }
      @media print {
        section {
          break-inside: auto;
        }
        .bar {
          break-after: avoid;
          break-inside: avoid;
        }
        wb-job {
          display: block;
          break-inside: avoid;
        }
      }
    `,
  ];

  @property({ attribute: false }) page!: Page;
  @property({ attribute: false }) workspace!: Workspace;
  @property({ attribute: false }) unit!: Unit;
  /** Whether the cell's text is being edited. */
  @property({ attribute: false }) editing = false;
  @state() private open: TabName | undefined;
  @query('section') private section!: HTMLElement;

  constructor() {
    super();
    new Watch(this, () => [`unit:${this.unit.id}`, `cell:${this.unit.cell.id}`, 'running']);
  }

  /** The cell's text on the screen, where it has one. */
  get source(): WbSource | null {
    return this.renderRoot.querySelector('wb-source');
  }

  /** Moves the focus to the cell and brings it into view. */
  enter(behavior: ScrollBehavior): void {
    this.section.focus({ preventScroll: true });
    this.scrollIntoView({ behavior, block: 'start' });
  }

  private run(): void {
    if (!this.workspace.running) void this.workspace.runner.run([this.unit.id]);
  }

  private blocker(id: string) {
    const title = this.workspace.unit(id)?.title ?? id;
    return html`<div class="error">
      blocked by
      <button class="link" @click=${() => this.dispatchEvent(new GoToEvent({ unit: id }))}>${title}</button>
    </div>`;
  }

  private time(state: Readonly<UnitState>): string {
    if (state.restored) {
      const at = this.workspace.lastRun?.at;
      return at ? `from the last run, ${timeText(at)}` : 'from the last run';
    }
    if (state.status === 'running') {
      return progressText(state.progress ?? {}, performance.now());
    }
    if (!['done', 'stale', 'failed'].includes(state.status) || state.seconds === 0) return '';
    const rows = state.figures['read'] ?? state.figures['rows'] ?? 0;
    const speed =
      state.seconds >= 1 && rows > 0 ? ` · ${countText(Math.round(rows / state.seconds))} rows/s` : '';
    return durationText(state.seconds) + speed;
  }

  /** The text of a query or a plot is always on show, that of a dashboard only while it is edited. */
  private text(state: Readonly<UnitState>, preview: PreviewError | undefined) {
    const { unit, workspace, editing } = this;
    const language = workspace.effects.kinds.get(unit.kind)?.language ?? '';
    if (language === '' || (unit.kind === 'dashboard' && !editing)) return nothing;
    const cell = workspace.book.cell(unit.cell.id) ?? unit.cell;
    // A place is one of the text that has failed; it means nothing in another.
    const placed = state.place && state.key === keyOf({ ...unit, cell }, workspace.planner.fileStamp);
    const found = preview ?? (placed ? { message: state.error, place: state.place } : undefined);
    const problems = found?.place
      ? [{ ...found.place, message: found.message, severity: 'error' as const }]
      : [];
    return html`<wb-source
      .page=${this.page}
      .cell=${cell}
      .editing=${editing}
      .problems=${problems}
      label=${`${language === 'sql' ? 'SQL' : 'YAML'} of ${unit.title}`}
    ></wb-source>`;
  }

  override render() {
    const { workspace } = this;
    const unit = workspace.unit(this.unit.id) ?? this.unit;
    const state = workspace.states.of(unit.id);
    const { job } = unit;
    const layer = job && layerWord(job.layer);
    const preview = workspace.previews.errorOf(unit);
    const error = preview?.message ?? state.error;
    return html`<section
      role="region"
      aria-label=${unit.title}
      aria-busy=${state.status === 'running'}
      tabindex="-1"
      @wb-chart-this=${() => chartThis(this.page, unit)}
      @wb-open-details=${(event: OpenDetailsEvent) => (this.open = event.tab)}
    >
      <div class="bar">
        ${layer ? html`<span class="layer ${layer.style}">${layer.word}</span>` : nothing}
        ${job ? nothing : html`<span class="kind">${workspace.effects.kinds.get(unit.kind)?.label}</span>`}
        <h3 class=${unit.name ? 'hidden' : ''}>${unit.title}</h3>
        ${unit.kind === 'sql' ? html`<wb-name .page=${this.page} .unit=${unit}></wb-name>` : nothing}
        <span class="flow ${job ? '' : 'none'}">
          ${job ? html`${job.source ? `${job.source} → ` : ''}<wbr />${job.target}` : nothing}
        </span>
        <span class="state">
          <span class="word ${state.status}"
            ><span aria-hidden="true">${stateSigns[state.status]} </span>${state.status}</span
          >
          ${this.time(state)}
        </span>
        ${
          job
            ? html`<button
                class="quiet details"
                aria-label="Details of ${unit.title}"
                aria-expanded=${this.open !== undefined}
                @click=${() => (this.open = this.open ? undefined : state.status === 'idle' ? 'What it does' : 'Preview')}
              >
                <span aria-hidden="true">${this.open ? '▾' : '▸'}</span> Details
              </button>`
            : nothing
        }
        <button
          class="run"
          aria-label="Run ${unit.title}"
          aria-disabled=${workspace.running !== undefined}
          @click=${this.run}
        >
          Run
        </button>
      </div>
      ${this.text(state, preview)} ${state.blockedBy ? this.blocker(state.blockedBy) : nothing}
      ${error ? html`<div class="error">${linkedText(error)}</div>` : nothing}
      ${cellBody(workspace, unit, state, this.open)}
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-cell': WbCell;
  }
}
