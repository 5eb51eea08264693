import type { Format } from './format.ts';

/** The channels of a chart, by Observable Plot's names; `fx` and `fy` make small multiples. */
export const channelNames = ['x', 'y', 'fill', 'stroke', 'fx', 'fy'] as const;
export type Channel = (typeof channelNames)[number];

/** A result's row: a column's JavaScript value by its name. Decimals and dates may come as text. */
export type Rows = readonly Record<string, unknown>[];

/** What every tile has, complete: what the text leaves out is filled in when it is read. */
interface TileBase {
  title: string;
  /** A second line under the title, '' where there is none. */
  subtitle: string;
  /** Columns of the twelve that a dashboard's row has. */
  width: number;
  /** The SQL query that gives the tile its rows. */
  data: string;
  /** 1-based line of the text on which the tile begins. */
  line: number;
}

/** One figure, large. */
export interface KpiTile extends TileBase {
  type: 'kpi';
  /** `value` names a column of the first row. */
  kpi: { value: string; format: Format; unit: string };
}

/** The options of single kinds; each kind declares those that it has. */
export const optionNames = ['bins'] as const;
export type OptionName = (typeof optionNames)[number];

/** One chart. */
export interface MarkTile extends TileBase {
  type: 'mark';
  /** The name of a kind in `kinds.ts`. */
  mark: string;
  /** The column of each channel; `fill` and `stroke` may be a colour of the page, `var(--bronze)`. */
  channels: Partial<Record<Channel, string>>;
  /** What a channel measures, with its unit: `Average delay (days)`. */
  labels: Partial<Record<Channel, string>>;
  /**
   * The channel that orders the categories, `-` before it for descending; 'none' keeps the rows' order and
   * 'auto' takes the order that dates, numbers and months have by nature, else the kind's own.
   */
  sort: string;
  /** At most so many categories, after sorting; Infinity where all are wanted. */
  limit: number;
  /** How the measured values are printed. */
  format: Format;
  /** Height in pixels; 0 leaves it to the chart. */
  height: number;
  /** The page's colour that a heat map's steps lead to. */
  scheme: string;
  /** What only some kinds have, such as a histogram's number of bins. */
  options: Partial<Record<OptionName, number>>;
}

export interface TableColumn {
  column: string;
  label: string;
  format: Format;
}

/** A table with pages; the page draws it, from this description. */
export interface TableTile extends TileBase {
  type: 'table';
  table: { columns: TableColumn[]; pageSize: number; search: boolean };
}

export type Tile = KpiTile | MarkTile | TableTile;

export interface Dashboard {
  /** '' where the text gives none. */
  title: string;
  tiles: Tile[];
}

/** A place in the text of a specification that can't be understood. */
export interface SpecProblem {
  /** 1-based. */
  line: number;
  /** 1-based. */
  column: number;
  message: string;
}

/** `line 7: unknown mark "barr"; did you mean barX?` */
export function formatSpecProblem(problem: SpecProblem): string {
  return `line ${problem.line}: ${problem.message}`;
}
