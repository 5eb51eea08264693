import type { Token } from './tokens.ts';

/** A token's text in capitals where it is a word, or the operator that it is; '' for everything else and no token. */
export function keyword(token: Token | undefined): string {
  if (token?.type === 'word') return token.text.toUpperCase();
  return token?.type === 'operator' ? token.text : '';
}

interface NameToken extends Token {
  type: 'word' | 'quoted';
}

/** Whether a token may be a name, in quotes or without. */
export const isName = (token: Token | undefined): token is NameToken =>
  token?.type === 'word' || token?.type === 'quoted';

/** Brackets of all kinds are alike here: a text in which they don't match is read as well as it can be. */
export const isOpening = (token: Token | undefined): boolean => '([{'.includes(keyword(token) || ' ');
export const isClosing = (token: Token | undefined): boolean => ')]}'.includes(keyword(token) || ' ');

/** The place behind the bracket that closes the one at `at`, among tokens; the end where none does. */
export function closing(tokens: readonly Token[], at: number): number {
  let depth = 0;
  for (let place = at; place < tokens.length; place++) {
    if (isOpening(tokens[place])) depth++;
    else if (isClosing(tokens[place]) && --depth <= 0) return place + 1;
  }
  return tokens.length;
}

/** A part `name (columns) AS MATERIALIZED (body)` of a WITH: its name's token and where its body's brackets stand. */
export interface CommonTable {
  name: Token;
  /** The place of the body's opening bracket among the tokens. */
  body: number;
  /** The place behind its closing bracket. */
  end: number;
}

/** Reads one part of a WITH whose name stands at `at`; undefined where there is none. */
export function commonTableAt(tokens: readonly Token[], at: number): CommonTable | undefined {
  const name = tokens[at];
  if (!isName(name)) return undefined;
  let place = at + 1;
  if (keyword(tokens[place]) === '(') place = closing(tokens, place);
  if (keyword(tokens[place]) === 'USING' && keyword(tokens[place + 1]) === 'KEY')
    place = closing(tokens, place + 2);
  if (keyword(tokens[place++]) !== 'AS') return undefined;
  if (keyword(tokens[place]) === 'NOT') place++;
  if (keyword(tokens[place]) === 'MATERIALIZED') place++;
  if (keyword(tokens[place]) !== '(') return undefined;
  return { name, body: place, end: closing(tokens, place) };
}

/** The place behind a WITH's list, where the statement itself begins; `at` is that of the word WITH. */
export function endOfWith(tokens: readonly Token[], at: number): number {
  let place = at + 1;
  if (keyword(tokens[place]) === 'RECURSIVE') place++;
  for (;;) {
    const part = commonTableAt(tokens, place);
    if (!part) return place;
    place = part.end;
    if (keyword(tokens[place]) !== ',') return place;
    place++;
  }
}
