/** What a token of SQL is. `comment` is of either kind, `string` includes dollar quotes, `open` and `close` are brackets. */
export type TokenKind =
  | 'word'
  | 'quoted'
  | 'string'
  | 'number'
  | 'comment'
  | 'operator'
  | 'open'
  | 'close'
  | 'comma'
  | 'dot'
  | 'end';

export interface Token {
  kind: TokenKind;
  text: string;
  /** Offsets in the text, `to` exclusive. */
  from: number;
  to: number;
  /** True where a quote or comment isn't closed before the end of the text. */
  unclosed?: boolean;
}

const space = /\s+/y;
const word = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y;
const number = /0x[\da-f_]+|(?:\d[\d_]*(?:\.(?!\.)[\d_]*)?|\.\d[\d_]*)(?:e[+-]?\d+)?/iy;
const dollarQuote = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;
const parameter = /\$\w+/y;
const symbols = /::|:=|:|[-+*/<>=~!@#%^&|`?]+/y;
const single: Record<string, TokenKind> = {
  '(': 'open',
  '[': 'open',
  '{': 'open',
  ')': 'close',
  ']': 'close',
  '}': 'close',
  ',': 'comma',
  '.': 'dot',
  ';': 'end',
};

/**
 * Splits SQL as DuckDB's scanner does (that of PostgreSQL: nested comments, dollar quotes, `E''`, and operators that
 * end in a sign only together with one of `~!@#%^&|?`). White space is between the tokens; never throws.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    space.lastIndex = at;
    if (space.test(text)) {
      at = space.lastIndex;
      continue;
    }
    const token = tokenAt(text, at);
    tokens.push(token);
    at = token.to;
  }
  return tokens;
}

function tokenAt(text: string, from: number): Token {
  const token = (kind: TokenKind, to: number): Token => ({ kind, text: text.slice(from, to), from, to });
  const closed = (kind: TokenKind, to: number): Token =>
    to < 0 ? { ...token(kind, text.length), unclosed: true } : token(kind, to);
  const character = text[from]!;
  if (isLetter(character) && text[from + 1] !== "'")
    return token('word', from + match(word, text, from)!.length);
  if (text.startsWith('--', from)) return token('comment', lineEnd(text, from));
  if (text.startsWith('/*', from)) return closed('comment', blockEnd(text, from));
  if (character === "'") return closed('string', quoteEnd(text, from + 1, "'", false));
  if (character === '"') return closed('quoted', quoteEnd(text, from + 1, '"', false));
  if (/[ebx]/i.test(character) && text[from + 1] === "'")
    return closed('string', quoteEnd(text, from + 2, "'", /e/i.test(character)));
  const tag = character === '$' ? match(dollarQuote, text, from) : undefined;
  if (tag) {
    const end = text.indexOf(tag, from + tag.length);
    return closed('string', end < 0 ? -1 : end + tag.length);
  }
  const named = match(word, text, from) ?? match(parameter, text, from);
  if (named) return token('word', from + named.length);
  const digits = match(number, text, from);
  if (digits) return token('number', from + digits.length);
  const kind = single[character];
  if (kind) return token(kind, from + 1);
  return token('operator', from + (operatorLength(match(symbols, text, from) ?? character) || 1));
}

/** Most tokens are words, so they are told apart from the rest first. */
function isLetter(character: string): boolean {
  return (
    (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') || character === '_'
  );
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** The end of a comment in slashes, which may hold others; -1 where it isn't closed. */
function blockEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text.startsWith('/*', at)) {
      depth++;
      at++;
    } else if (text.startsWith('*/', at)) {
      depth--;
      at++;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

/** The end of a quote that is doubled inside; -1 where it isn't closed. */
function quoteEnd(text: string, from: number, quote: string, backslash: boolean): number {
  for (let at = from; at < text.length; at++) {
    if (backslash && text[at] === '\\') at++;
    else if (text[at] === quote) {
      if (text[at + 1] !== quote) return at + 1;
      at++;
    }
  }
  return -1;
}

function operatorLength(run: string): number {
  const comment = run.search(/--|\/\*/);
  let length = comment < 0 ? run.length : comment;
  if (!/[~!@#%^&|`?]/.test(run.slice(0, length)))
    while (length > 1 && /[-+]/.test(run[length - 1]!)) length--;
  return length;
}
