import type { KeyHelp } from '../core/key-help.ts';

/** The keys of a configuration table. */
export const configKeys: readonly KeyHelp[] = [
  { keys: ['Arrows', 'Home', 'End'], what: 'Go from cell to cell' },
  { keys: ['Enter', 'F2'], what: 'Edit the cell' },
  { keys: ['Enter', 'Tab'], what: 'Take what was typed, and go on' },
  { keys: ['Mod+Enter'], what: 'Take a query that was written' },
  { keys: ['Escape'], what: 'Leave the cell as it was' },
  { keys: ['Delete'], what: 'Empty the cell' },
  { keys: ['Alt+ArrowUp', 'Alt+ArrowDown'], what: 'Move the line' },
  { keys: ['Mod+V'], what: 'Paste cells of a spreadsheet from here on' },
  { keys: ['Mod+Z', 'Mod+Shift+Z'], what: 'Undo and redo an edit' },
];
