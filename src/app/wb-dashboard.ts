import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { DashboardResult } from '../cell-kinds/dashboard.ts';
import type { TileResult } from '../cell-kinds/tiles.ts';
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
  /** Whether rows were wanted that only a run of one's own has. */
  @state() private rowsWanted = false;
  @query('wb-drill') private drill!: WbDrill;
  @query('wb-presentation') private presentation!: WbPresentation | null;
  private readonly view = new DashboardView({
    look: (sql, signal) => this.workspace.look(sql, signal),
    model: () => modelOf(this.workspace).get(),
    changed: () => this.requestUpdate(),
  });
  private shown: readonly TileResult[] = [];
  private stops: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.stops = [
      listenToAddress(() => this.view.set(addressFilters(this.label))),
      this.workspace.changes.listen((topics) => topics.has('tables') && this.view.refresh()),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.stops.splice(0)) stop();
    this.view.close();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated && !this.plain) this.view.filters = addressFilters(this.label);
    const tiles = this.result?.tiles ?? [];
    const isSame = tiles.length === this.shown.length && tiles.every((tile, at) => tile === this.shown[at]);
    if (isSame && !changed.has('stored')) return;
    this.shown = tiles;
    for (const { tile, rows } of tiles) learnColours(pagePalette, tile, rows);
    if (this.stored === undefined) this.rowsWanted = false;
    this.view.show(tiles, this.stored === undefined);
  }
}
