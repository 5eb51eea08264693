/** A range of characters of a text, as `slice` takes it. */
export interface Place {
  from: number;
  to: number;
}

/** What the engine was given around a statement, such as `CREATE TABLE x AS (` before it. */
export interface Wrapped {
  before?: string;
  after?: string;
}

const wide =
  /^(?:\p{Emoji_Presentation}|[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{20000}-\u{3FFFD}])/u;

/** The character of a text that stands in a terminal's column: DuckDB counts a wide character as two columns. */
function atColumn(text: string, column: number): number {
  let width = 0;
  for (const { segment, index } of new Intl.Segmenter().segment(text)) {
    if (width >= column) return index;
    width += wide.test(segment) ? 2 : 1;
  }
  return text.length;
}

/** The names and values that a message quotes, or calls by name, in their order. */
function namesIn(message: string): string[] {
  const said = message
    .replace(/^(?:Failed to extract statements: )?(?:\w+ )+Error: /, '')
    .replace(/\n\s*\n?(?:LINE \d+:|Candidate|Did you mean|\tCandidate)[\s\S]*$/, '')
    .replace(/ \(use: .*\)$/, '');
  const found = said.matchAll(/"([^"]+)"|'([^']+)'|\bwith name (\S+) does not exist/g);
  return [...found].map((match) => (match[1] ?? match[2] ?? match[3])!);
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Where a name stands in SQL as a word, in quotes or not. */
function wordsOf(sql: string, name: string): Place[] {
  const found = sql.matchAll(new RegExp(`(?<![\\p{L}\\p{N}_])${escaped(name)}(?![\\p{L}\\p{N}_])`, 'giu'));
  return [...found].map((match) => ({ from: match.index, to: match.index + match[0].length }));
}

/** The word, string, number or sign at a character, with the type behind a cast's colons. */
function wordAt(sql: string, at: number): Place {
  const rest = sql.slice(at);
  const word =
    /^(?:"(?:[^"]|"")*"|'(?:[^']|'')*'|[\p{L}\p{N}_$]+)/u.exec(rest) ??
    /^::\s*[\p{L}_]\w*/u.exec(rest) ??
    /^(?:[<>=!~+*/%|&^-]+|\S)/u.exec(rest);
  return { from: at, to: at + (word?.[0].length ?? 0) };
}

/** A name with its parts, `a.b."c"`, that begins at a character. */
function dottedAt(sql: string, at: number): string {
  const part = '(?:"(?:[^"]|"")*"|[\\p{L}\\p{N}_$]+)';
  return new RegExp(`^${part}(?:\\s*\\.\\s*${part})*`, 'u').exec(sql.slice(at))?.[0] ?? '';
}

/** The start of the excerpt in the statement; the engine counts the lines of each statement by itself. */
function findExcerpt(sql: string, lineNumber: number, excerpt: string): number | undefined {
  const lines = sql.split('\n');
  const start = lines.slice(0, lineNumber - 1).join('\n').length + (lineNumber > 1 ? 1 : 0);
  const inLine = (lines[lineNumber - 1] ?? '').indexOf(excerpt);
  if (inLine >= 0) return start + inLine;
  const anywhere = sql.indexOf(excerpt);
  return anywhere >= 0 && sql.indexOf(excerpt, anywhere + 1) < 0 ? anywhere : undefined;
}

/** The character that the message's caret points to. */
function caretPlace(message: string, sql: string): number | undefined {
  const found = /\nLINE (\d+): (.*)\n( *)\^/.exec(message);
  if (!found) return undefined;
  const [, line, shown, spaces] = found;
  const head = `LINE ${line}: `.length;
  const isCut = shown!.startsWith('...');
  const excerpt = shown!.replace(/^\.\.\./, '').replace(/\.\.\.$/, '');
  const start = findExcerpt(sql, Number(line), excerpt);
  if (start === undefined) return undefined;
  return start + atColumn(excerpt, spaces!.length - head - (isCut ? 3 : 0));
}

/** What an error with a caret is about: of a name with dots the part that the message names. */
function placeAtCaret(sql: string, at: number, names: readonly string[]): Place {
  const dotted = dottedAt(sql, at);
  const inside = names.flatMap((name) => wordsOf(dotted, name).slice(-1)).at(-1);
  if (inside) return { from: at + inside.from, to: at + inside.to };
  for (const name of names) {
    const words = wordsOf(sql, name);
    // A character whose width is counted otherwise moves the caret by one or two.
    const near = words.find((word) => Math.abs(word.from - at) <= 2);
    if (near) return near;
    // Of several statements the engine shows one and counts the caret's column from the first.
    if (words.length === 1 && /;\s*\S/.test(sql)) return words[0]!;
  }
  return wordAt(sql, at);
}

function find(message: string, sql: string): Place | undefined {
  if (/at end of input/.test(message)) {
    const end = sql.trimEnd().length;
    const last = /[\p{L}\p{N}_$]+$|\S$/u.exec(sql.slice(0, end));
    return last ? { from: last.index, to: end } : undefined;
  }
  const names = namesIn(message);
  const at = caretPlace(message, sql);
  if (at !== undefined && at < sql.length) return placeAtCaret(sql, at, names);
  for (const name of names) {
    const words = wordsOf(sql, name);
    if (words.length === 1) return words[0];
  }
  return undefined;
}

/**
 * Where in a statement its error is: the word that the engine's message points to with a caret, else the name or value
 * that the message quotes, where it stands in the statement once. `message` is DuckDB's, native or WASM; `wrapped` says
 * what else the engine was given around `sql`. Returns undefined where the place is unknown or outside of `sql`.
 *
 * DuckDB shows the line as `LINE n: excerpt`, cut with `...` where it is long, and below it a caret, whose column counts
 * wide characters twice (QueryErrorContext::Format).
 */
export function placeOfError(message: string, sql: string, wrapped: Wrapped = {}): Place | undefined {
  const { before = '', after = '' } = wrapped;
  const isAtEnd = /at end of input/.test(message);
  const whole = isAtEnd ? find(message, sql) : find(message, before + sql + after);
  if (!whole || isAtEnd) return whole;
  const place = { from: whole.from - before.length, to: whole.to - before.length };
  return place.from >= 0 && place.to <= sql.length ? place : undefined;
}
