import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { columnWords, type MarkTile, type Palette } from '../charts/charts.ts';
import { listed } from '../core/plural.ts';
import type { TileView } from './dashboard-view.ts';
import { shared } from './styles.ts';
import { tileMenu } from './tile-menu.ts';
import { tileStyles } from './tile-styles.ts';
import './wb-chart.ts';
import type { WbChart } from './wb-chart.ts';
import './wb-kpi.ts';
import './wb-menu.ts';
import './wb-rows.ts';

/** How many times as large as in its cell a chart is drawn that fills the screen. */
function presentationZoom(): number {
  return Math.max(1, Math.min(2, Math.min(innerWidth / 800, innerHeight / 480)));
}

/** One tile of a dashboard: its title, its menu, its figure, chart or table, and what is to be said of its filters. */
@customElement('wb-tile')
export class WbTile extends LitElement {
  static override styles = [shared, tileStyles];

  @property({ attribute: false }) view!: TileView;
  /** The tile's place in its dashboard. */
  @property({ attribute: false }) at = 0;
  @property({ attribute: false }) palette!: Palette;
  /** Without a frame and a title, which stands above it already. */
  @property({ type: Boolean, reflect: true }) plain = false;
  /** As large as its place, as in a presentation. */
  @property({ type: Boolean, reflect: true }) large = false;
  @query('wb-chart') readonly chart!: WbChart | null;

  private readonly items = () => tileMenu(this);

  /** Where an answer takes away what has the focus, as an error does with a chart, the tile takes it. */
  override update(changed: PropertyValues<this>): void {
    const had = this.shadowRoot?.activeElement;
    super.update(changed);
    if (had && !had.isConnected)
      this.renderRoot.querySelector<HTMLElement>('section')?.focus({ preventScroll: true });
  }

  private body() {
    const { tile, rows, error, previous, note } = this.view.result;
    if (error) return html`<p class="error">${error}</p>`;
    if (tile.type === 'kpi')
      return html`<wb-kpi .tile=${tile} .rows=${rows} .previous=${previous} ?large=${this.large}></wb-kpi>`;
    if (tile.type === 'table') return html`<wb-rows .tile=${tile} .rows=${rows}></wb-rows>`;
    return html`<wb-chart
      class="chart"
      .tile=${tile as MarkTile}
      .rows=${rows}
      .palette=${this.palette}
      .marked=${this.view.marked}
      .note=${note ?? ''}
      .choosing=${this.plain ? 'see its rows' : 'filter by it'}
      .zoom=${this.large ? presentationZoom() : 1}
      fill
    ></wb-chart>`;
  }

  override render() {
    const { view, at } = this;
    const { tile } = view.result;
    const unreached = view.unreached.map(({ column }) => columnWords(column));
    return html`<section
      role="group"
      tabindex="-1"
      aria-label=${tile.title}
      aria-busy=${view.waiting}
      class=${view.waiting ? 'waiting' : ''}
    >
      <header>
        <h4 id="title-${at}">
          ${tile.title}${tile.subtitle ? html`<small>${tile.subtitle}</small>` : nothing}
        </h4>
        ${this.large ? nothing : html`<wb-menu label=${`More for ${tile.title}`} .items=${this.items}></wb-menu>`}
      </header>
      <div class="body">${this.body()}</div>
      ${unreached.length > 0 ? html`<small class="unreached">Not filtered by ${listed(unreached)}</small>` : nothing}
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-tile': WbTile;
  }
}
