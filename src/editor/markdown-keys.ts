import { EditorSelection } from '@codemirror/state';
import type { Command, KeyBinding } from '@codemirror/view';

/** Puts marks around each selection, or takes them away where they are. */
function surround(mark: string): Command {
  return (view) => {
    if (view.state.readOnly) return false;
    const { doc } = view.state;
    const spec = view.state.changeByRange((range) => {
      const inside = doc.sliceString(range.from - mark.length, range.from) === mark;
      if (inside && doc.sliceString(range.to, range.to + mark.length) === mark)
        return {
          changes: [
            { from: range.from - mark.length, to: range.from },
            { from: range.to, to: range.to + mark.length },
          ],
          range: EditorSelection.range(range.anchor - mark.length, range.head - mark.length),
        };
      return {
        changes: [
          { from: range.from, insert: mark },
          { from: range.to, insert: mark },
        ],
        range: EditorSelection.range(range.anchor + mark.length, range.head + mark.length),
      };
    });
    view.dispatch(spec, { userEvent: 'input.format', scrollIntoView: true });
    return true;
  };
}

/** Makes the selection a link; the cursor goes to where its address is written. */
const link: Command = (view) => {
  if (view.state.readOnly) return false;
  const { from, to } = view.state.selection.main;
  view.dispatch({
    changes: { from, to, insert: `[${view.state.sliceDoc(from, to)}]()` },
    selection: { anchor: to + (from === to ? 1 : 3) },
    userEvent: 'input.format',
    scrollIntoView: true,
  });
  return true;
};

export const markdownKeys: KeyBinding[] = [
  { key: 'Mod-b', run: surround('**') },
  { key: 'Mod-i', run: surround('*') },
  { key: 'Mod-Alt-k', run: link },
];
