/** One value of a JSON text, as text. */
export interface JsonPiece {
  text: string;
  /** 1-based line on which it begins. */
  line: number;
}

/**
 * Cuts the values of a JSON array, or of values that follow one another, apart without parsing them, so that one
 * broken value doesn't take the others with it. Commas and brackets inside of strings and nested values are skipped.
 * Throws an Error where the text breaks off inside a value or the array is never closed.
 */
export function splitJson(text: string): JsonPiece[] {
  const pieces: JsonPiece[] = [];
  const isArray = text[0] === '[';
  let depth = 0;
  let start = isArray ? 1 : 0;
  let line = 1;
  let closed = false;
  const push = (end: number) => {
    const raw = text.slice(start, end);
    const piece = raw.trim();
    if (piece !== '') {
      const lead = raw.slice(0, raw.indexOf(piece[0]!));
      pieces.push({ text: piece, line: line + newlines(lead) });
    }
    line += newlines(raw);
  };
  for (let position = start; position < text.length && !closed; position++) {
    const character = text[position];
    if (character === '"') {
      position = stringEnd(text, position);
    } else if (character === '{' || character === '[') {
      depth++;
    } else if (character === ']' && isArray && depth === 0) {
      push(position);
      closed = true;
      const rest = text.slice(position + 1).trim();
      if (rest !== '') throw new Error(`has text behind the end of its array: ${rest.slice(0, 40)}`);
    } else if (character === '}' || character === ']') {
      depth--;
      if (!isArray && depth === 0) {
        push(position + 1);
        start = position + 1;
      }
    } else if (character === ',' && depth === 0 && isArray) {
      push(position);
      start = position + 1;
    }
  }
  const what = `record ${pieces.length + 1} (line ${line + newlines(text.slice(start).match(/^\s*/)![0])})`;
  if (isArray && !closed) throw new Error(`breaks off in ${what}: its array is never closed`);
  if (!isArray && text.slice(start).trim() !== '') throw new Error(`breaks off in ${what}`);
  return pieces;
}

function newlines(text: string): number {
  return text.split('\n').length - 1;
}

/** The position of the quote that ends a string; the end of the text where it has none. */
function stringEnd(text: string, from: number): number {
  for (let quote = text.indexOf('"', from + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (text[quote - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 0) return quote;
  }
  return text.length;
}
