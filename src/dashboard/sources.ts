import { closing, isName, keyword } from '../core/sql/clauses.ts';
import { reservedWords } from '../core/sql/reserved-words.ts';
import { unquoted, type Token } from '../core/sql/tokens.ts';
import { depthsOf, type CommonQuery, type Select, type Tokens } from './select.ts';

/** What a query takes its rows from: one entry of its FROM. */
export interface Source {
  /** The names under which its columns may be qualified, in lower case: its alias, or all parts of its name and fewer. */
  names: string[];
  /** The query that gives its rows, where it is one in brackets or of a WITH. */
  query?: Tokens;
  /** The names of that query's columns in order, where the source gives them others. */
  columns: readonly string[];
  /** The parts of the table's name, where it is one. */
  table?: string[];
  /** Where the table's name stands in the text. */
  from: number;
}

/**
 * The sources of a query in order. Names of a WITH are looked for in `scope`, the nearest last. What is neither a table nor a
 * query in brackets (a function, joins in brackets) is a source of which nothing is known.
 */
export function sourcesOf({ clauses }: Select, scope: readonly CommonQuery[]): Source[] {
  const tokens = clauses['FROM'] ?? [];
  const depths = depthsOf(tokens);
  const starts = tokens.flatMap((token, at) => {
    const begins = depths[at] === 0 && [',', 'JOIN'].includes(keyword(token));
    return begins ? [at + 1] : [];
  });
  return [0, ...starts].flatMap((at) => (at < tokens.length ? [sourceAt(tokens, at, scope)] : []));
}

/** Whether a token may be the alias of a table without an AS before it. */
export function isBareAlias(token: Token | undefined): boolean {
  return token?.type === 'quoted' || (isName(token) && !reservedWords.has(token.text.toLowerCase()));
}

function sourceAt(tokens: Tokens, start: number, scope: readonly CommonQuery[]): Source {
  let at = start;
  if (keyword(tokens[at]) === 'LATERAL') at++;
  const before = isName(tokens[at]) && keyword(tokens[at + 1]) === ':' ? tokens[at] : undefined;
  if (before) at += 2;
  const first = tokens[at];
  const source: Source = { names: [], columns: [], from: first?.from ?? 0 };
  if (keyword(first) === '(') {
    const end = closing(tokens, at);
    const inner = tokens.slice(at + 1, end - 1);
    if (/^(SELECT|WITH|FROM|\()$/.test(keyword(inner[0]))) source.query = inner;
    at = end;
  } else if (isName(first)) {
    const parts = [unquoted(first)];
    while (keyword(tokens[at + 1]) === '.' && isName(tokens[at + 2])) {
      at += 2;
      parts.push(unquoted(tokens[at]!));
    }
    at++;
    if (keyword(tokens[at]) === '(') at = closing(tokens, at);
    else nameSource(source, parts, scope);
  } else at++;
  const hasWord = keyword(tokens[at]) === 'AS';
  const alias = before ?? (hasWord || isBareAlias(tokens[at]) ? tokens[at + (hasWord ? 1 : 0)] : undefined);
  if (!alias) return source;
  if (!before) at += hasWord ? 2 : 1;
  source.names = [unquoted(alias).toLowerCase()];
  if (keyword(tokens[at]) === '(')
    source.columns = tokens
      .slice(at + 1, closing(tokens, at) - 1)
      .filter(isName)
      .map(unquoted);
  return source;
}

function nameSource(source: Source, parts: string[], scope: readonly CommonQuery[]): void {
  const small = parts.map((part) => part.toLowerCase());
  source.names = small.map((_, at) => small.slice(at).join('.'));
  const common = parts.length === 1 ? scope.findLast(({ name }) => name === small[0]) : undefined;
  if (common) {
    source.query = common.body;
    source.columns = common.columns;
  } else source.table = parts;
}
