import { acceptCompletion, closeCompletion, selectedCompletion } from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';

/** Whether the name that is suggested first stands before the cursor already, whatever its case. */
export function isWrittenInFull(view: EditorView): boolean {
  const chosen = selectedCompletion(view.state);
  if (!chosen) return false;
  const insert = typeof chosen.apply === 'string' ? chosen.apply : chosen.label;
  const { head } = view.state.selection.main;
  const written = view.state.sliceDoc(Math.max(0, head - insert.length), head);
  return written.toLowerCase() === insert.toLowerCase();
}

/**
 * Takes the suggestion that is chosen. Returns false, with the list of suggestions closed, where none is to be taken: there
 * is none, it is written in full, or it has come so lately that nobody can have meant it.
 */
export function takeSuggestion(view: EditorView): boolean {
  if (!isWrittenInFull(view) && acceptCompletion(view)) return true;
  closeCompletion(view);
  return false;
}
