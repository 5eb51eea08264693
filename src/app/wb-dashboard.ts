import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { kpiText, type KpiTile, type MarkTile } from '../charts/charts.ts';
import type { DashboardResult } from '../cell-kinds/dashboard.ts';
import type { TileResult } from '../cell-kinds/tiles.ts';
import type { UnitStatus } from '../notebook/unit.ts';
import type { Workspace } from '../notebook/workspace.ts';
import { shared } from './styles.ts';
import './wb-chart.ts';
import './wb-rows.ts';
import { isOld } from './words.ts';

/**
 * The tiles of a dashboard in a grid of twelve columns that becomes one on a phone.
 * @slot - what is shown before there is a result
 */
@customElement('wb-dashboard')
export class WbDashboard extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      .grid {
        display: grid;
        grid-template-columns: repeat(12, minmax(0, 1fr));
        gap: 12px;
        padding: 4px 14px 14px;
      }
      .tile {
        min-width: 0;
        margin: 0;
        padding: 10px 14px 12px;
        border: 1px solid var(--line);
        border-radius: 6px;
      }
      .kpi > span {
        color: var(--soft);
        font-size: 13px;
      }
      .kpi strong {
        display: block;
        font-size: 28px;
        line-height: 1.2;
        letter-spacing: -0.02em;
      }
      .kpi strong small {
        font-size: 15px;
        font-weight: 400;
        letter-spacing: 0;
      }
      .kpi > small,
      h4 small {
        display: block;
        color: var(--soft);
        font-size: 13px;
        font-weight: 400;
      }
      h4 {
        margin: 0 0 8px;
        font-size: 14px;
        font-weight: 600;
      }
      .error {
        margin: 0;
        color: var(--bad);
        font-size: 13px;
        overflow-wrap: anywhere;
      }
      :host([plain]) .tile {
        grid-column: span 12 !important;
        padding: 0;
        border: 0;
      }
      :host([plain]) h4 {
        display: none;
      }
      @container (max-width: 640px) {
        .tile {
          grid-column: span 12 !important;
        }
        .grid {
          padding: 4px 10px 10px;
        }
      }
    `,
  ];

  /** What the dashboard's last run has made; undefined before the first. */
  @property({ attribute: false }) result: DashboardResult | undefined;
  @property({ attribute: false }) status: UnitStatus = 'idle';
  @property({ attribute: false }) workspace!: Workspace;
  /** One tile without a frame and without its title, which stands above it already. */
  @property({ type: Boolean, reflect: true }) plain = false;

  private kpi(tile: KpiTile, { rows, error }: TileResult) {
    const kpi = kpiText(tile, rows);
    return html`<div
      class="tile kpi"
      role="group"
      aria-label=${tile.title}
      style="grid-column:span ${tile.width}"
    >
      <span>${tile.title}</span>
      <strong>${kpi.text}${kpi.unit ? html` <small>${kpi.unit}</small>` : nothing}</strong>
      <small>${error ? nothing : kpi.problem || tile.subtitle}</small>
      ${error ? html`<p class="error">${error}</p>` : nothing}
    </div>`;
  }

  private tile(entry: TileResult) {
    const { tile, rows, error } = entry;
    if (tile.type === 'kpi') return this.kpi(tile, entry);
    const title = html`<h4>
      ${tile.title}${tile.subtitle ? html`<small>${tile.subtitle}</small>` : nothing}
    </h4>`;
    const body = error
      ? html`<p class="error">${error}</p>`
      : tile.type === 'table'
        ? html`<wb-rows .tile=${tile} .rows=${rows}></wb-rows>`
        : html`<wb-chart .tile=${tile as MarkTile} .rows=${rows}></wb-chart>`;
    return html`<div
      class="tile"
      role="group"
      aria-label=${tile.title}
      style="grid-column:span ${tile.width}"
    >
      ${title}${body}
    </div>`;
  }

  override render() {
    if (!this.result) return html`<slot></slot>`;
    const { tiles, problems } = this.result;
    return html`<div class="grid ${isOld(this.status) ? 'old' : ''}">
      ${problems.map(
        ({ line, message }) =>
          html`<p class="error" style="grid-column:span 12">line ${line}: ${message}</p>`,
      )}
      ${tiles.map((entry) => this.tile(entry))}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-dashboard': WbDashboard;
  }
}
