import type { Command } from './command.ts';

/** What shows and hides parts of the page. */
export const viewCommands: readonly Command[] = [
  {
    id: 'palette',
    group: 'View',
    title: 'Find a command, a cell or a table',
    keys: ['Mod+K'],
    run: (page) => page.open('palette'),
  },
  {
    id: 'keys',
    group: 'View',
    title: 'Show all keys',
    keys: ['?'],
    run: (page) => page.open('keys'),
  },
  {
    id: 'tables',
    group: 'View',
    title: (page) => (page.drawer ? 'Hide the tables' : 'Show the tables'),
    keys: ['Mod+B'],
    inEditor: false,
    run: (page) => page.toggleDrawer(),
  },
  {
    id: 'lineage',
    group: 'View',
    title: 'Show the lineage of tables and columns',
    keys: [],
    run: (page) => page.showLineage(),
  },
  {
    id: 'collapse-all',
    group: 'View',
    title: 'Collapse all cells',
    keys: [],
    run: ({ workspace }) => workspace.edits.collapseAll(true),
  },
  {
    id: 'expand-all',
    group: 'View',
    title: 'Expand all cells',
    keys: [],
    run: ({ workspace }) => workspace.edits.collapseAll(false),
  },
];
