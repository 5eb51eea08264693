import { forEachDiagnostic } from '@codemirror/lint';
import type { EditorState, Extension } from '@codemirror/state';
import { StateEffect, StateField } from '@codemirror/state';
import type { Command, Tooltip } from '@codemirror/view';
import { EditorView, hoverTooltip, showTooltip } from '@codemirror/view';
import { textCard } from './info-card.ts';
import { sqlInfo } from './sql-hover.ts';

const setTooltip = StateEffect.define<Tooltip | null>();

/** What the keyboard asked for; gone with the next change or move of the cursor. */
const asked = StateField.define<Tooltip | null>({
  create: () => null,
  update(tooltip, transaction) {
    for (const effect of transaction.effects) if (effect.is(setTooltip)) return effect.value;
    const isElsewhere = !transaction.newSelection.eq(transaction.startState.selection);
    return transaction.docChanged || isElsewhere ? null : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

/** What is known of the word under the pointer, or, by the keyboard, of the one at the cursor. */
export const infoTooltips: Extension = [
  asked,
  hoverTooltip(
    (view, offset) => {
      const info = sqlInfo(view.state, offset);
      return info
        ? { pos: info.from, end: info.to, above: true, create: () => ({ dom: info.card() }) }
        : null;
    },
    { hideOnChange: true },
  ),
];

/** Shows, and says to assistive technology, what is known of the word at the cursor and what is wrong with it. */
export const showInfo: Command = (view) => {
  const { head } = view.state.selection.main;
  const info = sqlInfo(view.state, head);
  const messages = messagesAt(view.state, head);
  if (!info && messages.length === 0) {
    view.dispatch({ effects: EditorView.announce.of('Nothing is known of this word.') });
    return true;
  }
  const dom = document.createElement('div');
  const say = (): void => {
    // The card may be complete only after the editor has gone.
    if (view.dom.isConnected) view.dispatch({ effects: EditorView.announce.of(spoken(dom)) });
  };
  dom.append(...messages.map(textCard));
  if (info) dom.append(info.card(say));
  const tooltip: Tooltip = { pos: info?.from ?? head, above: true, create: () => ({ dom }) };
  view.dispatch({ effects: [setTooltip.of(tooltip), EditorView.announce.of(spoken(dom))] });
  return true;
};

/** Closes what `showInfo` shows; false where nothing is shown. */
export const hideInfo: Command = (view) => {
  if (!view.state.field(asked, false)) return false;
  view.dispatch({ effects: setTooltip.of(null) });
  return true;
};

/** Goes to the next problem, after the last to the first, and tells it. */
export const nextProblem: Command = (view) => goToProblem(view, 1);

/** Goes to the problem before and tells it. */
export const previousProblem: Command = (view) => goToProblem(view, -1);

// CodeMirror's own command would show a second note, over the first.
function goToProblem(view: EditorView, step: 1 | -1): boolean {
  const places: number[] = [];
  forEachDiagnostic(view.state, (_, from) => places.push(from));
  if (places.length === 0) return false;
  if (step < 0) places.reverse();
  const { head } = view.state.selection.main;
  const place = places.find((one) => (one - head) * step > 0) ?? places[0]!;
  view.dispatch({ selection: { anchor: place }, scrollIntoView: true });
  return showInfo(view);
}

function messagesAt(state: EditorState, offset: number): string[] {
  const messages: string[] = [];
  forEachDiagnostic(state, (diagnostic, from, to) => {
    if (from <= offset && offset <= to)
      messages.push(`${diagnostic.severity === 'error' ? 'Error' : 'Warning'}: ${diagnostic.message}`);
  });
  return messages;
}

function spoken(dom: HTMLElement): string {
  return [...dom.querySelectorAll('b, p, code, li')].map((element) => element.textContent).join('. ');
}
