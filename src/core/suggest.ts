/** The number of single-character edits (Levenshtein) between two texts. */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(substitution, previous[j]! + 1, current[j - 1]! + 1));
    }
    previous = current;
  }
  return previous[b.length]!;
}

/** The candidate closest to a misspelt word, compared without case; undefined where none is near. */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 2)) + 1;
  for (const candidate of candidates) {
    const edits = distance(word.toLowerCase(), candidate.toLowerCase());
    if (edits < least) {
      least = edits;
      best = candidate;
    }
  }
  return best;
}

/**
 * `unknown "REGX"; did you mean REGEX?`, or the list of what is known where nothing is near. `what` says what kind of
 * thing the word is: `unknown mark "barr"; …`.
 */
export function unknown(word: string, candidates: readonly string[], what = ''): string {
  const near = closest(word, candidates);
  const hint = near ? `did you mean ${near}?` : `known are ${candidates.join(', ')}`;
  return `unknown ${what && `${what} `}"${word}"; ${hint}`;
}
