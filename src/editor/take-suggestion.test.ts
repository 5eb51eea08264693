// @vitest-environment jsdom
import { autocompletion, completionStatus, startCompletion } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { expect, it, onTestFinished } from 'vitest';
import { takeSuggestion } from './take-suggestion.ts';

/** An editor with a text, to which `region` is suggested at once where the list is asked for. */
function editor(doc: string, interactionDelay = 0): EditorView {
  const source = () => ({ from: 0, options: [{ label: 'region' }] });
  const view = new EditorView({
    state: EditorState.create({
      doc,
      selection: { anchor: doc.length },
      extensions: autocompletion({ override: [source], interactionDelay }),
    }),
    parent: document.body,
  });
  onTestFinished(() => view.destroy());
  return view;
}

async function suggest(view: EditorView): Promise<void> {
  startCompletion(view);
  await expect.poll(() => completionStatus(view.state)).toBe('active');
}

it('takes what is suggested', async () => {
  const view = editor('reg');
  await suggest(view);
  expect(takeSuggestion(view)).toBe(true);
  expect(view.state.doc.toString()).toBe('region');
});

it.each([
  ['that is written in full', 'Region', 0],
  ['that has only just come', 'reg', 60_000],
])('leaves one %s, and closes the list', async (_, doc, delay) => {
  const view = editor(doc, delay);
  await suggest(view);
  expect(takeSuggestion(view)).toBe(false);
  expect(view.state.doc.toString()).toBe(doc);
  expect(completionStatus(view.state)).toBeNull();
});

it('takes nothing where nothing is suggested', () => {
  const view = editor('reg');
  expect(takeSuggestion(view)).toBe(false);
  expect(view.state.doc.toString()).toBe('reg');
});
