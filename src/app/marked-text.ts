import { css, html, type TemplateResult } from 'lit';
import { markedPieces } from './catalog-search.ts';

/** The look of what `markedText` marks. */
export const markedStyles = css`
  mark {
    border-radius: 2px;
    background: color-mix(in srgb, var(--gold) 30%, transparent);
    color: inherit;
  }
`;

/** A text in which the words that were searched for are marked; `words` are in lower case. */
export function markedText(text: string, words: readonly string[]): (TemplateResult | string)[] {
  return markedPieces(text, words).map((piece) =>
    piece.isHit ? html`<mark>${piece.text}</mark>` : piece.text,
  );
}
