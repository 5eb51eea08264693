import type { KeyHelp } from '../core/key-help.ts';

// Apart from the keys themselves: a page shows this list before it has loaded the editor.

/** What the page's list of keys says of the editor. */
export const editorKeys: readonly KeyHelp[] = [
  { keys: ['Ctrl+Space'], what: 'Suggest names and words' },
  { keys: ['Enter', 'Tab'], what: 'Take the suggestion' },
  { keys: ['Alt+F1', 'Mod+I'], what: 'Tell what is known of the word at the cursor (in prose: Alt+F1)' },
  { keys: ['F8', 'Shift+F8'], what: 'Next and previous problem' },
  { keys: ['Escape'], what: 'Close suggestions, notes and search; then leave the text' },
  { keys: ['Tab', 'Shift+Tab'], what: 'Indent more and less (in prose: lists)' },
  { keys: ['Ctrl+M'], mac: ['Shift+Alt+M'], what: 'Let Tab go on instead of indenting, and back' },
  { keys: ['Mod+/'], what: 'Comment or uncomment the lines' },
  { keys: ['Mod+F'], what: 'Find and replace' },
  { keys: ['F3', 'Shift+F3'], what: 'Next and previous place that was found' },
  { keys: ['Mod+Alt+G'], what: 'Go to a line' },
  { keys: ['Mod+D'], what: 'Select the next occurrence, too' },
  { keys: ['Mod+Shift+L'], what: 'Select all occurrences' },
  { keys: ['Mod+Alt+ArrowUp', 'Mod+Alt+ArrowDown', 'Alt+Click'], what: 'Add a cursor' },
  { keys: ['Alt+Shift+Drag'], what: 'Select a rectangle' },
  { keys: ['Alt+ArrowUp', 'Alt+ArrowDown'], what: 'Move the lines' },
  { keys: ['Alt+Shift+ArrowUp', 'Alt+Shift+ArrowDown'], what: 'Copy the lines' },
  { keys: ['Mod+Shift+K'], what: 'Delete the lines' },
  { keys: ['Ctrl+Shift+[', 'Ctrl+Shift+]'], mac: ['Mod+Alt+[', 'Mod+Alt+]'], what: 'Fold and unfold' },
  { keys: ['Mod+B', 'Mod+I'], what: 'Bold and italic, in prose' },
  { keys: ['Mod+Alt+K'], what: 'Make a link, in prose' },
  { keys: ['ArrowUp', 'ArrowDown'], what: 'Beyond the first and the last line: go to the next cell' },
];
