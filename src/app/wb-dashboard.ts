import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { DashboardResult } from '../cell-kinds/dashboard.ts';
import { answerTile, type TileResult } from '../cell-kinds/tiles.ts';
import { columnWords } from '../charts/charts.ts';
import { listed } from '../core/plural.ts';
import { drillQuery } from '../dashboard/drill-query.ts';
import { filterChip } from '../dashboard/filter-chip.ts';
import type { UnitStatus } from '../notebook/unit.ts';
import type { Workspace } from '../notebook/workspace.ts';
import type { DrillEvent, PickEvent } from './chart-events.ts';
import { addressFilters, listenToAddress, putInAddress } from './dashboard-address.ts';
import { modelOf } from './dashboard-model.ts';
import { dashboardStyles } from './dashboard-styles.ts';
import { DashboardView } from './dashboard-view.ts';
import { drillNote, drillTitle } from './drill-title.ts';
import { listenAround } from './listen-around.ts';
import { learnColours, pagePalette } from './page-palette.ts';
import { shared } from './styles.ts';
import type { WbDrill } from './wb-drill.ts';
import './wb-filters.ts';
import type { Chip } from './wb-filters.ts';
import type { WbPresentation } from './wb-presentation.ts';
import { WbTile } from './wb-tile.ts';
import { isOld } from './words.ts';

/**
 * The tiles of a dashboard. A mark that is picked filters the others; what is behind a mark or a figure is shown over the
 * page.
 * @slot - what is shown before there is a result
 */
@customElement('wb-dashboard')
export class WbDashboard extends LitElement {
  static override styles = [shared, dashboardStyles];

  /** What the dashboard's last run has made; undefined before the first. */
  @property({ attribute: false }) result: DashboardResult | undefined;
  /** The time of the stored run that the result is of; undefined where it is of a run of one's own. */
  @property({ attribute: false }) stored: string | undefined;
  @property({ attribute: false }) status: UnitStatus = 'idle';
  @property({ attribute: false }) workspace!: Workspace;
  /** The dashboard's title, under which the address keeps its filters. */
  @property({ attribute: false }) label = '';
  /** One tile without a frame and without its title, which stands above it already. */
  @property({ type: Boolean, reflect: true }) plain = false;
  /** Whether the result is of an earlier text, as the one that is there can’t be shown. */
  @property({ type: Boolean, reflect: true }) former = false;
  /** Whether rows were wanted that only a run of one's own has. */
  @state() private rowsWanted = false;
  /** Why the mark that was picked last filters nothing, '' where it does. */
  @state() private unpicked = '';
  @query('wb-drill') private drill!: WbDrill;
  @query('wb-presentation') private presentation!: WbPresentation | null;
  private readonly view = new DashboardView({
    answer: (tile, sql, signal) => answerTile(tile, (text) => this.workspace.look(text, signal), sql),
    model: () => modelOf(this.workspace).get(),
    changed: () => this.requestUpdate(),
  });
  private shown: readonly TileResult[] = [];
  private stops: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    // Moved within the page: what was asked was ended when it left its place.
    if (!this.hasUpdated) return;
    this.listen();
    this.view.refresh();
  }

  /** An element that stood in the page before its code was there has its properties with its first update. */
  override firstUpdated(): void {
    this.listen();
  }

  private listen(): void {
    this.stops = [
      listenToAddress(() => !this.plain && this.view.set(addressFilters(this.label))),
      this.workspace.changes.listen((topics) => topics.has('tables') && this.view.refresh()),
      listenAround(this, (event) => this.key(event)),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.stops.splice(0)) stop();
    this.view.close();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated && !this.plain) this.view.filters = addressFilters(this.label);
    const former = changed.get('label');
    if (former && !this.plain) {
      // Another title is another place in the address.
      putInAddress(former, []);
      putInAddress(this.label, this.view.filters);
    }
    const tiles = this.result?.tiles ?? [];
    const isSame = tiles.length === this.shown.length && tiles.every((tile, at) => tile === this.shown[at]);
    if (isSame && !changed.has('stored')) return;
    this.shown = tiles;
    for (const { tile, rows } of tiles) learnColours(pagePalette, tile, rows);
    if (this.stored === undefined) this.rowsWanted = false;
    this.view.show(tiles, this.stored === undefined);
  }

  /** Changes the filters, on the screen and in the address. */
  private filter(change: () => void): void {
    this.unpicked = '';
    change();
    if (!this.plain) putInAddress(this.label, this.view.filters);
  }

  /** The place of the tile that an event has come from, be it in the dashboard or in its presentation. */
  private placeOf(event: Event): number {
    const tile = event.composedPath().find((node) => node instanceof WbTile);
    return tile?.at ?? 0;
  }

  private picked(event: PickEvent): void {
    const at = this.placeOf(event);
    let isFilter = false;
    this.filter(() => (isFilter = this.view.pick(at, event.picks, event.add)));
    if (isFilter || event.picks.length === 0) return;
    const columns = listed(event.picks.map(({ column }) => columnWords(column)));
    const { title } = this.view.tiles[at]!.result.tile;
    this.unpicked = `Nothing to filter by: the query of ${title} computes ${columns}`;
  }

  private drilled(event: DrillEvent): void {
    void this.showRows(this.placeOf(event), event.picks);
  }

  private async showRows(at: number, picks: DrillEvent['picks']): Promise<void> {
    const { tile } = this.view.tiles[at]!.result;
    if (this.stored !== undefined) {
      this.rowsWanted = true;
      return;
    }
    const filters = this.view.applying(at);
    // The grid is fetched with the first rows.
    const [model] = await Promise.all([modelOf(this.workspace).get(), import('./wb-drill.ts')]);
    await this.drill.show({
      title: drillTitle(picks, tile.title),
      note: drillNote(picks, tile.title, filters),
      sql: drillQuery(tile.data, picks, filters, model),
    });
  }

  private async present(): Promise<void> {
    await import('./wb-presentation.ts');
    await this.presentation?.show();
  }

  private key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || this.view.filters.length === 0) return;
    const isElsewhere = (node: EventTarget) =>
      node instanceof HTMLElement && node.matches('input, dialog, [popover]');
    if (event.composedPath().some(isElsewhere)) return;
    event.preventDefault();
    this.filter(() => this.view.set([]));
  }

  private get chips(): Chip[] {
    return this.view.filters.map((filter) => ({
      text: filterChip(filter),
      remove: () => this.filter(() => this.view.remove(filter)),
    }));
  }

  /** What only a run of one's own can do, with the button that starts it. */
  private ask() {
    if (this.stored === undefined) return nothing;
    const words = this.rowsWanted
      ? 'Run the pipeline to see the rows behind it.'
      : this.view.filters.length > 0
        ? 'Run the pipeline to filter.'
        : '';
    if (words === '') return nothing;
    const { running, runner } = this.workspace;
    return html`<div class="ask" role="status">
      ${words}
      <button aria-disabled=${running !== undefined} @click=${() => running ?? void runner.runAll()}>
        Run the pipeline
      </button>
    </div>`;
  }

  private bar(chips: readonly Chip[]) {
    const isStored = this.stored !== undefined;
    const badge = html`<span class="badge">The sample’s stored run · Run the pipeline for your own</span>`;
    if (this.plain) return isStored ? html`<div class="bar">${badge}</div>` : nothing;
    const hint = html`<span class="badge hint">Pick a mark to filter the other tiles</span>`;
    return html`<div class="bar">
      ${isStored ? badge : chips.length === 0 && this.unpicked === '' ? hint : nothing}
      <span class="badge" role="status">${this.unpicked}</span>
      <wb-filters
        .chips=${chips}
        .clear=${() => this.filter(() => this.view.set([]))}
        @wb-filters-gone=${() => this.renderRoot.querySelector<HTMLElement>('.present')?.focus()}
      ></wb-filters>
      <span class="push"></span>
      <button class="present" aria-label=${`Present ${this.label}`} @click=${this.present}>Present</button>
    </div>`;
  }

  override render() {
    if (!this.result) return html`<slot></slot>`;
    const { chips } = this;
    const { tiles } = this.view;
    return html`<div @wb-pick=${this.picked} @wb-drill=${this.drilled} @keydown=${this.key}>
      ${this.bar(chips)} ${this.ask()}
      <div class="grid ${isOld(this.status) && this.stored === undefined ? 'old' : ''}">
        ${this.result.problems.map(
          ({ line, message }) => html`<p class="error">line ${line}: ${message}</p>`,
        )}
        ${repeat(
          tiles,
          ({ result: { tile } }, at) => `${at} ${tile.title}`,
          (view, at) =>
            html`<wb-tile
              class=${view.result.tile.type}
              style="grid-column:span ${view.result.tile.width}"
              .view=${view}
              .at=${at}
              .palette=${pagePalette}
              ?plain=${this.plain}
            ></wb-tile>`,
        )}
      </div>
      <wb-presentation
        .label=${this.label}
        .views=${tiles}
        .chips=${chips}
        .palette=${pagePalette}
      ></wb-presentation>
      <wb-drill .workspace=${this.workspace}></wb-drill>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-dashboard': WbDashboard;
  }
}
