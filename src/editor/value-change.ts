/** The piece of a text that is replaced. Offsets are of the text before, `to` exclusive. */
export interface ValueChange {
  from: number;
  to: number;
  insert: string;
}

/** The smallest single replacement that makes one text into another; undefined where they are the same. */
export function changeBetween(before: string, after: string): ValueChange | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from++;
  // Half of a character of two units is none.
  if (isHighSurrogate(before, from - 1)) from--;
  let same = 0;
  while (same < shorter - from && before.at(-1 - same) === after.at(-1 - same)) same++;
  if (same > 0 && isHighSurrogate(before, before.length - same - 1)) same--;
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}

function isHighSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit < 0xdc00;
}
