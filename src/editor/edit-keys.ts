import {
  acceptCompletion,
  closeCompletion,
  closeBracketsKeymap,
  completionKeymap,
  completionStatus,
} from '@codemirror/autocomplete';
import {
  defaultKeymap,
  indentLess,
  indentMore,
  insertNewlineAndIndent,
  simplifySelection,
} from '@codemirror/commands';
import { deleteMarkupBackward, insertNewlineContinueMarkup } from '@codemirror/lang-markdown';
import { foldKeymap, indentUnit } from '@codemirror/language';
import { searchKeymap } from '@codemirror/search';
import { EditorSelection, type Extension } from '@codemirror/state';
import type { Command, EditorView, KeyBinding } from '@codemirror/view';
import { closeHoverTooltips, hasHoverTooltips, keymap } from '@codemirror/view';
import { hideInfo, nextProblem, previousProblem, showInfo } from './info-tooltip.ts';
import type { EditorLanguage } from './language.ts';
import { markdownKeys } from './markdown-keys.ts';
import { isWrittenInFull } from './take-suggestion.ts';

/** The page runs cells, searches and saves by these; they must reach it. */
const pageKeys = new Set(['Mod-Enter', 'Ctrl-k', 'Ctrl-o', 'Mod-i']);

const defaults = defaultKeymap.flatMap((binding): KeyBinding[] => {
  if (pageKeys.has(binding.key ?? binding.mac ?? '')) return [];
  // Shift+Enter runs the cell.
  // A selection is nothing to close: Escape leaves the text with it.
  if (binding.key === 'Escape') return [{ key: 'Escape', run: oneCursor }];
  if (binding.key === 'Enter') return [{ key: 'Enter', run: insertNewlineAndIndent }];
  return [binding];
});

/**
 * The keys of an editor. There is no history among them: undo is the page's. `leave` is asked before an arrow key would
 * go beyond the first or last line; true says that the page has taken it.
 */
export function editKeys(language: EditorLanguage, leave: (direction: 'up' | 'down') => boolean): Extension {
  const own: KeyBinding[] = [
    { key: 'Tab', run: acceptCompletion },
    { key: 'Tab', run: indent(language), shift: outdent(language) },
    { key: 'Escape', run: hideInfo },
    { key: 'Escape', run: hideHover },
    { key: 'Alt-F1', run: showInfo },
    { key: 'F8', run: nextProblem, shift: previousProblem },
    { key: 'ArrowUp', run: (view) => isAtEdge(view, 'up') && leave('up') },
    { key: 'ArrowDown', run: (view) => isAtEdge(view, 'down') && leave('down') },
  ];
  const special: KeyBinding[] =
    language === 'markdown'
      ? [
          ...markdownKeys,
          { key: 'Enter', run: insertNewlineContinueMarkup },
          { key: 'Backspace', run: deleteMarkupBackward },
        ]
      : [{ key: 'Mod-i', run: showInfo }];
  return keymap.of([
    { any: closeBeforeRun },
    { key: 'Enter', run: passWritten },
    { key: 'Escape', run: closePending },
    ...completionKeymap,
    ...own,
    ...special,
    ...closeBracketsKeymap,
    ...searchKeymap,
    ...foldKeymap,
    ...defaults,
  ]);
}

/** The page runs the cell by Enter with a modifier: nothing of the editor stays open over the result. */
function closeBeforeRun(view: EditorView, event: KeyboardEvent): boolean {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)) {
    closeCompletion(view);
    hideInfo(view);
    hideHover(view);
  }
  return false;
}

/** Enter after a name that is written in full is a new line, not the same name once more. */
function passWritten(view: EditorView): boolean {
  if (isWrittenInFull(view)) closeCompletion(view);
  return false;
}

/** Suggestions that are only being looked for are nothing to close: Escape goes on to what it means without them. */
function closePending(view: EditorView): boolean {
  if (completionStatus(view.state) === 'pending') closeCompletion(view);
  return false;
}

function oneCursor(view: EditorView): boolean {
  return view.state.selection.ranges.length > 1 && simplifySelection(view);
}

const hideHover: Command = (view) => {
  if (!hasHoverTooltips(view.state)) return false;
  view.dispatch({ effects: closeHoverTooltips });
  return true;
};

/** Whether one cursor stands in the first or last row as it is shown, and no list of suggestions uses the arrows. */
function isAtEdge(view: EditorView, direction: 'up' | 'down'): boolean {
  const { selection, doc } = view.state;
  const { main } = selection;
  if (selection.ranges.length > 1 || !main.empty || completionStatus(view.state) === 'active') return false;
  const end = direction === 'up' ? 0 : doc.length;
  if (doc.lineAt(main.head).number !== doc.lineAt(end).number) return false;
  const here = view.coordsAtPos(main.head, main.assoc || 1);
  const there = view.coordsAtPos(end);
  return !here || !there || Math.abs(here.top - there.top) < 4;
}

/** In Markdown Tab only indents lists: prose needs no indentation, and Tab goes on as in the rest of the page. */
function indents(view: EditorView, language: EditorLanguage): boolean {
  if (language !== 'markdown') return true;
  const line = view.state.doc.lineAt(view.state.selection.main.head);
  return /^\s*(?:[-*+]|\d+[.)])\s/.test(line.text) || !view.state.selection.main.empty;
}

function indent(language: EditorLanguage): Command {
  return (view) => {
    const { state } = view;
    if (state.readOnly || !indents(view, language)) return false;
    const isInText = state.selection.ranges.every((range) => {
      const line = state.doc.lineAt(range.head);
      return range.empty && line.text.slice(0, range.head - line.from).trim() !== '';
    });
    if (!isInText || language === 'markdown') return indentMore(view);
    const unit = state.facet(indentUnit).length;
    const spec = state.changeByRange((range) => {
      const column = range.head - state.doc.lineAt(range.head).from;
      const insert = ' '.repeat(unit - (column % unit));
      return {
        changes: { from: range.head, insert },
        range: EditorSelection.cursor(range.head + insert.length),
      };
    });
    view.dispatch(spec, { userEvent: 'input', scrollIntoView: true });
    return true;
  };
}

function outdent(language: EditorLanguage): Command {
  return (view) => !view.state.readOnly && indents(view, language) && indentLess(view);
}
