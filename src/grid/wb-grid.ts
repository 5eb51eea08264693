import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { nextSort, type Arrangement } from './arrangement.ts';
import type { CopyFormat } from './copy-formats.ts';
import { runColumnCommand, type ColumnCommand, type ColumnTarget } from './column-commands.ts';
import { controls } from './control-styles.ts';
import { copyText, writeClipboard } from './copy-rows.ts';
import { plainMessage } from '../engine/plain-message.ts';
import { GridColumns } from './grid-columns.ts';
import { GridData, type Trouble } from './grid-data.ts';
import { onGridKey, type KeyTarget } from './grid-keys.ts';
import { GridPointer } from './grid-pointer.ts';
import { cellId, type GridFrame } from './grid-rows.ts';
import { gridStyles } from './grid-styles.ts';
import { chipRow, rowsText, sizeText, toolRow, troubleNote } from './grid-tools.ts';
import { HitMarks } from './hit-marks.ts';
import { gridView } from './grid-view.ts';
import { GridViewport, rowHeight } from './grid-viewport.ts';
import type { Execute, GridRelation, Look } from './relation.ts';
import { actionOf, chooseRow } from './row-action.ts';
import { blockOf, everything, type Block, type Selection } from './selection.ts';
import { toolStyles } from './tool-styles.ts';
import './wb-grid-panel.ts';
import type { Panel, WbGridPanel } from './wb-grid-panel.ts';

const searchPause = 300;

/**
 * Rows of a relation, however many. Fetches what is seen, sorts and filters in the engine, copies, and profiles columns.
 * Keys follow the grid pattern (https://www.w3.org/WAI/ARIA/apg/patterns/grid/); the focus stays on the grid itself, which
 * names the active cell, so that it isn't lost when the cell's element goes.
 *
 * Slot `tools`: more buttons at the right of the tool row.
 */
@customElement('wb-grid')
export class WbGrid extends LitElement implements KeyTarget, ColumnTarget {
  static override styles = [controls, toolStyles, gridStyles];

  @property({ attribute: false }) relation!: GridRelation;
  @property({ attribute: false }) look!: Look;
  @property({ attribute: false }) execute!: Execute;
  /** Without the tool row, for tiny tables. */
  @property({ attribute: false }) plain = false;
  /** The grid is as high as its rows, up to so many pixels. */
  @property({ attribute: false }) maximumHeight = 380;
  /** Told to a screen reader. */
  @state() private said = '';
  /** Told to all, above the rows. */
  @state() private notice = '';
  @query('.scroller') private scroller: HTMLElement | undefined;
  @query('wb-grid-panel') private panel!: WbGridPanel;
  private data: GridData | undefined;
  private columns: GridColumns | undefined;
  selection: Selection = { anchor: { row: 0, column: 0 }, head: { row: 0, column: 0 } };
  private readonly change = () => this.requestUpdate();
  private readonly viewport = new GridViewport(this.change);
  private readonly pointer = new GridPointer(this);
  private searching: ReturnType<typeof setTimeout> | undefined;
  /** The element that had the focus goes: the grid takes it as soon as it is there. */
  private focusSoon = false;
  /** The rows that are drawn while those of another version are still counted. */
  private lastCount = 0;
  private readonly marks = new HitMarks();

  override connectedCallback(): void {
    super.connectedCallback();
    // Moved within the page: its rows were dropped when it left its place.
    if (this.hasUpdated) this.openRelation(undefined);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.searching);
    this.viewport.detach();
    this.pointer.stop();
    this.data?.close();
    this.data = undefined;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('relation');
    const isOther =
      before === undefined
        ? changed.has('relation')
        : before.from !== this.relation.from || before.version !== this.relation.version;
    if (isOther || changed.has('look') || changed.has('execute')) this.openRelation(before);
    const { source, cache } = this.data ?? {};
    if (!source || !cache) return;
    if (this.columns?.all !== source.columns) {
      const former = this.columns;
      this.columns = new GridColumns(source.columns, this.relation.hidden ?? new Set());
      if (former) this.columns.adopt(former);
    }
    this.lastCount = source.count;
    this.viewport.setRows(source.count);
    const { layout } = this.columns!;
    const { head, anchor } = this.selection;
    for (const place of [head, anchor]) {
      place.row = Math.min(place.row, source.count - 1);
      place.column = Math.min(place.column, layout.count - 1);
    }
  }

  /** The same relation with other rows keeps its order, its filters and its place. */
  private openRelation(before: GridRelation | undefined): void {
    const former = this.data;
    former?.close();
    const isSame = before?.from === this.relation.from;
    if (!isSame) {
      this.columns = undefined;
      this.selection = { anchor: { row: 0, column: 0 }, head: { row: 0, column: 0 } };
      this.viewport.to(0);
    }
    this.data = new GridData(this.relation, this.look, this.execute, this.change, () => this.rearranged());
    this.data.open(isSame ? former?.arrangement : undefined);
  }

  private rearranged(): void {
    this.notice = '';
    const column = this.selection.head.column;
    const row = Math.min(this.selection.head.row, 0);
    this.selection = { anchor: { row, column }, head: { row, column } };
    this.viewport.setRows(this.data!.source!.count);
    this.viewport.to(0);
    this.said = rowsText(this.data!.source!.count, this.data!.source!.total);
  }

  override updated(): void {
    this.viewport.attach(this.scroller);
    if (this.focusSoon && this.scroller) {
      this.focusSoon = false;
      this.scroller.focus();
    }
    const { source, cache } = this.data ?? {};
    if (!source || !cache || !this.columns || this.viewport.width === 0) return;
    this.viewport.setRows(source.count);
    this.viewport.settleHeight();
    const { layout } = this.columns;
    const { first, last } = this.viewport.rows;
    const { left, right } = this.seenColumns();
    cache.want({
      top: first,
      bottom: Math.max(first, last),
      columns: layout.shown.slice(left, right + 1),
      direction: this.viewport.direction,
    });
    this.columns.fitNew(left, right, cache, first, last);
    if (this.columns.layout !== layout) this.requestUpdate();
  }

  private seenColumns(): { left: number; right: number } {
    const { left, width } = this.viewport;
    const seen = this.columns!.layout.between(left, left + width);
    return { left: seen.first, right: seen.last };
  }

  get layout() {
    return this.columns!.layout;
  }

  get rowCount(): number {
    return this.data?.source?.count ?? this.lastCount;
  }

  get view(): GridViewport {
    return this.viewport;
  }

  /** Makes a cell the active one; `extend` keeps the other corner of the selection. */
  select(row: number, column: number, extend: boolean): void {
    const head = { row, column };
    this.selection = { anchor: extend ? this.selection.anchor : { ...head }, head };
    this.viewport.reveal(row);
    this.viewport.revealColumn(this.layout.left(column), this.layout.widthOf(column));
    this.requestUpdate();
  }

  resize(place: number, width: number): void {
    this.columns!.setWidth(this.layout.column(place).name, width);
    this.requestUpdate();
  }

  sortBy(place: number, add: boolean): void {
    const arrangement = this.data!.wanted;
    this.arrange({ ...arrangement, sort: nextSort(arrangement.sort, this.layout.column(place).name, add) });
  }

  autosize(place: number): void {
    const { first, last } = this.viewport.rows;
    const cache = this.data?.cache;
    if (cache) this.columns!.autosize(place, cache, first, last);
    this.requestUpdate();
  }

  openMenu(place: number, at: Element): void {
    this.show({ kind: 'menu', place }, at);
  }

  openValue(row: number, place: number): void {
    if (row >= 0 && row < this.rowCount) this.show({ kind: 'value', place, row });
  }

  private show(panel: Panel, at: Element | null = this.renderRoot.querySelector('.active')): void {
    this.panel.show(panel, (at ?? this.scroller!).getBoundingClientRect(), {
      relation: this.relation,
      data: this.data!,
      columns: this.columns!,
      look: this.look,
    });
  }

  arrange(wanted: Arrangement): void {
    this.data!.arrange(wanted);
  }

  private search(text: string): void {
    clearTimeout(this.searching);
    this.searching = setTimeout(() => this.arrange({ ...this.data!.wanted, search: text }), searchPause);
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.target === this.scroller && onGridKey(this, event)) event.preventDefault();
  };

  menuOf(place: number): void {
    this.show({ kind: 'menu', place }, this.renderRoot.querySelector(`#${cellId(-1, place)}`));
  }

  copySelection(): void {
    void this.copy('tsv', false);
  }

  chooseRow(row: number): boolean {
    const action = this.data && actionOf(this.relation, this.data);
    if (!action) return false;
    chooseRow(action, this.data!, row).catch((error: unknown) => (this.notice = plainMessage(error)));
    return true;
  }

  selectAll(): void {
    this.selection = everything(this.rowCount, this.layout.count);
    this.requestUpdate();
  }

  private get block(): Block | undefined {
    const block = blockOf(this.selection);
    return block.bottom < 0 ? undefined : block;
  }

  private async copy(format: CopyFormat, all: boolean): Promise<void> {
    const source = this.data?.source;
    const block = all ? blockOf(everything(this.rowCount, this.layout.count)) : this.block;
    if (!source || !block) return;
    this.notice = 'Copying …';
    const rows = block.bottom - block.top + 1;
    const columns = block.right - block.left + 1;
    const size = sizeText(rows, columns);
    try {
      await writeClipboard(copyText(source, block, this.layout.shown, format, all || format !== 'tsv'));
      this.notice = `Copied ${size}`;
    } catch (error) {
      this.notice = plainMessage(error);
    }
  }

  hide(place: number): void {
    this.columns!.toggle(this.layout.column(place).name);
    this.requestUpdate();
  }

  get wanted(): Arrangement {
    return this.data!.wanted;
  }

  /** The button that tries again goes with its message. */
  private focusing({ words, retry }: Trouble): Trouble {
    return {
      words,
      retry: () => {
        this.focusSoon = true;
        retry();
      },
    };
  }

  private frame(): GridFrame {
    const { first, last } = this.viewport.rows;
    const cache = this.data?.cache;
    const block = this.block;
    const isOne = block && block.top === block.bottom && block.left === block.right;
    return {
      layout: this.layout,
      first,
      last,
      top: first * rowHeight - this.viewport.place,
      ...this.seenColumns(),
      sort: this.data!.arrangement.sort,
      active: this.selection.head,
      selected: isOne ? undefined : block,
      dim: this.relation.dim ?? new Set(),
      cell: (row, column) => cache?.cell(row, column),
      isHit: (row, { name }) =>
        cache !== undefined && this.marks.isHit(this.relation, cache, this.columns!.all, row, name),
    };
  }

  override render() {
    const { data } = this;
    if (!data) return nothing;
    if (data.trouble) return troubleNote(this.focusing(data.trouble));
    if (!this.columns) return html`<div class="note" role="status"><p>Loading …</p></div>`;
    const change = (wanted: Arrangement) => {
      this.arrange(wanted);
      this.focusSoon = true;
    };
    return html`${
        this.plain
          ? nothing
          : toolRow(data, this.relation, this.columns!.hidden.size, this.notice, {
              search: (text) => this.search(text),
              columns: (event) => this.show({ kind: 'columns', place: 0 }, event.currentTarget as Element),
              copy: (event) => this.show({ kind: 'copy', place: 0 }, event.currentTarget as Element),
              choose: () => this.chooseRow(Math.max(0, this.selection.head.row)),
              cancel: () => {
                data.cancel();
                this.focusSoon = true;
              },
            })
      }
      ${chipRow(data.wanted, change)}
      ${
        data.refusal
          ? troubleNote(this.focusing(data.refusal), () => {
              data.forgetRefusal();
              this.focusSoon = true;
            })
          : nothing
      }
      ${gridView(this.frame(), {
        label: this.relation.label,
        rowCount: this.rowCount,
        maximumHeight: this.maximumHeight,
        viewport: this.viewport,
        pointer: this.pointer,
        key: this.onKey,
      })}
      <wb-grid-panel
        @command=${({ detail }: CustomEvent<{ command: ColumnCommand; place: number }>) =>
          runColumnCommand(this, detail.command, detail.place)}
        @arrange=${(event: CustomEvent<Arrangement>) => this.arrange(event.detail)}
        @columns=${this.change}
        @copy-rows=${(event: CustomEvent<{ format: CopyFormat; all: boolean }>) =>
          void this.copy(event.detail.format, event.detail.all)}
        @left=${() => this.scroller?.focus()}
      ></wb-grid-panel>
      <p class="hidden" role="status">${this.said}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-grid': WbGrid;
  }
}
