import type { KeyHelp } from '../core/key-help.ts';

// Apart from the keys themselves: a page shows this list before it has loaded the grid.

/** What the page's list of keys says of a table of rows. */
export const gridKeys: readonly KeyHelp[] = [
  { keys: ['Arrows'], what: 'Go to the next cell; above the first row stand the headers' },
  { keys: ['Mod+Arrows'], what: 'Go to the edge' },
  { keys: ['PageUp', 'PageDown'], what: 'A screen up and down' },
  { keys: ['Home', 'End'], what: 'First and last column' },
  { keys: ['Mod+Home', 'Mod+End'], what: 'First and last cell' },
  { keys: ['Shift+Arrows'], what: 'Select more cells; also with the other keys that move' },
  { keys: ['Mod+A'], what: 'Select all cells' },
  { keys: ['Mod+C'], what: 'Copy the selected cells' },
  { keys: ['Escape'], what: 'Select one cell again' },
  { keys: ['Enter'], what: 'On a header: sort by the column; else: show the value whole' },
  { keys: ['Space'], what: 'The story of the row: where it comes from and what became of it' },
  { keys: ['Shift+Enter'], what: 'On a header: sort by the column, too' },
  { keys: ['Alt+ArrowDown', 'Shift+F10'], what: 'Open the menu of the column' },
  { keys: ['Alt+Shift+ArrowLeft', 'Alt+Shift+ArrowRight'], what: 'Make the column narrower and wider' },
];
