import { EditorView } from '@codemirror/view';
import { css } from 'lit';
import { gutter } from './line-numbers.ts';

const field = {
  minHeight: '28px',
  padding: '0 8px',
  border: '1px solid var(--edge)',
  borderRadius: '6px',
  background: 'var(--panel)',
  color: 'var(--ink)',
  font: 'inherit',
};

const focus = { outline: '2px solid var(--accent)', outlineOffset: '1px' };

/** The editor in the page's tokens, which are light or dark by themselves. */
export const theme = EditorView.theme({
  '&': {
    maxHeight: 'var(--editor-height, 60vh)',
    background: 'var(--panel)',
    color: 'var(--ink)',
    fontSize: '13px',
    borderRadius: 'inherit',
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    borderRadius: 'inherit',
    fontFamily: 'var(--mono)',
    lineHeight: '1.55',
    overflow: 'auto',
  },
  '.cm-content': { padding: '8px 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: `0 ${gutter.line}px` },
  '.cm-cursor, .cm-dropCursor': { borderLeft: '2px solid var(--ink)' },
  '.cm-activeLine': { background: 'transparent' },
  // Transparent, because it lies over the selection.
  '&.cm-focused .cm-activeLine': { background: 'color-mix(in srgb, var(--ink) 4%, transparent)' },
  '.cm-gutters': { border: '0', background: 'var(--panel)', color: 'var(--soft)' },
  '.cm-activeLineGutter': { background: 'transparent', color: 'var(--ink)' },
  '.cm-lineNumbers .cm-gutterElement': {
    boxSizing: 'border-box',
    minWidth: `${gutter.numbers}px`,
    padding: '0 2px 0 8px',
  },
  '.cm-foldGutter .cm-gutterElement': {
    boxSizing: 'border-box',
    width: `${gutter.fold}px`,
    padding: '0',
    textAlign: 'center',
    cursor: 'pointer',
  },
  '.cm-foldPlaceholder': { border: '1px solid var(--line)', background: 'var(--tint)', color: 'var(--soft)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--accent) 20%, var(--panel))',
  },
  '.cm-selectionMatch': { background: 'color-mix(in srgb, var(--accent) 12%, transparent)' },
  '&.cm-focused .cm-matchingBracket': {
    background: 'transparent',
    outline: '1px solid var(--accent)',
    borderRadius: '2px',
  },
  '&.cm-focused .cm-nonmatchingBracket': { background: 'var(--hit)', color: 'var(--bad)' },
  '.cm-searchMatch': { background: 'color-mix(in srgb, var(--warn) 22%, transparent)' },
  '.cm-searchMatch.cm-searchMatch-selected': { outline: '2px solid var(--warn)' },
  '.cm-placeholder': { color: 'var(--soft)' },
  '.cm-lintRange': { backgroundImage: 'none !important', paddingBottom: '0' },
  '.cm-lintRange-error': { textDecoration: 'underline wavy var(--bad)', textUnderlineOffset: '3px' },
  '.cm-lintRange-warning': { textDecoration: 'underline wavy var(--warn)', textUnderlineOffset: '3px' },
  '.cm-lintRange-active': { background: 'var(--hit)' },
  '.cm-lintPoint::after': { borderBottomColor: 'var(--bad)' },

  '.cm-tooltip': {
    zIndex: '20',
    maxWidth: 'min(46ch, 92vw)',
    border: '1px solid var(--edge)',
    borderRadius: '8px',
    background: 'var(--panel)',
    color: 'var(--ink)',
    boxShadow: '0 6px 20px rgb(0 0 0 / 18%)',
    font: '13px/1.45 system-ui, sans-serif',
    overflow: 'hidden',
  },
  '.cm-tooltip-section:not(:first-child)': { borderTop: '1px solid var(--line)' },
  '.cm-diagnostic': { padding: '8px 12px', margin: '0', whiteSpace: 'pre-wrap' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--bad)' },
  '.cm-diagnostic-warning': { borderLeft: '3px solid var(--warn)' },
  '.cm-tooltip.cm-tooltip-autocomplete': { maxWidth: 'none', overflow: 'visible' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'inherit',
    minWidth: '220px',
    maxWidth: 'min(480px, 92vw)',
    maxHeight: '16em',
    borderRadius: '7px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    minHeight: '26px',
    padding: '0 10px',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    background: 'var(--accent)',
    color: 'var(--accent-ink)',
  },
  '.cm-completionLabel': { fontFamily: 'var(--mono)', overflow: 'hidden', textOverflow: 'ellipsis' },
  '.cm-completionMatchedText': { textDecoration: 'underline', textUnderlineOffset: '2px' },
  '.cm-completionDetail': {
    marginLeft: 'auto',
    color: 'var(--soft)',
    fontStyle: 'normal',
    fontSize: '12px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  'li[aria-selected] .cm-completionDetail': { color: 'inherit' },
  '.cm-tooltip.cm-completionInfo': { width: 'max-content', maxWidth: 'min(46ch, 80vw)', padding: '0' },

  // Where there is no room beside the list the card would cover it.
  '.cm-completionInfo-left-narrow, .cm-completionInfo-right-narrow': { display: 'none' },

  '.cm-panels': {
    zIndex: '10',
    border: '0',
    background: 'var(--panel)',
    color: 'var(--ink)',
    font: '13px/1.4 system-ui, sans-serif',
  },
  '.cm-panels-bottom': { borderTop: '1px solid var(--line)', borderRadius: '0 0 8px 8px' },
  '.cm-panels-top': { borderRadius: '8px 8px 0 0', borderBottom: '1px solid var(--line)' },
  '.cm-panel.cm-search, .cm-dialog': { padding: '6px 36px 6px 10px' },
  '.cm-panel.cm-search input, .cm-panel.cm-search button, .cm-panel.cm-search label': {
    margin: '2px 4px 2px 0',
  },
  '.cm-textfield': { ...field, fontSize: '13px' },
  '.cm-textfield::placeholder': { color: 'var(--soft)', opacity: '1' },
  '.cm-dialog label': { fontSize: '13px' },
  '.cm-button': { ...field, backgroundImage: 'none', fontSize: '13px', cursor: 'pointer' },
  '.cm-button:hover': { background: 'var(--tint)' },
  '.cm-button:active': { backgroundImage: 'none' },
  '.cm-panel.cm-search label': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    minHeight: '28px',
    fontSize: '13px',
  },
  '.cm-panel.cm-search input[type=checkbox]': {
    width: '18px',
    height: '18px',
    margin: '3px',
    accentColor: 'var(--accent)',
  },
  '.cm-panel.cm-search [name=close], .cm-dialog-close': {
    top: '6px',
    right: '6px',
    width: '28px',
    height: '28px',
    margin: '0',
    borderRadius: '6px',
    color: 'var(--soft)',
    font: '18px/1 system-ui, sans-serif',
    cursor: 'pointer',
  },
  '.cm-panels button:focus-visible, .cm-panels input:focus-visible': focus,
});

/** The cards of tables, columns and functions, and what is only for assistive technology. */
export const cardStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .wb-card {
    max-height: 300px;
    padding: 8px 12px;
    overflow: auto;
    white-space: normal;
    overflow-wrap: anywhere;
  }
  .wb-card p {
    margin: 0;
    color: var(--soft);
  }
  #host {
    border-radius: inherit;
  }
  .wb-card .wb-message,
  .wb-card .wb-lines p {
    color: var(--ink);
  }
  .wb-card code {
    display: block;
    font-family: var(--mono);
  }
  .wb-card ul {
    margin: 4px 0 0;
    padding: 0;
    list-style: none;
  }
  .wb-card li {
    display: flex;
    justify-content: space-between;
    gap: 16px;
  }
  .wb-card small {
    color: var(--soft);
    font-size: 12px;
  }
`;
