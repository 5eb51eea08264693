// Apart from the keys themselves: a page shows this list before it has loaded the editor.

/** A key of the editor and what it does, for the page's list of keys. `Mod` is Ctrl, on a Mac Cmd. */
export interface EditorKey {
  keys: string;
  what: string;
}

/** What the page's list of keys says of the editor. */
export const editorKeys: readonly EditorKey[] = [
  { keys: 'Ctrl+Space', what: 'Suggest names and words' },
  { keys: 'Enter or Tab', what: 'Take the suggestion' },
  { keys: 'Ctrl+I or Alt+F1', what: 'Show what is known of the word at the cursor (in Markdown: Alt+F1)' },
  { keys: 'F8 / Shift+F8', what: 'Next / previous problem' },
  { keys: 'Esc', what: 'Close suggestions, notes and search; then leave the text' },
  { keys: 'Tab / Shift+Tab', what: 'Indent in SQL, YAML and Markdown lists; elsewhere in Markdown go on' },
  { keys: 'Esc, then Tab', what: 'Leave the text by Tab' },
  { keys: 'Ctrl+M', what: 'Switch between Tab that indents and Tab that goes on (Mac: Shift+Alt+M)' },
  { keys: 'Ctrl+/', what: 'Comment or uncomment the lines' },
  { keys: 'Ctrl+F', what: 'Find and replace; F3 / Shift+F3 for the next / previous place' },
  { keys: 'Ctrl+Alt+G', what: 'Go to a line' },
  { keys: 'Ctrl+D', what: 'Select the next occurrence too' },
  { keys: 'Ctrl+Shift+L', what: 'Select all occurrences' },
  { keys: 'Ctrl+Alt+↑ / ↓', what: 'Add a cursor above / below; also Alt+click' },
  { keys: 'Shift+Alt+drag', what: 'Select a rectangle' },
  { keys: 'Alt+↑ / ↓', what: 'Move the lines up / down' },
  { keys: 'Shift+Alt+↑ / ↓', what: 'Copy the lines up / down' },
  { keys: 'Ctrl+Shift+K', what: 'Delete the lines' },
  { keys: 'Ctrl+Shift+[ / ]', what: 'Fold / unfold' },
  { keys: 'Ctrl+B / Ctrl+I', what: 'Bold / italic in Markdown' },
  { keys: 'Ctrl+Alt+K', what: 'Link in Markdown' },
  { keys: '↑ in the first line / ↓ in the last', what: 'Go to the cell above / below' },
];
