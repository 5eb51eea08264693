/** What a piece of a SQL text is. Parameters (`?`, `$1`) and punctuation are operators. */
export type TokenType = 'word' | 'quoted' | 'string' | 'number' | 'comment' | 'operator' | 'space';

/** A piece of a SQL text, `sql.slice(from, to)`; places are counted in UTF-16 code units, as JavaScript does. */
export interface Token {
  type: TokenType;
  text: string;
  from: number;
  to: number;
  /** True where a quote or a comment is not closed before the end of the text. */
  unclosed?: true;
}

/** Tokens that a sticky regular expression can tell; the order matters. */
const patterns: readonly [TokenType, RegExp][] = [
  ['space', /\s+/y],
  ['comment', /--[^\n\r]*/y],
  ['string', /[EeXxBbNn]?(?=')/y],
  [
    'number',
    /0[xX][\da-fA-F_]+|0[bB][01_]+|(?:\d[\d_]*(?:\.(?!\.)[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?/y,
  ],
  ['word', /(?:[A-Za-z_]|(?!\s)[\u0080-\u{10ffff}])(?:[\w$]|(?!\s)[\u0080-\u{10ffff}])*/uy],
  ['operator', /::|:=|\$\w+|(?:(?!--|\/\*)[~!@#^&|+\-*/%<>=])+|[^]/uy],
];

const dollarQuote = /\$(?:(?:[A-Za-z_]|[\u0080-\u{10ffff}])(?:\w|[\u0080-\u{10ffff}])*)?\$/uy;

/**
 * Cuts a SQL text into tokens by DuckDB's rules (those of PostgreSQL's scanner, src/backend/parser/scan.l); names may
 * also stand in backticks, as Spark writes them. The texts of all tokens in a row are the input again. What is not
 * ended (a string, a comment) goes to the end of the text. Throws nothing.
 */
export function tokensOf(sql: string): Token[] {
  const tokens: Token[] = [];
  for (let from = 0; from < sql.length;) {
    const [type, end] = tokenAt(sql, from);
    const to = end < 0 ? sql.length : end;
    const token: Token = { type, text: sql.slice(from, to), from, to };
    if (end < 0) token.unclosed = true;
    tokens.push(token);
    from = to;
  }
  return tokens;
}

/** The tokens that are seen: all but white space. */
export function visibleTokens(sql: string): Token[] {
  return tokensOf(sql).filter(({ type }) => type !== 'space');
}

/** The tokens that mean something: neither white space nor comments. */
export function meaningfulTokens(sql: string): Token[] {
  return visibleTokens(sql).filter(({ type }) => type !== 'comment');
}

/** A name without its quotes, and what stands between them as it is meant; other texts stay as they are. */
export function unquoted({ type, text }: Pick<Token, 'type' | 'text'>): string {
  if (type !== 'quoted') return text;
  const quote = text.charAt(0);
  const end = text.length > 1 && text.endsWith(quote) ? -1 : undefined;
  return text.slice(1, end).replaceAll(quote + quote, quote);
}

/** A token's type and the place behind it, -1 where it is not closed. */
function tokenAt(sql: string, from: number): [type: TokenType, to: number] {
  const first = sql.charAt(from);
  if (first === '"' || first === '`') return ['quoted', quoteEnd(sql, from, first)];
  if (sql.startsWith('/*', from)) return ['comment', blockEnd(sql, from)];
  if (first === '$') {
    const tag = matchAt(dollarQuote, sql, from);
    if (tag !== undefined) {
      const end = sql.indexOf(tag, from + tag.length);
      return ['string', end < 0 ? -1 : end + tag.length];
    }
  }
  for (const [type, pattern] of patterns) {
    const text = matchAt(pattern, sql, from);
    if (text === undefined) continue;
    if (type === 'operator') return [type, from + operatorLength(text)];
    if (type !== 'string') return [type, from + text.length];
    const escapes = text.toLowerCase() === 'e';
    return [type, quoteEnd(sql, from + text.length, "'", escapes)];
  }
  return ['operator', from + 1];
}

function matchAt(pattern: RegExp, sql: string, from: number): string | undefined {
  pattern.lastIndex = from;
  return pattern.exec(sql)?.[0];
}

/** An operator ends in a sign only together with a character that standard SQL has in none: `a*-1` holds two. */
function operatorLength(text: string): number {
  if (/[^+\-*/<>=]/.test(text)) return text.length;
  return text.replace(/(?<=.)[+-]+$/, '').length;
}

/** The place behind the closing quote of what begins at `from`, -1 without one; a doubled quote is no end, nor is an escaped one. */
function quoteEnd(sql: string, from: number, quote: string, escapes = false): number {
  for (let at = from + 1; at < sql.length; at++) {
    if (escapes && sql[at] === '\\') at++;
    else if (sql[at] === quote) {
      if (sql[at + 1] !== quote) return at + 1;
      at++;
    }
  }
  return -1;
}

/** The place behind a block comment, which may hold others; -1 where it is not closed. */
function blockEnd(sql: string, from: number): number {
  let depth = 0;
  for (let at = from; at < sql.length; at++) {
    const two = sql.slice(at, at + 2);
    if (two === '/*') depth++;
    else if (two === '*/') depth--;
    else continue;
    at++;
    if (depth === 0) return at + 1;
  }
  return -1;
}
