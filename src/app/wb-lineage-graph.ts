import { LitElement, html, nothing, svg, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { refKey, type ColumnRef, type Lineage } from '../core/lineage/model.ts';
import type { Workspace } from '../notebook/workspace.ts';
import {
  curve,
  curveThrough,
  fitting,
  headHeight,
  nodeBoxes,
  portOf,
  rowHeight,
  type NodeBox,
} from './lineage-boxes.ts';
import { LineageSelectEvent, LineageToggleEvent } from './lineage-events.ts';
import type { LineageFocus } from './lineage-focus.ts';
import { LineageGestures } from './lineage-gestures.ts';
import { lineageGraphStyles } from './lineage-graph-styles.ts';
import { Layouter } from './lineage-layouter.ts';
import { linkKey, type Layout, type Point } from './lineage-layout.ts';
import { jobsText, layerOf, stateText } from './lineage-state.ts';
import { many } from './words.ts';
import { LineageViewport } from './lineage-viewport.ts';
import { stopsOf, walk, type Arrow } from './lineage-walk.ts';
import { shared } from './styles.ts';

/**
 * The graph of files and tables, from left to right, with the columns of those that are open or on the path of the
 * selection. Pans and zooms; arrow keys follow its edges.
 * @event wb-lineage-select something is to be selected, or nothing
 * @event wb-lineage-toggle a table is to be opened or closed
 */
@customElement('wb-lineage-graph')
export class WbLineageGraph extends LitElement {
  static override styles = [shared, lineageGraphStyles];

  @property({ attribute: false }) workspace!: Workspace;
  @property({ attribute: false }) lineage!: Lineage;
  @property({ attribute: false }) focusOn!: LineageFocus;
  @property({ attribute: false }) open: ReadonlySet<string> = new Set();
  @state() private layout: Layout | undefined;
  @state() private error = '';
  @state() private current: ColumnRef | undefined;
  @query('svg') private canvas!: SVGSVGElement;
  @query('.world') private world!: SVGGElement | null;
  private boxes: NodeBox[] = [];
  private drawn: NodeBox[] = [];
  private readonly viewport = new LineageViewport();
  private readonly gestures = new LineageGestures(this.viewport, (dragging) => this.place(dragging));
  private layouter: Layouter | undefined;
  private isFitted = false;
  /** What is selected stays in sight when a phone is turned, or a window made narrower. */
  private readonly resized = new ResizeObserver(() => {
    const { selected } = this.focusOn;
    if (this.isFitted && selected && this.clientWidth > 0) this.reveal(selected);
  });
  /** What is to be brought into view once it is laid out. */
  private wanted: ColumnRef | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.resized.observe(this);
    this.layouter = new Layouter(
      (layout) => this.laidOut(layout),
      (message) => (this.error = message),
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resized.disconnect();
    this.layouter?.close();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('lineage') && !changed.has('focusOn') && !changed.has('open')) return;
    this.boxes = nodeBoxes(this.lineage, this.focusOn, this.open);
    const { selected } = this.focusOn;
    if (changed.has('focusOn') && selected) {
      this.current = selected;
      this.wanted = selected;
    }
    const links = this.focusOn.links().map(({ from, to }) => ({ from, to }));
    this.layouter?.ask({ boxes: this.boxes.map(({ id, width, height }) => ({ id, width, height })), links });
  }

  /** Takes a layout; what has the focus stays where it is on the screen. */
  private laidOut(layout: Layout): void {
    const anchor = this.current?.dataset ?? '';
    const [before, after] = [this.layout?.boxes.get(anchor), layout.boxes.get(anchor)];
    this.layout = layout;
    this.drawn = this.boxes;
    const { viewport } = this;
    if (!this.isFitted) this.fit();
    else if (before && after)
      viewport.pan((before.x - after.x) * viewport.scale, (before.y - after.y) * viewport.scale);
    if (this.wanted) this.reveal(this.wanted);
    this.wanted = undefined;
  }

  private get screen() {
    return { width: this.clientWidth, height: this.clientHeight };
  }

  private fit(): void {
    if (!this.layout || this.clientWidth === 0) return;
    this.isFitted = true;
    this.viewport.fit(this.layout, this.screen);
    this.place(false);
  }

  private zoom(factor: number): void {
    const { width, height } = this.screen;
    this.viewport.zoom(factor, { x: width / 2, y: height / 2 });
    this.place(false);
  }

  private reveal({ dataset }: ColumnRef): void {
    const [box, at] = [this.drawn.find(({ id }) => id === dataset), this.layout?.boxes.get(dataset)];
    if (!box || !at) return;
    // Names that can't be read are no use.
    if (this.viewport.scale < 0.6) this.viewport.zoom(0.85 / this.viewport.scale, { x: 0, y: 0 });
    this.viewport.reveal({ ...at, width: box.width, height: box.height }, this.screen);
    this.place(false);
  }

  /** Moves the drawing without drawing it anew. */
  private place(dragging: boolean): void {
    this.world?.setAttribute('transform', this.viewport.transform);
    this.canvas.classList.toggle('dragging', dragging);
  }

  private clicked(ref: ColumnRef): void {
    if (!this.gestures.wasDrag) this.act(ref);
  }

  private act(ref: ColumnRef): void {
    this.current = ref;
    if (ref.column !== '') this.dispatchEvent(new LineageSelectEvent(ref));
    else this.dispatchEvent(new LineageToggleEvent(ref.dataset));
  }

  private key(event: KeyboardEvent): void {
    const { key } = event;
    const zooms: Record<string, () => void> = {
      '+': () => this.zoom(1.25),
      '=': () => this.zoom(1.25),
      '-': () => this.zoom(0.8),
      '0': () => this.fit(),
    };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (key.startsWith('Arrow')) this.step(key as Arrow);
    else if (zooms[key]) zooms[key]();
    else if (key === 'Enter' || key === ' ') {
      const ref = this.current;
      if (ref && event.target instanceof SVGGElement) this.act(ref);
    } else if (key === 'Escape' && this.focusOn.selected)
      this.dispatchEvent(new LineageSelectEvent(undefined));
    else return;
    event.preventDefault();
  }

  private step(arrow: Arrow): void {
    if (!this.layout) return;
    const stops = stopsOf(this.drawn, this.layout.boxes);
    const from = this.current ?? stops[0]?.ref;
    const to = from && walk(from, arrow, stops, this.focusOn.links(), this.lineage.edges);
    if (!to) return;
    this.current = to;
    this.reveal(to);
    void this.updateComplete.then(() => this.enter());
  }

  /** Moves the focus into the graph: to what had it last, else to the first table. */
  enter(): void {
    this.renderRoot.querySelector<SVGGElement>('[role=button][tabindex="0"]')?.focus();
  }

  private tabIndexOf(ref: ColumnRef): number {
    const current = this.current ?? { dataset: this.drawn[0]?.id ?? '', column: '' };
    return refKey(current) === refKey(ref) ? 0 : -1;
  }

  private node(box: NodeBox, at: Point) {
    const { dataset, width, height, isOpen, rows, more } = box;
    const { word, style } = layerOf(dataset);
    const mark = this.focusOn.selected ? this.focusOn.dataset(dataset.id) : '';
    const { workspace, lineage } = this;
    const about = [word, stateText(workspace, lineage, dataset)].filter(Boolean).join(' · ');
    const count = workspace.rows.get(dataset.id);
    const size = [word, ...(count === undefined ? [] : [many(count, 'row')])].join(' · ');
    const ref = { dataset: dataset.id, column: '' };
    return svg`<g class="node ${mark}" transform="translate(${at.x} ${at.y})">
      <rect class="box" width=${width} height=${height} rx="6"></rect>
      <g
        role="button"
        tabindex=${this.tabIndexOf(ref)}
        aria-expanded=${isOpen}
        aria-label="${dataset.name}, ${about}"
        @click=${() => this.clicked(ref)}
        @focus=${() => (this.current = ref)}
      >
        <title>${dataset.fullName}</title>
        <rect class="hold" x="2" y="2" width=${width - 4} height=${headHeight - 4} rx="5"></rect>
        <rect class="band ${style}" x="0" y="6" width="4" height=${headHeight - 12} rx="2"></rect>
        <text class="name" x="14" y="19">${fitting(dataset.name, width - 36)}</text>
        <text class="about" x="14" y="34">${size}</text>
        <text class="about" x="14" y="48">${fitting(jobsText(workspace, lineage, dataset), (width - 20) * 1.15)}</text>
        <text class="about" x=${width - 18} y="19" aria-hidden="true">${isOpen ? '▾' : '▸'}</text>
      </g>
      ${rows.map((name, row) => this.row(box, name, row))}
      ${
        more > 0
          ? svg`<text class="about" x="14" y=${headHeight + (rows.length + 0.7) * rowHeight}>… ${more} more</text>`
          : nothing
      }
    </g>`;
  }

  private row({ dataset, width }: NodeBox, name: string, row: number) {
    const ref = { dataset: dataset.id, column: name };
    const mark = this.focusOn.column(ref);
    const style = { selected: 'chosen', path: 'on', decides: '', apart: '' }[mark];
    return svg`<g
      class="column ${style}"
      role="button"
      tabindex=${this.tabIndexOf(ref)}
      aria-pressed=${mark === 'selected'}
      aria-label="${name} of ${dataset.name}"
      transform="translate(0 ${headHeight + row * rowHeight})"
      @click=${() => this.clicked(ref)}
      @focus=${() => (this.current = ref)}
    >
      <rect class="hold" x="4" width=${width - 8} height=${rowHeight} rx="4"></rect>
      <text x="14" y="15">${fitting(name, width - 24)}</text>
    </g>`;
  }

  private edges(layout: Layout) {
    const boxes = new Map(this.drawn.map((box) => [box.id, box]));
    const chosen = this.focusOn.selected !== undefined;
    const curves = this.focusOn.edges().flatMap(({ from, to, kind }) => {
      const [a, b] = [boxes.get(from.dataset), boxes.get(to.dataset)];
      const [start, end] = [layout.boxes.get(from.dataset), layout.boxes.get(to.dataset)];
      if (!a || !b || !start || !end || a === b) return [];
      const path = curve(portOf(a, start, from.column, 'right'), portOf(b, end, to.column, 'left'));
      return [svg`<path class="value ${kind === 'unknown' ? 'unknown' : ''}" d=${path}></path>`];
    });
    return svg`<g aria-hidden="true">
      ${this.focusOn.links().map((link) => {
        const [a, b] = [boxes.get(link.from), boxes.get(link.to)];
        const [start, end] = [layout.boxes.get(link.from), layout.boxes.get(link.to)];
        if (!a || !b || !start || !end) return nothing;
        const points = layout.links.get(linkKey(link)) ?? [];
        const path = curveThrough(portOf(a, start, '', 'right'), points, portOf(b, end, '', 'left'));
        return svg`<path class=${chosen ? link.mark : ''} d=${path}></path>`;
      })}
      ${curves}
    </g>`;
  }

  override render() {
    const { layout } = this;
    return html`<svg
        role="group"
        aria-label="Graph of files and tables. Arrow keys follow its edges, Enter opens a table or selects a column."
        @keydown=${this.key}
        @wheel=${this.gestures.wheel}
        @pointerdown=${this.gestures.down}
        @pointermove=${this.gestures.move}
        @pointerup=${this.gestures.up}
        @pointercancel=${this.gestures.up}
      >
        ${
          layout
            ? svg`<g class="world" transform=${this.viewport.transform}>
              ${this.edges(layout)}
              ${repeat(
                this.drawn.filter(({ id }) => layout.boxes.has(id)),
                ({ id }) => id,
                (box) => this.node(box, layout.boxes.get(box.id)!),
              )}
            </g>`
            : nothing
        }
      </svg>
      ${this.error ? html`<p role="alert">The graph can’t be laid out: ${this.error}. The tree shows the same.</p>` : nothing}
      <div class="tools" role="group" aria-label="Size of the graph">
        <button aria-label="Smaller" title="Smaller (-)" @click=${() => this.zoom(0.8)}>−</button>
        <button title="Show all (0)" @click=${() => this.fit()}>Fit</button>
        <button aria-label="Larger" title="Larger (+)" @click=${() => this.zoom(1.25)}>+</button>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-lineage-graph': WbLineageGraph;
  }
}
