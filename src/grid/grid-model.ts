import { plainMessage } from '../engine/plain-message.ts';
import { nextSort, type Arrangement } from './arrangement.ts';
import type { ColumnTarget } from './column-commands.ts';
import type { ColumnLayout } from './column-layout.ts';
import { copyText, writeClipboard } from './copy-rows.ts';
import type { CopyFormat } from './copy-formats.ts';
import { GridColumns } from './grid-columns.ts';
import { GridData } from './grid-data.ts';
import type { KeyTarget } from './grid-keys.ts';
import { cellId, type GridFrame } from './grid-rows.ts';
import { rowsText, sizeText } from './grid-tools.ts';
import { GridViewport, rowHeight } from './grid-viewport.ts';
import { HitMarks } from './hit-marks.ts';
import type { Execute, GridRelation, Look } from './relation.ts';
import { actionOf, chooseRow } from './row-action.ts';
import {
  blockOf,
  everything,
  isOneCell,
  oneCell,
  selectedBlock,
  within,
  type Selection,
} from './selection.ts';
import type { Panel } from './wb-grid-panel.ts';

const searchPause = 300;

/**
 * A grid without its elements: the rows of a relation, their columns, what is seen and selected of them, and what
 * pointer, keys and menus do to them.
 */
export class GridModel implements KeyTarget, ColumnTarget {
  /** Undefined as long as nothing is open. */
  data: GridData | undefined;
  /** Undefined until the rows have been opened. */
  columns: GridColumns | undefined;
  selection: Selection = oneCell(0, 0);
  /** Told to a screen reader. */
  said = '';
  /** Told to all, above the rows. */
  notice = '';
  readonly view: GridViewport;
  private relation!: GridRelation;
  private searching: ReturnType<typeof setTimeout> | undefined;
  /** The rows that are drawn while those of another version are still counted. */
  private lastCount = 0;
  private readonly marks = new HitMarks();

  /**
   * @param changed told of every change
   * @param show opens a box beside an element, given by itself or by its selector, else beside the active cell
   */
  constructor(
    private readonly changed: () => void,
    private readonly show: (panel: Panel, at?: Element | string) => void,
  ) {
    this.view = new GridViewport(changed);
  }

  /** Opens a relation. With `isSame` it has other rows only, and keeps its order, its filters and its place. */
  open(relation: GridRelation, look: Look, execute: Execute, isSame: boolean): void {
    const former = this.data;
    former?.close();
    this.relation = relation;
    if (!isSame) {
      this.columns = undefined;
      this.selection = oneCell(0, 0);
      this.view.to(0);
    }
    this.data = new GridData(relation, look, execute, this.changed, () => this.rearranged());
    this.data.open(isSame ? former?.arrangement : undefined);
  }

  /** Stops all work and lets go of the rows. */
  close(): void {
    clearTimeout(this.searching);
    this.view.detach();
    this.data?.close();
    this.data = undefined;
  }

  private rearranged(): void {
    const { count, total } = this.data!.source!;
    const { row, column } = this.selection.head;
    this.notice = '';
    this.selection = oneCell(Math.min(row, 0), column);
    this.view.setRows(count);
    this.view.to(0);
    this.said = rowsText(count, total);
  }

  /** Takes in how the relation is to be shown, and the rows and columns that have come since it was drawn last. */
  takeIn(relation: GridRelation): void {
    this.relation = relation;
    const { source, cache } = this.data ?? {};
    if (!source || !cache) return;
    if (this.columns?.all !== source.columns)
      this.columns = GridColumns.after(this.columns, source.columns, this.relation.hidden);
    this.lastCount = source.count;
    this.view.setRows(source.count);
    this.selection = within(this.selection, source.count, this.layout.count);
  }

  /** Fetches what is seen now, and makes columns as wide as what has come. */
  fetchSeen(): void {
    const { source, cache } = this.data ?? {};
    if (!source || !cache || !this.columns || this.view.width === 0) return;
    this.view.setRows(source.count);
    this.view.settleHeight();
    const { layout } = this.columns;
    const { first, last } = this.view.rows;
    const { left, right } = this.seenColumns();
    cache.want({
      top: first,
      bottom: Math.max(first, last),
      columns: layout.shown.slice(left, right + 1),
      direction: this.view.direction,
    });
    this.columns.fitNew(left, right, cache, first, last);
    if (this.columns.layout !== layout) this.changed();
  }

  /** What is to be drawn. */
  frame(): GridFrame {
    const { first, last } = this.view.rows;
    const cache = this.data?.cache;
    const block = selectedBlock(this.selection);
    return {
      layout: this.layout,
      first,
      last,
      top: first * rowHeight - this.view.place,
      ...this.seenColumns(),
      sort: this.data!.arrangement.sort,
      active: this.selection.head,
      selected: isOneCell(block) ? undefined : block,
      dim: this.relation.dim ?? new Set(),
      cell: (row, column) => cache?.cell(row, column),
      isHit: (row, { name }) =>
        cache !== undefined && this.marks.isHit(this.relation, cache, this.columns!.all, row, name),
    };
  }

  private seenColumns(): { left: number; right: number } {
    const { left, width } = this.view;
    const seen = this.layout.between(left, left + width);
    return { left: seen.first, right: seen.last };
  }

  get layout(): ColumnLayout {
    return this.columns!.layout;
  }

  get rowCount(): number {
    return this.data?.source?.count ?? this.lastCount;
  }

  get wanted(): Arrangement {
    return this.data!.wanted;
  }

  /** Makes a cell the active one; `extend` keeps the other corner of the selection. */
  select(row: number, column: number, extend: boolean): void {
    const { anchor } = this.selection;
    this.selection = extend ? { anchor, head: { row, column } } : oneCell(row, column);
    this.view.reveal(row);
    this.view.revealColumn(this.layout.left(column), this.layout.widthOf(column));
    this.changed();
  }

  selectAll(): void {
    this.selection = everything(this.rowCount, this.layout.count);
    this.changed();
  }

  resize(place: number, width: number): void {
    this.columns!.setWidth(this.layout.column(place).name, width);
    this.changed();
  }

  autosize(place: number): void {
    const { first, last } = this.view.rows;
    const cache = this.data?.cache;
    if (cache) this.columns!.autosize(place, cache, first, last);
    this.changed();
  }

  hide(place: number): void {
    this.columns!.toggle(this.layout.column(place).name);
    this.changed();
  }

  sortBy(place: number, add: boolean): void {
    const { wanted } = this;
    this.arrange({ ...wanted, sort: nextSort(wanted.sort, this.layout.column(place).name, add) });
  }

  arrange(wanted: Arrangement): void {
    this.data!.arrange(wanted);
  }

  /** Searches once nothing more is typed. */
  search(text: string): void {
    clearTimeout(this.searching);
    this.searching = setTimeout(() => this.arrange({ ...this.wanted, search: text }), searchPause);
  }

  openMenu(place: number, at: Element): void {
    this.show({ kind: 'menu', place }, at);
  }

  menuOf(place: number): void {
    this.show({ kind: 'menu', place }, `#${cellId(-1, place)}`);
  }

  openValue(row: number, place: number): void {
    if (row >= 0 && row < this.rowCount) this.show({ kind: 'value', place, row });
  }

  chooseRow(row: number): boolean {
    const action = this.data && actionOf(this.relation, this.data);
    if (!action) return false;
    chooseRow(action, this.data!, row).catch((error: unknown) => this.tell(plainMessage(error)));
    return true;
  }

  copySelection(): void {
    void this.copy('tsv', false);
  }

  /** Puts what is selected, or all, on the clipboard, and tells how that goes. */
  async copy(format: CopyFormat, all: boolean): Promise<void> {
    const source = this.data?.source;
    const block = all ? blockOf(everything(this.rowCount, this.layout.count)) : selectedBlock(this.selection);
    if (!source || !block) return;
    this.tell('Copying …');
    const size = sizeText(block.bottom - block.top + 1, block.right - block.left + 1);
    try {
      await writeClipboard(copyText(source, block, this.layout.shown, format, all || format !== 'tsv'));
      this.tell(`Copied ${size}`);
    } catch (error) {
      this.tell(plainMessage(error));
    }
  }

  private tell(notice: string): void {
    this.notice = notice;
    this.changed();
  }
}
