import type { Workspace } from '../notebook/workspace.ts';
import type { Palette } from '../charts/charts.ts';
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

/** What each part of a report is made with. */
export interface Context extends Drawing {
  workspace: Workspace;
}
