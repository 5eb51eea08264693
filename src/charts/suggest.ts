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

/** `unknown mark "barr"; did you mean barX?`, or the list of what is known where nothing is near. */
export function unknown(what: string, word: string, known: readonly string[]): string {
  const ranked = known
    .map((candidate) => ({ candidate, edits: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  const near = best !== undefined && best.edits <= Math.max(1, Math.floor(word.length / 2));
  const hint = near ? `did you mean ${best.candidate}?` : `known are ${known.join(', ')}`;
  return `unknown ${what} "${word}"; ${hint}`;
}
