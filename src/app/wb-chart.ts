import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { errorText } from '../core/error-text.ts';
import { renderTile, type MarkTile, type Rows } from '../charts/charts.ts';
import { shared } from './styles.ts';
import './wb-sheet.ts';
import type { Sheet } from './wb-sheet.ts';

/** A chart, drawn as wide as its place is and anew when that changes, with its rows as a table on demand. */
@customElement('wb-chart')
export class WbChart extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .place {
        min-height: 120px;
      }
      svg {
        display: block;
        max-width: 100%;
        height: auto;
      }
      .toggle {
        height: 26px;
        margin: 4px 0 -4px -8px;
        padding: 0 8px;
        font-size: 13px;
      }
      .error {
        color: var(--bad);
        font-size: 13px;
      }
    `,
  ];

  @property({ attribute: false }) tile!: MarkTile;
  @property({ attribute: false }) rows: Rows = [];
  @state() private figure: HTMLElement | string = '';
  @state() private asTable = false;
  private width = 0;
  private version = 0;
  private readonly observer = new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0);
    if (width === 0 || Math.abs(width - this.width) < 8) return;
    this.width = width;
    void this.draw();
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer.disconnect();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if ((changed.has('rows') || changed.has('tile')) && this.width > 0) void this.draw();
  }

  private async draw(): Promise<void> {
    const version = ++this.version;
    let shown: HTMLElement | string;
    try {
      shown = (await renderTile(this.tile, this.rows, { width: this.width })).figure;
    } catch (error) {
      shown = errorText(error);
    }
    if (version === this.version) this.figure = shown;
  }

  private get sheet(): Sheet {
    const columns = Object.keys(this.rows[0] ?? {});
    const type = (name: string) => (typeof this.rows[0]?.[name] === 'number' ? 'DOUBLE' : '');
    return {
      label: `Rows of ${this.tile.title}`,
      columns: columns.map((name) => ({ name, type: type(name) })),
      rows: this.rows.slice(0, 1000),
      note: this.rows.length > 1000 ? 'The first 1,000 rows.' : '',
    };
  }

  override render() {
    return html`
      <div class="place">
        ${typeof this.figure === 'string' ? html`<p class="error">${this.figure}</p>` : this.figure}
      </div>
      ${
        this.rows.length > 0
          ? html`<button
              class="toggle quiet"
              aria-expanded=${this.asTable}
              aria-label="Table of ${this.tile.title}"
              @click=${() => (this.asTable = !this.asTable)}
            >
              <span aria-hidden="true">${this.asTable ? '▾' : '▸'}</span> Table
            </button>`
          : nothing
      }
      ${this.asTable ? html`<wb-sheet .sheet=${this.sheet}></wb-sheet>` : nothing}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-chart': WbChart;
  }
}
