/** Keys and what they do, for the list of all keys. */
export interface KeyHelp {
  keys: readonly string[];
  what: string;
}

/** Keys of the text editor, which has them from CodeMirror. */
export const textKeys: readonly KeyHelp[] = [
  { keys: ['Mod+Space'], what: 'Complete the word' },
  { keys: ['Mod+/'], what: 'Comment or uncomment' },
  { keys: ['Mod+F'], what: 'Find and replace' },
  { keys: ['Mod+D'], what: 'Select the next occurrence, too' },
];

/** Keys of the table of rows. */
export const gridKeys: readonly KeyHelp[] = [
  { keys: ['Enter'], what: 'Sort by a column; show a value whole' },
];
