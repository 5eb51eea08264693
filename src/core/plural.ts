const counts = new Intl.NumberFormat('en-US');

/** A count with separators: `5,214`. */
export function countText(count: number | bigint): string {
  return counts.format(count);
}

/** A number of things in words: `1 step`, `5,214 steps`. */
export function plural(count: number, one: string, more = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : more}`;
}

/** Names as a list in a sentence: `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
}
