import { closing, commonTableAt, isClosing, isName, isOpening, keyword } from '../core/sql/clauses.ts';
import { reservedWords } from '../core/sql/reserved-words.ts';
import { unquoted, type Token } from '../core/sql/tokens.ts';

/** A piece of SQL as its tokens, without comments. */
export type Tokens = readonly Token[];

/** One output column of a query. */
export interface SelectItem {
  /** Its name; '' where the engine makes one from the expression. */
  name: string;
  expression: Tokens;
}

/** A query `name AS (…)` of a WITH. */
export interface CommonQuery {
  name: string;
  /** The names of its columns where it gives them. */
  columns: string[];
  body: Tokens;
}

/** The clauses of a single SELECT. */
export interface Select {
  commons: readonly CommonQuery[];
  items: readonly SelectItem[];
  isDistinct: boolean;
  /** Where the query begins in the text, and where its own first clause does, behind a WITH. */
  from: number;
  body: number;
  /** The tokens of each clause without its keyword, by that keyword: FROM, WHERE, GROUP, HAVING, … */
  clauses: Readonly<Record<string, Tokens>>;
}

const clauseWords = new Set(
  'SELECT FROM WHERE GROUP HAVING WINDOW QUALIFY ORDER LIMIT OFFSET FETCH UNION INTERSECT EXCEPT'.split(' '),
);
const setOperators = ['UNION', 'INTERSECT', 'EXCEPT'];

/**
 * Reads a query of one SELECT, also where it begins with FROM. Undefined for everything else: several that are set
 * together by UNION, VALUES, PIVOT, what is no query.
 */
export function readSelect(tokens: Tokens): Select | undefined {
  let at = 0;
  let end = tokens.length;
  while (keyword(tokens[end - 1]) === ';') end--;
  while (keyword(tokens[at]) === '(' && closing(tokens, at) === end) {
    at++;
    end--;
  }
  const commons: CommonQuery[] = [];
  const from = tokens[at]?.from ?? 0;
  if (keyword(tokens[at]) === 'WITH') at = readCommons(tokens, at, commons);
  const clauses = clausesOf(tokens.slice(at, end));
  if (!clauses || setOperators.some((word) => word in clauses)) return undefined;
  const { isDistinct, list } = listOf(clauses['SELECT'] ?? []);
  // FROM x alone gives all of its columns.
  const items = clauses['SELECT'] ? splitAtCommas(list).map(readItem) : [{ name: '', expression: star }];
  return { commons, items, isDistinct, from, body: tokens[at]!.from, clauses };
}

const star: Tokens = [{ type: 'operator', text: '*', from: 0, to: 0 }];

/** Whether an item stands for all columns, or those of one table. */
export function isStar({ expression }: SelectItem): boolean {
  const at = expression.findIndex(({ text }) => text === '*');
  return at === 0 || (at === 2 && keyword(expression[1]) === '.');
}

/** In how many brackets each token stands; a bracket stands in itself. */
export function depthsOf(tokens: Tokens): number[] {
  let depth = 0;
  return tokens.map((token) => {
    if (isOpening(token)) return ++depth;
    return isClosing(token) ? depth-- : depth;
  });
}

/** Cuts tokens at the commas that stand in no brackets. */
export function splitAtCommas(tokens: Tokens): Tokens[] {
  const depths = depthsOf(tokens);
  const parts: Token[][] = [[]];
  tokens.forEach((token, at) => {
    if (depths[at] === 0 && keyword(token) === ',') parts.push([]);
    else parts.at(-1)!.push(token);
  });
  return parts.filter((part) => part.length > 0);
}

function readCommons(tokens: Tokens, start: number, commons: CommonQuery[]): number {
  let at = start + 1;
  if (keyword(tokens[at]) === 'RECURSIVE') at++;
  for (;;) {
    const part = commonTableAt(tokens, at);
    if (!part) return at;
    const hasColumns = keyword(tokens[at + 1]) === '(';
    const columns = hasColumns ? tokens.slice(at + 2, closing(tokens, at + 1) - 1) : [];
    commons.push({
      name: unquoted(part.name).toLowerCase(),
      columns: columns.filter(isName).map(unquoted),
      body: tokens.slice(part.body + 1, part.end - 1),
    });
    at = part.end;
    if (keyword(tokens[at]) !== ',') return at;
    at++;
  }
}

function clausesOf(tokens: Tokens): Record<string, Tokens> | undefined {
  if (!['SELECT', 'FROM'].includes(keyword(tokens[0]))) return undefined;
  const clauses: Record<string, Token[]> = {};
  let current: Token[] = [];
  const depths = depthsOf(tokens);
  tokens.forEach((token, at) => {
    const word = depths[at] === 0 && !isLabel(tokens, at) ? keyword(token) : '';
    if (clauseWords.has(word)) clauses[word] = current = [];
    else if (!(word === 'BY' && current.length === 0)) current.push(token);
  });
  return clauses;
}

/** Whether a word is a name or a part of an expression although it looks like the start of a clause. */
function isLabel(tokens: Tokens, at: number): boolean {
  const [before, earlier] = [keyword(tokens[at - 1]), keyword(tokens[at - 2])];
  if (before === '.' || before === 'AS' || before === 'WITHIN') return true;
  return before === 'DISTINCT' && /^(IS|NOT)$/.test(earlier);
}

function listOf(tokens: Tokens): { isDistinct: boolean; list: Tokens } {
  const first = keyword(tokens[0]);
  if (first === 'ALL') return { isDistinct: false, list: tokens.slice(1) };
  if (first !== 'DISTINCT') return { isDistinct: false, list: tokens };
  const start = keyword(tokens[1]) === 'ON' ? closing(tokens, 2) : 1;
  return { isDistinct: true, list: tokens.slice(start) };
}

function readItem(tokens: Tokens): SelectItem {
  const last = tokens.at(-1)!;
  if (isName(tokens[0]) && keyword(tokens[1]) === ':')
    return { name: unquoted(tokens[0]), expression: tokens.slice(2) };
  if (tokens.length > 2 && keyword(tokens.at(-2)) === 'AS')
    return { name: aliasOf(last), expression: tokens.slice(0, -2) };
  if (tokens.length > 1 && isAlias(last) && endsOperand(tokens.at(-2)!))
    return { name: aliasOf(last), expression: tokens.slice(0, -1) };
  return { name: isColumnName(tokens) ? unquoted(last) : '', expression: tokens };
}

function aliasOf(token: Token): string {
  return token.type === 'string' ? token.text.slice(1, -1).replaceAll("''", "'") : unquoted(token);
}

function isAlias(token: Token): boolean {
  return token.type === 'quoted' || (token.type === 'word' && !reservedWords.has(token.text.toLowerCase()));
}

/** Whether a value may end with a token, so that a name behind it is an alias. */
function endsOperand(token: Token): boolean {
  if (isClosing(token) || isAlias(token)) return true;
  if (token.type === 'word') return /^(END|NULL|TRUE|FALSE)$/i.test(token.text);
  return token.type === 'number' || token.type === 'string';
}

/** Whether an expression is nothing but a column's name: `a`, `t.a`, `catalog.schema.t.a`. */
export function isColumnName(tokens: Tokens): boolean {
  return (
    tokens.length % 2 === 1 &&
    tokens.every((token, at) => (at % 2 === 0 ? isName(token) : keyword(token) === '.')) &&
    !(tokens.length === 1 && tokens[0]!.type === 'word' && reservedWords.has(tokens[0]!.text.toLowerCase()))
  );
}
