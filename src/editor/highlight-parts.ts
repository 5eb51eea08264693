import { highlightCode } from '@lezer/highlight';
import { highlighter } from './highlight-style.ts';
import type { EditorLanguage } from './language.ts';
import { languages } from './language.ts';

/** A piece of a text and the classes of `highlightStyles` that it is shown in, '' for none. */
export interface HighlightPart {
  text: string;
  className: string;
}

/**
 * A text in pieces with their classes, as the editor colours them, to be shown without an editor. The pieces together
 * are the text, line breaks included (as `\n`). Never throws: a text that isn't well-formed is coloured as far as it goes.
 */
export function highlightParts(text: string, language: EditorLanguage): HighlightPart[] {
  const code = text.replace(/\r\n?/g, '\n');
  const parts: HighlightPart[] = [];
  const add = (piece: string, className: string): void => {
    const last = parts.at(-1);
    if (last && last.className === className) last.text += piece;
    else parts.push({ text: piece, className });
  };
  const tree = languages[language].parser.parse(code);
  highlightCode(code, tree, highlighter, add, () => add('\n', ''));
  return parts;
}
