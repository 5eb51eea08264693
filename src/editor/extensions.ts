import { autocompletion, closeBrackets } from '@codemirror/autocomplete';
import {
  bracketMatching,
  codeFolding,
  foldGutter,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { linter } from '@codemirror/lint';
import { highlightSelectionMatches, search } from '@codemirror/search';
import type { Extension } from '@codemirror/state';
import { Compartment, EditorState, Facet } from '@codemirror/state';
import {
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  lineNumbers,
  placeholder,
  rectangularSelection,
} from '@codemirror/view';
import { editKeys } from './edit-keys.ts';
import { highlighter } from './highlight-style.ts';
import { infoTooltips } from './info-tooltip.ts';
import type { EditorLanguage } from './language.ts';
import { languages } from './language.ts';
import { hasNumbers } from './line-numbers.ts';
import { completeSql } from './sql-completion.ts';
import { duckdbLanguage } from './sql-dialect.ts';
import { sqlIndent } from './sql-indent.ts';
import { theme } from './theme.ts';
import { completeYaml } from './yaml-completion.ts';
import { specLanguage } from './yaml-language.ts';

const placeholders: Record<EditorLanguage, string> = {
  sql: 'Write SQL: FROM a table, or Ctrl+Space for suggestions',
  yaml: 'Write YAML: title, data and a mark, or Ctrl+Space for suggestions',
  markdown: 'Write Markdown: # a heading, **bold**, - a list',
};

/** The words of the search fields. */
const phrases = {
  next: 'Next',
  previous: 'Previous',
  all: 'All',
  'match case': 'Match case',
  regexp: 'Pattern',
  'by word': 'Whole words',
  replace: 'Replace',
  'replace all': 'Replace all',
  close: 'Close',
  go: 'Go',
};

const shown = Facet.define<boolean, boolean>({ combine: (values) => values.length > 0 });
const numbers = new Compartment();
const numbered: Extension = [
  lineNumbers(),
  foldGutter({ openText: '⌄', closedText: '›' }),
  highlightActiveLineGutter(),
];

/** Numbers come with the ninth line and stay, so that the text doesn't jump to and fro. */
const lineNumbersWhenLong: Extension = EditorState.transactionExtender.of((transaction) => {
  const isShown = transaction.startState.facet(shown);
  if (isShown || !transaction.docChanged || !hasNumbers(transaction.newDoc.lines)) return null;
  return { effects: numbers.reconfigure([numbered, shown.of(true)]) };
});

/** All that an editor of a language is made of, but for the page's own settings. */
export function editorExtensions(
  language: EditorLanguage,
  lines: number,
  leave: (direction: 'up' | 'down') => boolean,
): Extension {
  return [
    editKeys(language, leave),
    languages[language].extension,
    duckdbLanguage.data.of({ autocomplete: completeSql }),
    specLanguage.data.of({ autocomplete: completeYaml }),
    autocompletion({ icons: false, maxRenderedOptions: 60, defaultKeymap: false }),
    infoTooltips,
    linter(null),
    syntaxHighlighting(highlighter),
    theme,
    numbers.of(hasNumbers(lines) ? [numbered, shown.of(true)] : []),
    lineNumbersWhenLong,
    codeFolding(),
    search({ top: true }),
    highlightSelectionMatches({ minSelectionLength: 2 }),
    highlightActiveLine(),
    highlightSpecialChars(),
    bracketMatching(),
    closeBrackets(),
    indentOnInput(),
    sqlIndent,
    indentUnit.of('  '),
    EditorState.tabSize.of(2),
    EditorState.phrases.of(phrases),
    EditorState.allowMultipleSelections.of(true),
    drawSelection(),
    dropCursor(),
    rectangularSelection({ eventFilter: (event) => event.altKey && event.shiftKey && event.button === 0 }),
    EditorView.clickAddsSelectionRange.of((event) => event.altKey),
    placeholder(placeholders[language]),
    EditorView.lineWrapping,
  ];
}
