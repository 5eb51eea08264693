import type { TileResult } from '../cell-kinds/tiles.ts';
import type { Palette } from '../charts/charts.ts';
import type { Workspace } from '../notebook/workspace.ts';
import type { Make } from './elements.ts';

/** What pictures and tables are made with. */
export interface Drawing {
  document: Document;
  make: Make;
  /** Which colours stand for which values, the same in all charts of the report. */
  palette: Palette;
  /** The level of the cells' headings: below the chapters' or the title's; 1 where the title is the cell's own. */
  level: number;
}

/** A tile's result, and the columns of the filters that it can't follow. */
export type ShownTile = TileResult & { unreached?: readonly string[] };

/** A dashboard as it stands under filters that its reader has made. */
export interface FilteredDashboard {
  /** The filters in words: `Region: NORTH`. */
  filters: readonly string[];
  /** The tiles with what the filters leave. */
  tiles: readonly ShownTile[];
}

/** What each part of a report is made with. */
export interface Context extends Drawing {
  workspace: Workspace;
  /** Dashboards that are filtered, by the id of their cell. */
  filtered: ReadonlyMap<string, FilteredDashboard>;
}
