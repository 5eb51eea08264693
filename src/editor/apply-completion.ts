import type { Completion } from '@codemirror/autocomplete';
import { pickedCompletion } from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';
import { duckdb } from '../core/dialects/duckdb.ts';

type Apply = (view: EditorView, completion: Completion, from: number, to: number) => void;

/** Inserts a function's name with its brackets, the cursor between them where it takes anything. */
export function completeFunction(takesArguments: boolean): Apply {
  return (view, completion, from, to) => {
    const hasBracket = view.state.sliceDoc(to, to + 1) === '(';
    const insert = completion.label + (hasBracket ? '' : '()');
    const cursor = from + insert.length - (hasBracket || !takesArguments ? 0 : 1) + (hasBracket ? 1 : 0);
    replace(view, completion, from, to, insert, cursor);
  };
}

/** The same completion behind an opening quote: it takes the quotes along and gives the name as it needs them. */
export function completeQuoted(completion: Completion): Completion {
  const insert =
    typeof completion.apply === 'string' && completion.apply.includes('.')
      ? completion.apply
      : duckdb.identifier(completion.label);
  const apply: Apply = (view, picked, from, to) => {
    const end = view.state.sliceDoc(to, to + 1) === '"' ? to + 1 : to;
    replace(view, picked, from - 1, end, insert, from - 1 + insert.length);
  };
  return { ...completion, apply };
}

function replace(
  view: EditorView,
  completion: Completion,
  from: number,
  to: number,
  insert: string,
  cursor: number,
): void {
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: cursor },
    userEvent: 'input.complete',
    annotations: pickedCompletion.of(completion),
    scrollIntoView: true,
  });
}
