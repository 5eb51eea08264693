/** Where a text goes on behind its first `count` lines; its length where it has no more. */
export function linesEnd(text: string, count: number): number {
  const ends = /\r\n?|\n/g;
  for (let line = 0; line < count; line++) if (!ends.exec(text)) return text.length;
  return ends.lastIndex;
}

/** A text in pieces without its first `count` lines. Throws an Error where it has fewer. */
export async function* withoutLines(pieces: AsyncGenerator<string>, count: number): AsyncGenerator<string> {
  let left = count;
  let isBehindReturn = false;
  for await (const piece of pieces) {
    if (piece === '') continue;
    // The second half of a line end whose first half ended the piece before.
    let at: number = isBehindReturn && piece.startsWith('\n') ? 1 : 0;
    isBehindReturn = false;
    const ends = /\r\n?|\n/g;
    ends.lastIndex = at;
    for (; left > 0; left--) {
      const end: RegExpExecArray | null = ends.exec(piece);
      at = end ? ends.lastIndex : piece.length;
      if (!end) break;
      isBehindReturn = end[0] === '\r' && at === piece.length;
    }
    if (at < piece.length) yield piece.slice(at);
  }
  if (left > 0) throw new Error(`has fewer lines than the ${count} above its header that are to be skipped`);
}
