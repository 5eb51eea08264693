import type { GridColumn } from './column.ts';
import { ColumnLayout, minimumWidth, widthFor } from './column-layout.ts';
import type { WindowCache } from './window-cache.ts';

/** A column is made as wide as its first values need, but no wider than this until somebody asks for it. */
const firstWidth = 330;
const sampledRows = 40;

/** Which columns are shown and how wide, as somebody has made them. */
export class GridColumns {
  hidden: ReadonlySet<string>;
  private readonly widths = new Map<string, number>();
  private made: ColumnLayout | undefined;

  constructor(
    readonly all: readonly GridColumn[],
    hidden: ReadonlySet<string>,
  ) {
    // All hidden would be no grid.
    this.hidden = all.every(({ name }) => hidden.has(name)) ? new Set() : hidden;
  }

  /**
   * The columns of rows that have come. Where these are the same columns as before, what was hidden and how wide they
   * were stays.
   */
  static after(
    former: GridColumns | undefined,
    all: readonly GridColumn[],
    hidden: ReadonlySet<string> = new Set(),
  ): GridColumns {
    const columns = new GridColumns(all, hidden);
    if (former) columns.adopt(former);
    return columns;
  }

  get layout(): ColumnLayout {
    return (this.made ??= new ColumnLayout(this.all, this.hidden, this.widths));
  }

  toggle(name: string): void {
    const hidden = new Set(this.hidden);
    if (!hidden.delete(name)) hidden.add(name);
    this.hide(hidden);
  }

  hide(hidden: ReadonlySet<string>): void {
    this.hidden = hidden;
    this.made = undefined;
  }

  private adopt(former: GridColumns): void {
    const isSame =
      former.all.length === this.all.length &&
      this.all.every(({ name }, at) => former.all[at]!.name === name);
    if (!isSame) return;
    this.hide(former.hidden);
    for (const [name, width] of former.widths) this.widths.set(name, width);
  }

  setWidth(name: string, width: number): void {
    this.widths.set(name, Math.max(minimumWidth, Math.round(width)));
    this.made = undefined;
  }

  /** Makes a column as wide as the values need that have arrived among these rows. */
  autosize(place: number, cache: WindowCache, first: number, last: number): void {
    const column = this.layout.column(place);
    this.setWidth(column.name, widthFor(column, this.texts(place, cache, first, last)));
  }

  /** Gives columns that were not sized yet the width of their first values. */
  fitNew(left: number, right: number, cache: WindowCache, first: number, last: number): void {
    const { layout } = this;
    const until = Math.min(last, first + sampledRows);
    for (let place = left; place <= right; place++) {
      const column = layout.column(place);
      if (this.widths.has(column.name) || cache.cell(first, layout.shown[place]!) === undefined) continue;
      this.setWidth(column.name, widthFor(column, this.texts(place, cache, first, until), firstWidth));
    }
  }

  private *texts(place: number, cache: WindowCache, first: number, last: number): Generator<string | null> {
    const index = this.layout.shown[place]!;
    for (let row = first; row <= last; row++) {
      const cell = cache.cell(row, index);
      if (cell) yield cell.text;
    }
  }
}
