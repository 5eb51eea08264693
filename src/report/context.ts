import type { Workspace } from '../notebook/workspace.ts';
import type { Make } from './elements.ts';

/** What each part of a report is made with. */
export interface Context {
  workspace: Workspace;
  document: Document;
  make: Make;
  /** The level of the cells' headings: 3 below the chapters of a notebook, 2 where a cell stands alone. */
  level: number;
}
