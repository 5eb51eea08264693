import { LitElement, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { plainMessage } from '../engine/plain-message.ts';
import { isFiltered } from './arrangement.ts';
import type { ColumnCommand } from './column-commands.ts';
import { controls } from './control-styles.ts';
import type { ColumnFilter } from './filter.ts';
import type { GridColumns } from './grid-columns.ts';
import type { GridData } from './grid-data.ts';
import { columnList, columnMenu, copyMenu, wholeValue } from './grid-panels.ts';
import { rowsText } from './grid-tools.ts';
import { writeClipboard } from './copy-rows.ts';
import { panelStyles } from './panel-styles.ts';
import { profileOf, type ColumnProfile } from './profile.ts';
import type { GridRelation, Look } from './relation.ts';
import { toolStyles } from './tool-styles.ts';
import './wb-filter-form.ts';
import './wb-grid-popover.ts';
import type { WbGridPopover } from './wb-grid-popover.ts';
import './wb-profile.ts';

/** What is to be shown beside the grid, for the column at a place among the shown ones. */
export interface Panel {
  kind: 'menu' | 'columns' | 'copy' | 'filter' | 'profile' | 'value';
  place: number;
  row?: number;
}

/** What a panel works on. */
export interface PanelContext {
  relation: GridRelation;
  data: GridData;
  columns: GridColumns;
  look: Look;
}

/**
 * The one box beside a grid: a menu, a form, a profile or a whole value. Sends `command`, `arrange`, `columns` and
 * `copy-rows` with what was chosen, and `left` when the focus is to go back.
 */
@customElement('wb-grid-panel')
export class WbGridPanel extends LitElement {
  static override styles = [controls, toolStyles, panelStyles];

  @state() private panel: Panel | undefined;
  @state() private profile: ColumnProfile | undefined;
  @state() private text: string | null | undefined;
  @state() private trouble = '';
  @query('wb-grid-popover') private box: WbGridPopover | undefined;
  private context!: PanelContext;
  private at = new DOMRect();
  private stop = new AbortController();

  /** Opens beside a place of the window. */
  show(panel: Panel, at: DOMRect, context: PanelContext): void {
    this.begin();
    this.context = context;
    this.at = at;
    this.panel = panel;
    if (panel.kind === 'value') void this.loadValue(panel, this.stop.signal);
    if (panel.kind === 'profile') void this.loadProfile(panel, this.stop.signal);
    // Opened after the click that asked for it is over: that click would close it again.
    void this.updateComplete.then(() => this.box?.open(at));
  }

  private begin(): void {
    this.stop.abort();
    this.stop = new AbortController();
    this.profile = undefined;
    this.text = undefined;
    this.trouble = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop.abort();
  }

  override updated(): void {
    if (this.panel) this.box?.place(this.at);
  }

  private close(): void {
    this.box?.hidePopover();
  }

  private readonly onClosed = (): void => {
    this.stop.abort();
    const hadFocus = this.matches(':focus-within') || document.activeElement === document.body;
    this.panel = undefined;
    if (hadFocus) this.send('left');
  };

  private send(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  private async loadValue({ place, row }: Panel, signal: AbortSignal): Promise<void> {
    const { columns, data } = this.context;
    try {
      const [values] = await data.source!.exact(row!, 1, [columns.layout.shown[place]!], signal);
      if (!signal.aborted) this.text = values?.[0] ?? null;
    } catch (error) {
      if (!signal.aborted) this.trouble = plainMessage(error);
    }
  }

  private async loadProfile({ place }: Panel, signal: AbortSignal): Promise<void> {
    const { columns, look, relation } = this.context;
    const { name, type } = columns.layout.column(place);
    try {
      const profile = await profileOf(look, relation.from, name, type, signal);
      if (!signal.aborted) this.profile = profile;
    } catch (error) {
      if (!signal.aborted) this.trouble = plainMessage(error);
    }
  }

  private choose(command: ColumnCommand): void {
    const { place } = this.panel!;
    if (command === 'filter' || command === 'profile')
      return this.show({ kind: command, place }, this.at, this.context);
    this.close();
    this.send('command', { command, place });
  }

  private filter(name: string, filter: ColumnFilter | null): void {
    const arrangement = this.context.data.wanted;
    const others = arrangement.filters.filter(({ column }) => column !== name);
    this.close();
    this.send('arrange', { ...arrangement, filters: filter ? [...others, filter] : others });
  }

  private columnsChanged(change: () => void): void {
    change();
    this.requestUpdate();
    this.send('columns');
  }

  private content(panel: Panel) {
    const { columns, data } = this.context;
    const { layout } = columns;
    const column = layout.column(Math.min(panel.place, layout.count - 1));
    if (this.trouble) return html`<p class="bad" role="alert">${this.trouble}</p>`;
    switch (panel.kind) {
      case 'menu':
        return columnMenu(column, data.arrangement.sort, layout.count === 1, (command) =>
          this.choose(command),
        );
      case 'columns':
        return columnList(
          columns.all,
          columns.hidden,
          (name) => this.columnsChanged(() => columns.toggle(name)),
          () => this.columnsChanged(() => columns.hide(new Set())),
        );
      case 'copy': {
        const count = data.source?.count ?? 0;
        return copyMenu('Selection', `All ${rowsText(count, count)}`, (format, all) => {
          this.close();
          this.send('copy-rows', { format, all });
        });
      }
      case 'filter':
        return html`<wb-filter-form
          .column=${column}
          .filter=${data.wanted.filters.find((filter) => filter.column === column.name)}
          @filter=${(event: CustomEvent<ColumnFilter | null>) => this.filter(column.name, event.detail)}
        ></wb-filter-form>`;
      case 'profile':
        return html`<div role="dialog" aria-label="Profile of ${column.name}" tabindex="0" autofocus>
          <wb-profile .profile=${this.profile}></wb-profile>
          ${isFiltered(data.wanted) ? html`<p class="note">Of all rows, also those that are filtered out.</p>` : ''}
        </div>`;
      case 'value':
        return wholeValue(
          column,
          panel.row!,
          this.text,
          () => void writeClipboard(Promise.resolve(this.text ?? '')),
        );
    }
  }

  override render() {
    return html`<wb-grid-popover @closed=${this.onClosed}
      >${this.panel ? this.content(this.panel) : nothing}</wb-grid-popover
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-grid-panel': WbGridPanel;
  }
}
