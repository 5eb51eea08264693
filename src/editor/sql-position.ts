import { reserved, unquote } from './identifiers.ts';
import type { Scope } from './sql-scopes.ts';
import { readScopes, scopeAt } from './sql-scopes.ts';
import type { Token } from './sql-tokens.ts';
import { tokenize } from './sql-tokens.ts';

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
  'from',
  'join',
  'into',
  'update',
  'describe',
  'summarize',
  'pivot',
  'unpivot',
  'table',
]);
const clauses = new Set([
  ...expectsTable,
  ...'select where on using group order having qualify set values limit offset partition by'.split(' '),
]);

/** Words that an operand follows although they may be names. */
const wantsOperand = new Set(
  'by set values between interval exists exclude replace rename escape'.split(' '),
);
/** Reserved words that are an operand, or end one. */
const isValue = new Set(['null', 'true', 'false', 'end', 'isnull', 'notnull', 'asc', 'desc']);

/** The statement of a text around an offset: its tokens and where it begins and ends. */
export function statementAt(text: string, offset: number): { tokens: Token[]; from: number; to: number } {
  const tokens = tokenize(text);
  const before = tokens.findLastIndex((token) => token.kind === 'end' && token.to <= offset);
  const after = tokens.findIndex((token) => token.kind === 'end' && token.from >= offset);
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
  const isName = current?.kind === 'word' || current?.kind === 'quoted';
  const base = { from: offset, quoted: false, qualifier: [], statement, scope };
  if (
    current &&
    !isName &&
    (current.kind === 'number' || ((isQuote(current) || isLineComment(current)) && isInside))
  )
    return { ...base, expected: 'nothing' };
  // A name in quotes is complete after its closing quote.
  if (current?.kind === 'quoted' && !current.unclosed && offset === current.to)
    return { ...base, expected: 'nothing' };
  const before = tokens.filter(
    (token) => token.kind !== 'comment' && token.to <= (isName ? current.from : offset),
  );
  const qualifier = takeQualifier(before);
  return {
    ...base,
    from: isName ? current.from : offset,
    quoted: current?.kind === 'quoted',
    qualifier,
    expected: expectedAfter(before),
  };
}

/** The names before the dots at the end of the tokens, which are taken off. */
function takeQualifier(tokens: Token[]): string[] {
  const qualifier: string[] = [];
  while (tokens.at(-1)?.kind === 'dot') {
    const name = tokens.at(-2);
    if (name?.kind !== 'word' && name?.kind !== 'quoted') break;
    qualifier.unshift(unquote(name.text));
    tokens.splice(-2);
  }
  return qualifier;
}

function expectedAfter(before: readonly Token[]): Expected {
  const last = before.at(-1);
  if (!last) return 'statement';
  const said = wordOf(last);
  const previous = wordOf(before.at(-2));
  if (last.text === '::') return 'type';
  if (said === 'as') {
    const clause = clauseBefore(before);
    if (clause.opener === 'cast' || clause.opener === 'try_cast') return 'type';
    const creates = wordOf(before[0]) === 'create' && !before.some((token) => wordOf(token) === 'select');
    return creates ? 'statement' : 'new-name';
  }
  if (said === 'from' && previous === 'distinct') return 'operand';
  if (said !== undefined && expectsTable.has(said)) return 'table';
  if (said === 'lateral') return 'table';
  const { clause, opener } = clauseBefore(before);
  const inTables = clause === 'from' || clause === 'join';
  if (last.kind === 'comma' && inTables) return 'table';
  if (last.kind === 'open') {
    if (opener !== undefined && ['from', 'join', 'exists', 'as', 'lateral'].includes(opener))
      return 'statement';
    return 'operand';
  }
  if (!endsOperand(last)) return 'operand';
  return inTables ? 'after-table' : 'operator';
}

/** Whether an expression may be complete with a token, so that an operator or a clause follows. */
function endsOperand(token: Token): boolean {
  const said = wordOf(token);
  if (said === undefined) return ['quoted', 'string', 'number', 'close'].includes(token.kind);
  if (wantsOperand.has(said)) return false;
  return !reserved.has(said) || isValue.has(said);
}

/** The clause that the end of the tokens lies in, and the word before the brackets that it lies in. */
function clauseBefore(tokens: readonly Token[]): { clause?: string; opener?: string } {
  let depth = 0;
  let clause: string | undefined;
  for (let at = tokens.length - 1; at >= 0; at--) {
    const token = tokens[at]!;
    if (token.kind === 'close') depth++;
    else if (token.kind === 'open') {
      if (depth === 0) return { clause, opener: wordOf(tokens[at - 1]) };
      depth--;
    } else if (depth === 0 && clause === undefined) {
      const said = wordOf(token);
      const isComparison = said === 'from' && wordOf(tokens[at - 1]) === 'distinct';
      if (said !== undefined && clauses.has(said) && !isComparison) clause = said;
    }
  }
  return { clause };
}

function wordOf(token: Token | undefined): string | undefined {
  return token?.kind === 'word' ? token.text.toLowerCase() : undefined;
}

function isQuote(token: Token): boolean {
  return token.kind === 'string' || (token.kind === 'comment' && !isLineComment(token));
}

function isLineComment(token: Token): boolean {
  return token.kind === 'comment' && token.text.startsWith('--');
}
