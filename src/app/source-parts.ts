import type { HighlightPart } from '../editor/highlight-parts.ts';

/** A text without colours. */
export function plainParts(text: string): HighlightPart[] {
  return text === '' ? [] : [{ text, className: '' }];
}

/** The pieces of a text with the beginning of each line marked; line breaks stand only in pieces without colour. */
export function numberedParts(parts: readonly HighlightPart[]): (HighlightPart | 'line')[] {
  const marked: (HighlightPart | 'line')[] = ['line'];
  for (const part of parts) {
    if (part.className !== '') marked.push(part);
    else
      part.text.split('\n').forEach((line, at, { length }) => {
        const text = at < length - 1 ? `${line}\n` : line;
        if (at > 0) marked.push('line');
        if (text !== '') marked.push({ text, className: '' });
      });
  }
  return marked;
}
