import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { renderTile, type MarkTile, type Palette, type Pick } from '../charts/charts.ts';
import { isMarked } from '../charts/pick.ts';
import type { Point, Rendered, Rows } from '../charts/charts.ts';
import { errorText } from '../core/error-text.ts';
import { download } from './download.ts';
import { shared } from './styles.ts';
import './wb-chart-marks.ts';
import type { WbChartMarks } from './wb-chart-marks.ts';
import './wb-sheet.ts';
import type { Sheet } from './wb-sheet.ts';

/** The table beside a chart shows so many rows; more than that is for the grid. */
const tableRows = 1000;

/**
 * A chart, drawn as wide as its place is and anew when that changes. Its marks can be pointed at, walked through by
 * keys and picked; its rows are there as a table, too.
 * @fires wb-pick - a mark or a range was picked to filter by it
 * @fires wb-drill - the rows behind a mark are wanted
 */
@customElement('wb-chart')
export class WbChart extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .place {
        position: relative;
        min-height: 120px;
      }
      :host([fill]) {
        display: flex;
        flex-direction: column;
      }
      :host([fill]) .place {
        flex: 1;
      }
      /* The picture is as high as its place, not the place as its picture. */
      :host([fill]) .picture {
        position: absolute;
        inset: 0;
      }
      svg {
        display: block;
        max-width: 100%;
        height: auto;
      }
      .zoomed svg {
        width: 100%;
      }
      .toggle {
        align-self: start;
        height: 26px;
        margin: 4px 0 -4px -8px;
        padding: 0 8px;
        font-size: 13px;
      }
      .note {
        margin: 4px 0 0;
        color: var(--soft);
        font-size: 12px;
      }
      .error {
        color: var(--bad);
        font-size: 13px;
      }
    `,
  ];

  @property({ attribute: false }) tile!: MarkTile;
  @property({ attribute: false }) rows: Rows = [];
  /** Which value has which colour, where several charts share that. */
  @property({ attribute: false }) palette: Palette | undefined;
  /** What the page filters by: marks that are of it stand out. */
  @property({ attribute: false }) marked: readonly Pick[] = [];
  /** Said below the picture, such as what has been left out of it. */
  @property() note = '';
  /** Pixels; undefined leaves it to the tile. */
  @property({ attribute: false }) height: number | undefined;
  /** As high as the place that it is in, where that is higher than the picture by itself. */
  @property({ type: Boolean, reflect: true }) fill = false;
  /** How many times as large as usual all of it is drawn, texts too. */
  @property({ attribute: false }) zoom = 1;
  /** What choosing a mark does, to go on from “Enter to”. */
  @property() choosing = 'filter by it';
  @state() private drawn: Rendered | undefined;
  @state() private points: readonly Point[] = [];
  @state() private error = '';
  @state() private asTable = false;
  /** Where the picture lies in its place, and how large it is. */
  @state() private at = { left: 0, top: 0, width: 0, height: 0, scale: 1 };
  @query('.place') private place!: HTMLElement;
  @query('wb-chart-marks') private marks!: WbChartMarks | null;
  private width = 0;
  /** How high the picture has to be to fill its place. */
  private leastHeight = 0;
  /** The height that the place keeps, as long as it is as wide as it is. */
  private leastPlace = 0;
  private version = 0;
  private readonly observer = new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0);
    if (width === 0) return;
    this.measure();
    if (Math.abs(width - this.width) >= 8) {
      this.width = width;
      this.leastPlace = 0;
      this.leastHeight = 0;
      void this.draw();
    } else this.fillPlace();
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer.disconnect();
  }

  /** Moves the focus to the marks. */
  override focus(): void {
    this.marks?.focus();
  }

  /** Shows the rows as a table below the picture, or puts them away. */
  toggleTable(): void {
    this.asTable = !this.asTable;
  }

  /** Offers the picture as SVG. Rejects where there is none. */
  async saveSvg(): Promise<void> {
    const { svg } = await this.picture();
    download(new Blob([svg], { type: 'image/svg+xml' }), `${this.fileName}.svg`);
  }

  /** Offers the picture as PNG, two pixels for one of the screen. Rejects where there is none. */
  async savePng(): Promise<void> {
    const { pngOf } = await import('./chart-picture.ts');
    download(await pngOf(await this.picture()), `${this.fileName}.png`);
  }

  private async picture() {
    const { pictureOf } = await import('./chart-picture.ts');
    const { title, subtitle } = this.tile;
    if (!this.drawn) throw new Error('The chart is not drawn yet.');
    return pictureOf(this.drawn.figure, { title, subtitle, note: this.note });
  }

  private get fileName(): string {
    return this.tile.title.replace(/[^\p{L}\p{N}_-]+/gu, '_') || 'chart';
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const redrawn = ['rows', 'tile', 'palette', 'marked', 'height', 'zoom'] as const;
    if (this.width > 0 && redrawn.some((name) => changed.has(name))) void this.draw();
  }

  /** Draws the chart; the one that is there stays until it is done. */
  private async draw(): Promise<void> {
    const version = ++this.version;
    const { tile, rows, height, palette, marked } = this;
    const [width, leastHeight] = [this.width, this.leastHeight].map((size) => Math.floor(size / this.zoom));
    try {
      const drawn = await renderTile(tile, rows, { width, height, leastHeight, palette, marked });
      if (version !== this.version) return;
      this.drawn = drawn;
      this.error = '';
    } catch (error) {
      if (version !== this.version) return;
      this.drawn = undefined;
      this.error = errorText(error);
    }
    await this.updateComplete;
    if (this.fillPlace()) return;
    this.measure();
    // Marks are worked out apart from the picture, which is to be there first.
    requestAnimationFrame(() => {
      if (version === this.version) this.points = this.drawn?.points ?? [];
    });
  }

  /** Draws the picture anew where its place has become higher or lower; says whether. Needs no more than that once. */
  private fillPlace(): boolean {
    const svg = this.drawn?.figure.querySelector('svg');
    if (!this.fill || !svg || !this.drawn) return false;
    const besides = this.drawn.figure.offsetHeight - svg.getBoundingClientRect().height;
    const natural = this.drawn.natural * this.zoom;
    // A filter leaves fewer bars: what stands below keeps its place.
    this.leastPlace = Math.max(this.leastPlace, Math.ceil(natural + besides));
    this.place.style.minHeight = `${this.leastPlace}px`;
    const wanted = Math.max(natural, Math.floor(this.place.clientHeight - besides));
    const isFilled = Math.abs(wanted - Math.max(natural, this.leastHeight)) < 3;
    if (isFilled) return false;
    this.leastHeight = wanted;
    void this.draw();
    return true;
  }

  private measure(): void {
    const svg = this.drawn?.figure.querySelector<SVGSVGElement>('svg');
    if (!svg) return;
    const place = this.place.getBoundingClientRect();
    const { left, top, width, height } = svg.getBoundingClientRect();
    const scale = width / (svg.viewBox.baseVal.width || width || 1);
    const at = { left: left - place.left, top: top - place.top, width, height, scale };
    if (JSON.stringify(at) !== JSON.stringify(this.at)) this.at = at;
  }

  private get sheet(): Sheet {
    const columns = Object.keys(this.rows[0] ?? {});
    const type = (name: string) => (typeof this.rows[0]?.[name] === 'number' ? 'DOUBLE' : '');
    return {
      label: `Rows of ${this.tile.title}`,
      columns: columns.map((name) => ({ name, type: type(name) })),
      rows: this.rows.slice(0, tableRows),
      note: this.rows.length > tableRows ? 'The first 1,000 rows.' : '',
    };
  }

  private readonly isChosen = (point: Point): boolean => isMarked(point.picks, this.marked) === true;

  private marksLayer() {
    const { left, top, width, height, scale } = this.at;
    return html`<wb-chart-marks
      style="left:${left}px;top:${top}px;width:${width}px;height:${height}px"
      .points=${this.points}
      .brush=${this.drawn?.brush}
      .scale=${scale}
      .valueHeight=${this.drawn?.valueHeight ?? 0}
      .label=${this.tile.title}
      .choosing=${this.choosing}
      .isChosen=${this.isChosen}
    ></wb-chart-marks>`;
  }

  override render() {
    return html`
      <div class="place">
        <div class="picture ${this.zoom === 1 ? '' : 'zoomed'}">
          ${this.error ? html`<p class="error">${this.error}</p>` : this.drawn?.figure}
        </div>
        ${this.marksLayer()}
      </div>
      ${this.note ? html`<p class="note">${this.note}</p>` : nothing}
      ${
        this.rows.length > 0
          ? html`<button
              class="toggle quiet"
              aria-expanded=${this.asTable}
              aria-label="Table of ${this.tile.title}"
              @click=${this.toggleTable}
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
