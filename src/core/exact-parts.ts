/** A piece of a text: as it stands, or a sign for a character that can't be seen, with the character's name. */
export type ExactPart = string | { sign: string; name: string };

const names: Readonly<Record<string, [sign: string, name: string]>> = {
  ' ': ['␣', 'space'],
  '\n': ['↵', 'line break'],
  '\r': ['␍', 'carriage return'],
  '\t': ['⇥', 'tab'],
  '\u00a0': ['⍽', 'no-break space'],
};

/** Spaces at both ends, and anywhere what can't be seen. */
const unseen = /^ +| +$|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

function mark(character: string): ExactPart {
  const code = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  const [sign, name] = names[character] ?? [code, code];
  return { sign, name };
}

/** A text in pieces: signs stand for white space at its ends and for what can't be seen anywhere. */
export function exactParts(text: string): ExactPart[] {
  const parts: ExactPart[] = [];
  let end = 0;
  for (const { 0: match, index } of text.matchAll(unseen)) {
    if (index > end) parts.push(text.slice(end, index));
    parts.push(...[...match].map(mark));
    end = index + match.length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}
