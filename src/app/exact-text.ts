import { css, html, type TemplateResult } from 'lit';
import { exactParts, type ExactPart } from '../core/exact-parts.ts';

/** Longer texts are cut; how much is missing is said. */
const longest = 600;

function shown(part: ExactPart): string | TemplateResult {
  if (typeof part === 'string') return part;
  const { sign, name } = part;
  const text = html`<span class="mark" role="img" aria-label=${name} title=${name}>${sign}</span>`;
  return name === 'line break' ? html`${text}<br />` : text;
}

/** Styles for what `exactText` gives. */
export const exactStyles = css`
  .exact {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .exact.null,
  .exact .mark,
  .exact .rest {
    color: var(--soft);
  }
  .exact.null {
    font-style: italic;
  }
`;

/** A text exactly as it is: NULL apart from '', and signs for white space at its ends and for what can't be seen. */
export function exactText(text: string | null): TemplateResult {
  if (text === null) return html`<span class="exact null">NULL</span>`;
  if (text === '') return html`<span class="exact null" title="an empty text">''</span>`;
  const parts = exactParts(text.slice(0, longest)).map(shown);
  const rest = Math.max(0, text.length - longest);
  return html`<span class="exact"
    >${parts}${rest > 0 ? html`<span class="rest"> … ${rest} more characters</span>` : ''}</span
  >`;
}
