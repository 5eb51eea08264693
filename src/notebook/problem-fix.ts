import type { Problem } from '../core/problem.ts';

/** A value that mends a problem. */
export interface Fix {
  /** What was meant: `REGEX`. */
  meant: string;
  /** The whole value of the cell with it. */
  value: string;
}

const meantWord = /did you mean "?([^\s"]+?)"?\?/i;
const wrongWord =
  /"([^"]+)"[^"]*did you mean|(?:table|column|name) (\S+?)(?:[;,]| does not exist!) did you mean/i;

/** What a problem that knows what was meant makes of the value that it is about; undefined where it knows nothing. */
export function fixOf({ message }: Problem, value: string): Fix | undefined {
  const meant = meantWord.exec(message)?.[1];
  if (meant === undefined) return undefined;
  const found = wrongWord.exec(message);
  const wrong = found?.[1] ?? found?.[2] ?? '';
  const at = wrong === '' ? -1 : value.toLowerCase().indexOf(wrong.toLowerCase());
  if (at < 0) return { meant, value: meant };
  return { meant, value: value.slice(0, at) + meant + value.slice(at + wrong.length) };
}
