import type { Problem } from '../core/problem.ts';

/** A value that mends a problem. */
export interface Fix {
  /** What was meant: `REGEX`. */
  meant: string;
  /** The whole value of the cell with it. */
  value: string;
}

const meantName = /did you mean (?:"((?:[^"]|"")+)"|([^"]+?)\?)/i;
const wrongNames = [
  /"([^"]+)"[^"]*did you mean/i,
  /has no column (.+?)[;,] did you mean/i,
  /with name (.+?) does not exist! did you mean/i,
  /table (.+?)[;,] did you mean/i,
];

/**
 * What a problem that knows what was meant makes of the value that it is about; undefined where it knows nothing. Of several
 * names that the engine knows the nearest one is taken.
 */
export function fixOf({ message }: Problem, value: string): Fix | undefined {
  const found = meantName.exec(message);
  if (!found) return undefined;
  const [, quoted, plain] = found;
  const meant = quoted?.replaceAll('""', '"') ?? plain!;
  const wrong = wrongNames.map((pattern) => pattern.exec(message)?.[1]).find((name) => name !== undefined);
  const at = wrong === undefined ? -1 : placeOf(wrong, value);
  if (at < 0) return { meant, value: meant };
  const end = at + wrong!.length;
  // A name of the engine's stands in SQL.
  const isBare = /^[\p{L}_][\p{L}\d_.]*$/u.test(meant) || value[at - 1] === '"';
  const name = quoted === undefined || isBare ? meant : `"${meant.replaceAll('"', '""')}"`;
  return { meant, value: value.slice(0, at) + name + value.slice(end) };
}

/** Where a name stands in a value, as a word of its own if it does anywhere; -1 where it doesn't. */
function placeOf(name: string, value: string): number {
  const word = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const found = new RegExp(`(?<![\\p{L}\\d_])${word}(?![\\p{L}\\d_])`, 'iu').exec(value);
  return found?.index ?? value.toLowerCase().indexOf(name.toLowerCase());
}
