import { isClosing, isName, isOpening, keyword } from '../core/sql/clauses.ts';
import { unquoted, type Token } from '../core/sql/tokens.ts';

/** A table in a FROM clause: by its name, or a query in brackets. */
export interface Relation {
  /** The parts of the name without quotes; [] for a query in brackets. */
  path: string[];
  alias: string;
  query?: Scope;
  /** Names that the alias gives to the columns: `AS t(a, b)`. */
  columnNames: string[];
}

/** A statement, or what stands between brackets in one, with the tables that it reads. */
export interface Scope {
  /** Offsets in the text, `to` exclusive. */
  from: number;
  to: number;
  parent?: Scope;
  children: Scope[];
  relations: Relation[];
  /** The queries of its WITH clause, by lower-case name. */
  ctes: Map<string, Relation>;
  /** The tokens of each item of its SELECT list; undefined where it has none. */
  items?: Token[][];
}

/** What stands at one level: a token, or a pair of brackets with what is inside. */
type Part = Token | { group: Part[]; open: Token; close?: Token };

const tableWords = new Set(['FROM', 'JOIN', 'INTO', 'UPDATE', 'DESCRIBE', 'SUMMARIZE', 'PIVOT', 'UNPIVOT']);
const afterTable =
  'WHERE GROUP ORDER HAVING QUALIFY LIMIT OFFSET WINDOW UNION INTERSECT EXCEPT ON USING JOIN LEFT RIGHT INNER ' +
  'FULL CROSS NATURAL ASOF POSITIONAL SEMI ANTI SELECT SET VALUES WHEN LATERAL TABLESAMPLE SAMPLE OUTER AS BY ' +
  'PIVOT UNPIVOT RETURNING FROM';
const endsTable = new Set(afterTable.split(' '));
const endsItems = new Set(
  'FROM WHERE GROUP ORDER HAVING QUALIFY LIMIT OFFSET WINDOW UNION INTERSECT EXCEPT INTO'.split(' '),
);

/** Finds the tables, WITH queries and SELECT lists of one statement; never throws on what isn't finished. */
export function readScopes(tokens: readonly Token[], from: number, to: number): Scope {
  const significant = tokens.filter((token) => token.type !== 'comment');
  return readScope(nest(significant), from, to);
}

/** The innermost scope around an offset. */
export function scopeAt(scope: Scope, offset: number): Scope {
  const inner = scope.children.find((child) => child.from <= offset && offset <= child.to);
  return inner ? scopeAt(inner, offset) : scope;
}

function nest(tokens: readonly Token[]): Part[] {
  const top: Part[] = [];
  const open: { group: Part[]; open: Token; close?: Token }[] = [];
  for (const token of tokens) {
    const level = open.at(-1)?.group ?? top;
    if (isOpening(token)) {
      const part = { group: [], open: token };
      level.push(part);
      open.push(part);
    } else if (isClosing(token)) {
      const part = open.pop();
      if (part) part.close = token;
    } else level.push(token);
  }
  return top;
}

function readScope(parts: readonly Part[], from: number, to: number, parent?: Scope): Scope {
  const scope: Scope = { from, to, parent, children: [], relations: [], ctes: new Map() };
  const inner = new Map<Part, Scope>();
  for (const part of parts) {
    if (!('group' in part)) continue;
    const child = readScope(part.group, part.open.to, part.close?.from ?? to, scope);
    scope.children.push(child);
    inner.set(part, child);
  }
  // MERGE and DELETE read a second table by USING; elsewhere it names columns.
  const usesTables = /^(?:MERGE|DELETE)$/.test(wordOf(parts[0]));
  let inTables = false;
  for (let at = 0; at < parts.length; at++) {
    const said = wordOf(parts[at]);
    // IS DISTINCT FROM compares; it reads no table.
    if (said === 'FROM' && wordOf(parts[at - 1]) === 'DISTINCT') continue;
    if (said === 'WITH') readWith(scope, parts, at + 1, inner);
    else if (said === 'SELECT' && !scope.items) scope.items = readItems(parts, at + 1);
    const comma = wordOf(parts[at]) === ',' && inTables;
    if (tableWords.has(said)) inTables = true;
    else if (endsTable.has(said)) inTables = false;
    const usesTable = comma || tableWords.has(said) || (said === 'USING' && usesTables);
    if (!usesTable) continue;
    const found = readRelation(parts, at + 1, inner);
    if (found) scope.relations.push(found);
  }
  // Brackets around a join hold tables of the query outside of them.
  if (parent && !scope.items && scope.relations.length === 0) {
    const lone = readRelation(parts, 0, inner);
    if (lone && parts.some((part) => wordOf(part) === 'JOIN')) scope.relations.push(lone);
  }
  return scope;
}

/** The table that begins at a part; undefined where none does, as in `SELECT * FROM |`. */
function readRelation(parts: readonly Part[], start: number, inner: Map<Part, Scope>): Relation | undefined {
  let at = start;
  if (wordOf(parts[at]) === 'LATERAL') at++;
  const part = parts[at];
  const path: string[] = [];
  let query: Scope | undefined;
  if (part && 'group' in part && part.open.text === '(') {
    query = inner.get(part);
    at++;
  } else {
    for (let name = tokenOf(parts[at]); isName(name); name = tokenOf(parts[at])) {
      path.push(unquoted(name));
      at++;
      if (wordOf(parts[at]) !== '.') break;
      at++;
    }
    if (path.length === 0 || endsTable.has(path[0]!.toUpperCase())) return undefined;
    // A function that gives rows: read_csv(…).
    if (parts[at] && 'group' in parts[at]!) at++;
  }
  if (wordOf(parts[at]) === 'AS') at++;
  const named = tokenOf(parts[at]);
  const isAlias = isName(named) && !endsTable.has(keyword(named));
  const columns = isAlias ? parts[at + 1] : undefined;
  const columnNames = columns && 'group' in columns ? namesIn(columns.group) : [];
  return { path, alias: isAlias ? unquoted(named) : '', query, columnNames };
}

function readWith(scope: Scope, parts: readonly Part[], start: number, inner: Map<Part, Scope>): void {
  let at = start;
  if (wordOf(parts[at]) === 'RECURSIVE') at++;
  for (let token = tokenOf(parts[at]); isName(token); token = tokenOf(parts[at])) {
    const name = unquoted(token);
    at++;
    let columnNames: string[] = [];
    const list = parts[at];
    if (list && 'group' in list) {
      columnNames = namesIn(list.group);
      at++;
    }
    while (['AS', 'NOT', 'MATERIALIZED'].includes(wordOf(parts[at]))) at++;
    const body = parts[at];
    const query = body && inner.get(body);
    scope.ctes.set(name.toLowerCase(), { path: [name], alias: name, query, columnNames });
    if (!query || wordOf(parts[at + 1]) !== ',') return;
    at += 2;
  }
}

/** The items of a SELECT list, each with the tokens of all levels. */
function readItems(parts: readonly Part[], start: number): Token[][] {
  const items: Token[][] = [[]];
  for (let at = start; at < parts.length; at++) {
    const part = parts[at]!;
    const said = wordOf(part);
    if (endsItems.has(said)) break;
    if (at === start && (said === 'DISTINCT' || said === 'ALL')) {
      const on = wordOf(parts[at + 1]) === 'ON';
      if (on) at += 2;
      continue;
    }
    if (wordOf(part) === ',') items.push([]);
    else items.at(-1)!.push(...flat(part));
  }
  return items.filter((item) => item.length > 0);
}

function flat(part: Part): Token[] {
  if (!('group' in part)) return [part];
  return [part.open, ...part.group.flatMap(flat), ...(part.close ? [part.close] : [])];
}

function namesIn(parts: readonly Part[]): string[] {
  return parts.map(tokenOf).filter(isName).map(unquoted);
}

function tokenOf(part: Part | undefined): Token | undefined {
  return part && !('group' in part) ? part : undefined;
}

/** A word in capitals, or an operator; '' for brackets and everything else. */
function wordOf(part: Part | undefined): string {
  return keyword(tokenOf(part));
}
