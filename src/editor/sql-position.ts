import { isClosing, isName, isOpening, keyword } from '../core/sql/clauses.ts';
import { reservedWords } from '../core/sql/reserved-words.ts';
import { unquoted, visibleTokens, type Token } from '../core/sql/tokens.ts';
import type { Scope } from './sql-scopes.ts';
import { readScopes, scopeAt } from './sql-scopes.ts';

/** What may stand at a place of a statement. */
export type Expected =
  'statement' | 'table' | 'after-table' | 'operand' | 'operator' | 'type' | 'new-name' | 'nothing';

export interface Position {
  expected: Expected;
  /** Where the name that is being written begins, its opening quote included. */
  from: number;
  /** True where the name begins with a double quote. */
  quoted: boolean;
  /** The names before its dots: `['h']` in `h.na|`. */
  qualifier: string[];
  /** The whole statement. */
  statement: Scope;
  /** The innermost brackets around the place. */
  scope: Scope;
}

const expectsTable = new Set([
  'FROM',
  'JOIN',
  'INTO',
  'UPDATE',
  'DESCRIBE',
  'SUMMARIZE',
  'PIVOT',
  'UNPIVOT',
  'TABLE',
]);
const clauses = new Set([
  ...expectsTable,
  ...'SELECT WHERE ON USING GROUP ORDER HAVING QUALIFY SET VALUES LIMIT OFFSET PARTITION BY'.split(' '),
]);

/** Words that an operand follows although they may be names. */
const wantsOperand = new Set(
  'BY SET VALUES BETWEEN INTERVAL EXISTS EXCLUDE REPLACE RENAME ESCAPE'.split(' '),
);
/** Reserved words that are an operand, or end one. */
const isValue = new Set(['NULL', 'TRUE', 'FALSE', 'END', 'ISNULL', 'NOTNULL', 'ASC', 'DESC']);

/** The statement of a text around an offset: its tokens and where it begins and ends. */
export function statementAt(text: string, offset: number): { tokens: Token[]; from: number; to: number } {
  const tokens = visibleTokens(text);
  const before = tokens.findLastIndex((token) => keyword(token) === ';' && token.to <= offset);
  const after = tokens.findIndex((token) => keyword(token) === ';' && token.from >= offset);
  return {
    tokens: tokens.slice(before + 1, after < 0 ? undefined : after),
    from: before < 0 ? 0 : tokens[before]!.to,
    to: after < 0 ? text.length : tokens[after]!.from,
  };
}

/** What a SQL text expects at an offset, judged by the words before it. */
export function positionAt(text: string, offset: number): Position {
  const { tokens, from, to } = statementAt(text, offset);
  const statement = readScopes(tokens, from, to);
  const scope = scopeAt(statement, offset);
  const current = tokens.find((token) => token.from < offset && offset <= token.to);
  const isInside = current && (offset < current.to || current.unclosed || isLineComment(current));
  const isWriting = isName(current);
  const base = { from: offset, quoted: false, qualifier: [], statement, scope };
  if (
    current &&
    !isWriting &&
    (current.type === 'number' || ((isQuote(current) || isLineComment(current)) && isInside))
  )
    return { ...base, expected: 'nothing' };
  // A name in quotes is complete after its closing quote.
  if (current?.type === 'quoted' && !current.unclosed && offset === current.to)
    return { ...base, expected: 'nothing' };
  const start = isWriting ? current.from : offset;
  const before = tokens.filter((token) => token.type !== 'comment' && token.to <= start);
  const qualifier = takeQualifier(before);
  return {
    ...base,
    from: start,
    quoted: current?.type === 'quoted',
    qualifier,
    expected: expectedAfter(before),
  };
}

/** The names before the dots at the end of the tokens, which are taken off. */
function takeQualifier(tokens: Token[]): string[] {
  const qualifier: string[] = [];
  while (keyword(tokens.at(-1)) === '.') {
    const name = tokens.at(-2);
    if (!isName(name)) break;
    qualifier.unshift(unquoted(name));
    tokens.splice(-2);
  }
  return qualifier;
}

function expectedAfter(before: readonly Token[]): Expected {
  const last = before.at(-1);
  if (!last) return 'statement';
  const said = keyword(last);
  const previous = keyword(before.at(-2));
  if (said === '::') return 'type';
  if (said === 'AS') {
    const clause = clauseBefore(before);
    if (clause.opener === 'CAST' || clause.opener === 'TRY_CAST') return 'type';
    const creates = keyword(before[0]) === 'CREATE' && !before.some((token) => keyword(token) === 'SELECT');
    return creates ? 'statement' : 'new-name';
  }
  if (said === 'FROM' && previous === 'DISTINCT') return 'operand';
  if (expectsTable.has(said)) return 'table';
  if (said === 'LATERAL') return 'table';
  const { clause, opener } = clauseBefore(before);
  const inTables = clause === 'FROM' || clause === 'JOIN';
  if (said === ',' && inTables) return 'table';
  if (isOpening(last)) {
    if (opener !== undefined && ['FROM', 'JOIN', 'EXISTS', 'AS', 'LATERAL'].includes(opener))
      return 'statement';
    return 'operand';
  }
  if (!endsOperand(last)) return 'operand';
  return inTables ? 'after-table' : 'operator';
}

/** Whether an expression may be complete with a token, so that an operator or a clause follows. */
function endsOperand(token: Token): boolean {
  if (token.type === 'operator') return isClosing(token) || /^(?:\$\w+|\?)$/.test(token.text);
  const said = keyword(token);
  return !wantsOperand.has(said) && (!reservedWords.has(said.toLowerCase()) || isValue.has(said));
}

/** The clause that the end of the tokens lies in, and the word before the brackets that it lies in. */
function clauseBefore(tokens: readonly Token[]): { clause?: string; opener?: string } {
  let depth = 0;
  let clause: string | undefined;
  for (let at = tokens.length - 1; at >= 0; at--) {
    const token = tokens[at]!;
    if (isClosing(token)) depth++;
    else if (isOpening(token)) {
      if (depth === 0) return { clause, opener: keyword(tokens[at - 1]) };
      depth--;
    } else if (depth === 0 && clause === undefined) {
      const said = keyword(token);
      const isComparison = said === 'FROM' && keyword(tokens[at - 1]) === 'DISTINCT';
      if (clauses.has(said) && !isComparison) clause = said;
    }
  }
  return { clause };
}

function isQuote(token: Token): boolean {
  return token.type === 'string' || (token.type === 'comment' && !isLineComment(token));
}

function isLineComment(token: Token): boolean {
  return token.type === 'comment' && token.text.startsWith('--');
}
