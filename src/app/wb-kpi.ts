import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { kpiText, type KpiTile, type Rows } from '../charts/charts.ts';
import { DrillEvent } from './chart-events.ts';
import { shared } from './styles.ts';

const signs = { up: '▲', down: '▼', same: '' } as const;

/** One figure, large, with how it has changed since the run before. Pressing it asks for the rows behind it. */
@customElement('wb-kpi')
export class WbKpi extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      button {
        display: block;
        width: calc(100% + 16px);
        height: auto;
        margin: -4px -8px;
        padding: 4px 8px;
        border: 0;
        background: none;
        text-align: left;
        white-space: normal;
      }
      strong {
        font-size: 28px;
        line-height: 1.2;
        letter-spacing: -0.02em;
        overflow-wrap: anywhere;
      }
      strong small {
        font-size: 15px;
        font-weight: 400;
        letter-spacing: 0;
      }
      button > small {
        display: block;
        color: var(--soft);
        font-size: 13px;
      }
      :host([large]) strong {
        font-size: clamp(64px, 18vmin, 220px);
      }
      :host([large]) strong small {
        font-size: 0.3em;
      }
      :host([large]) button {
        text-align: center;
      }
      :host([large]) button > small {
        font-size: clamp(16px, 3vmin, 28px);
      }
    `,
  ];

  @property({ attribute: false }) tile!: KpiTile;
  @property({ attribute: false }) rows: Rows = [];
  /** What the figure was in the run before; undefined where there is none. */
  @property({ attribute: false }) previous: number | undefined;
  /** Filled with the figure, as in a presentation. */
  @property({ type: Boolean, reflect: true }) large = false;

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('button')?.focus();
  }

  override render() {
    const { tile, rows, previous } = this;
    const { text, unit, problem, change } = kpiText(tile, rows, previous);
    return html`<button
      class="figure"
      title="Show the rows behind it"
      @click=${() => this.dispatchEvent(new DrillEvent([]))}
    >
      <strong>${text}${unit ? html` <small>${unit}</small>` : nothing}</strong>
      ${problem ? html`<small>${problem}</small>` : nothing}
      ${
        change
          ? html`<small class="change">
              <span aria-hidden="true">${signs[change.direction]}</span> ${change.text}
            </small>`
          : nothing
      }
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-kpi': WbKpi;
  }
}
