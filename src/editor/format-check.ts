import { isClosing, isOpening, keyword } from '../core/sql/clauses.ts';
import { reservedWords } from '../core/sql/reserved-words.ts';
import { visibleTokens, type Token } from '../core/sql/tokens.ts';

/** Words that are grammar although DuckDB lets them be names; in capitals unless they stand where a name does. */
const grammar = new Set(
  (
    'by over partition preceding following unbounded within exclude insert update delete set values recursive ' +
    'materialized temp temporary view macro if exists between cross alter drop replace merge matched like copy ' +
    'attach detach use call explain begin commit rollback add rename cascade'
  ).split(' '),
);

/** Words that the keyword list reserves and that are called like functions. */
const callable = new Set('columns glob left map right struct try_cast unpack'.split(' '));

const pairs: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

/**
 * Throws an Error with the line, in plain words, where a quote, a comment or a bracket of the SQL isn't closed: nothing
 * sure can be said of such a text.
 */
export function refuseUnclosed(text: string, tokens: readonly Token[]): void {
  const open: Token[] = [];
  for (const token of tokens) {
    if (token.unclosed) throw problem(text, token.from, `this ${nameOf(token)} is never closed`);
    if (isOpening(token)) open.push(token);
    if (!isClosing(token)) continue;
    const partner = open.pop();
    if (!partner || pairs[partner.text] !== token.text)
      throw problem(text, token.from, `this “${token.text}” closes nothing`);
  }
  const left = open.at(-1);
  if (left) throw problem(text, left.from, `this “${left.text}” is never closed`);
}

/**
 * The formatted text with every token as it was: only white space differs, and the case of words that are grammar.
 * Throws an Error that names the line of `text` where the formatted one has another token.
 */
export function keepTokens(text: string, before: readonly Token[], formatted: string): string {
  const after = visibleTokens(formatted);
  let result = '';
  let at = 0;
  for (let index = 0; index < Math.max(before.length, after.length); index++) {
    const was = before[index];
    const is = after[index];
    if (!was || !is || !isSame(was, is))
      throw problem(text, (was ?? before.at(-1))?.from ?? 0, 'formatting would change what is written here');
    const gap = formatted.slice(at, is.from);
    result += gapBefore(gap, index, before) + written(was, is, index, before);
    at = is.to;
  }
  // What follows the last token stays, and a comment's own spaces at its end are part of it.
  return result + text.slice(before.at(-1)?.to ?? 0);
}

/** An Error that names the 1-based line of an offset. */
export function problem(text: string, offset: number, said: string): Error {
  return new Error(`Line ${text.slice(0, offset).split('\n').length}: ${said}. The text stays as it is.`);
}

function isSame(was: Token, is: Token): boolean {
  if (was.type !== is.type) return false;
  return was.type === 'word' ? was.text.toLowerCase() === is.text.toLowerCase() : was.text === is.text;
}

/** A word as it is to be written: grammar in capitals, all else as it was. */
function written(was: Token, is: Token, index: number, tokens: readonly Token[]): string {
  if (was.type !== 'word') return was.text;
  const previous = tokens[index - 1];
  const next = tokens[index + 1];
  if (keyword(previous) === '.' || keyword(next) === '.') return was.text;
  const said = was.text.toLowerCase();
  const isFunction =
    next?.text === '(' && next.from === was.to && (callable.has(said) || !reservedWords.has(said));
  if (reservedWords.has(said) && !isFunction) return was.text.toUpperCase();
  const isName = previous?.text.toLowerCase() === 'as' || isFunction;
  const isGrammar = (reservedWords.has(said) || grammar.has(said)) && !isName;
  return isGrammar && is.text !== was.text ? is.text : was.text;
}

/** Between a name and its bracket there is what was there: `f(x)` and `t (a, b)` are a matter of taste. */
function gapBefore(gap: string, index: number, tokens: readonly Token[]): string {
  const token = tokens[index]!;
  const previous = tokens[index - 1];
  if (token.text !== '(' || previous?.type !== 'word' || gap.includes('\n')) return gap;
  const said = previous.text.toLowerCase();
  if (reservedWords.has(said) && !callable.has(said)) return gap;
  return token.from === previous.to ? '' : ' ';
}

function nameOf(token: Token): string {
  if (token.type === 'comment') return 'comment';
  return token.type === 'quoted' ? 'name in quotes' : 'text in quotes';
}
