import { css, html, type TemplateResult } from 'lit';

/** Longer texts are cut; how much is missing is said. */
const longest = 600;

const names: Readonly<Record<string, [sign: string, name: string]>> = {
  ' ': ['␣', 'space'],
  '\n': ['↵', 'line break'],
  '\r': ['␍', 'carriage return'],
  '\t': ['⇥', 'tab'],
  '\u00a0': ['⍽', 'no-break space'],
};

/** Spaces at both ends, and anywhere what can't be seen. */
const unseen = /^ +| +$|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

function mark(character: string): TemplateResult {
  const code = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  const [sign, name] = names[character] ?? [code, code];
  const text = html`<span class="mark" role="img" aria-label=${name} title=${name}>${sign}</span>`;
  return character === '\n' ? html`${text}<br />` : text;
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
  const shown = text.slice(0, longest);
  const parts: (string | TemplateResult)[] = [];
  let end = 0;
  for (const { 0: match, index } of shown.matchAll(unseen)) {
    parts.push(shown.slice(end, index), ...[...match].map(mark));
    end = index + match.length;
  }
  parts.push(shown.slice(end));
  const rest = text.length - shown.length;
  return html`<span class="exact"
    >${parts}${rest > 0 ? html`<span class="rest"> … ${rest} more characters</span>` : ''}</span
  >`;
}
