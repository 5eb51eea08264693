import { shortType, type GridColumn } from './column.ts';

export const minimumWidth = 48;
const maximumWidth = 480;
/** That of a digit at 13 pixels in the widest of the usual system fonts. */
const characterWidth = 8.3;
const padding = 22;
const menuWidth = 26;

/** The columns that are shown: which, how wide, and where each begins. */
export class ColumnLayout {
  /** Shown columns by their index in the relation. */
  readonly shown: readonly number[];
  private readonly starts: number[] = [0];

  constructor(
    readonly columns: readonly GridColumn[],
    hidden: ReadonlySet<string>,
    widths: ReadonlyMap<string, number>,
  ) {
    this.shown = columns.flatMap(({ name }, index) => (hidden.has(name) ? [] : [index]));
    for (const index of this.shown)
      this.starts.push(
        this.starts.at(-1)! + (widths.get(columns[index]!.name) ?? headerWidth(columns[index]!)),
      );
  }

  get count(): number {
    return this.shown.length;
  }

  /** The width of all shown columns in pixels. */
  get width(): number {
    return this.starts.at(-1)!;
  }

  /** The column at a place among the shown ones. */
  column(place: number): GridColumn {
    return this.columns[this.shown[place]!]!;
  }

  left(place: number): number {
    return this.starts[place]!;
  }

  widthOf(place: number): number {
    return this.starts[place + 1]! - this.starts[place]!;
  }

  /** The places, both included, that a part of the width touches. */
  between(left: number, right: number): { first: number; last: number } {
    const at = (x: number) => {
      let low = 0;
      let high = this.count - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.starts[middle + 1]! <= x) low = middle + 1;
        else high = middle;
      }
      return low;
    };
    return { first: at(left), last: at(right) };
  }
}

/** The width that a header needs for its name and type. */
function headerWidth(column: GridColumn): number {
  return fit(Math.max(column.name.length, shortType(column.type).length * 0.85), true);
}

/** The width in pixels that so many characters need, within bounds. */
export function fit(characters: number, header: boolean): number {
  const width = Math.ceil(characters * characterWidth) + padding + (header ? menuWidth : 0);
  return Math.min(maximumWidth, Math.max(header ? 84 : minimumWidth, width));
}

/** The width for a column whose values are known in part: the widest of them and the header. */
export function widthFor(column: GridColumn, texts: Iterable<string | null>, most = maximumWidth): number {
  let longest = 4;
  for (const text of texts) longest = Math.max(longest, text?.length ?? 4);
  return Math.max(headerWidth(column), Math.min(most, fit(longest, false)));
}
