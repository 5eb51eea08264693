import { unquote } from './identifiers.ts';
import type { Token } from './sql-tokens.ts';

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

const tableWords = new Set(['from', 'join', 'into', 'update', 'describe', 'summarize', 'pivot', 'unpivot']);
const afterTable =
  'where group order having qualify limit offset window union intersect except on using join left right inner ' +
  'full cross natural asof positional semi anti select set values when lateral tablesample sample outer as by ' +
  'pivot unpivot returning from';
const endsTable = new Set(afterTable.split(' '));
const endsItems = new Set(
  'from where group order having qualify limit offset window union intersect except into'.split(' '),
);

/** Finds the tables, WITH queries and SELECT lists of one statement; never throws on what isn't finished. */
export function readScopes(tokens: readonly Token[], from: number, to: number): Scope {
  const significant = tokens.filter((token) => token.kind !== 'comment');
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
    if (token.kind === 'open') {
      const part = { group: [], open: token };
      level.push(part);
      open.push(part);
    } else if (token.kind === 'close') {
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
  const usesTables = /^(?:merge|delete)$/.test(wordOf(parts[0]) ?? '');
  let inTables = false;
  for (let at = 0; at < parts.length; at++) {
    const said = wordOf(parts[at]);
    // IS DISTINCT FROM compares; it reads no table.
    if (said === 'from' && wordOf(parts[at - 1]) === 'distinct') continue;
    if (said === 'with') readWith(scope, parts, at + 1, inner);
    else if (said === 'select' && !scope.items) scope.items = readItems(parts, at + 1);
    const comma = isKind(parts[at], 'comma') && inTables;
    if (said !== undefined && tableWords.has(said)) inTables = true;
    else if (said !== undefined && endsTable.has(said)) inTables = false;
    const usesTable =
      comma || (said !== undefined && tableWords.has(said)) || (said === 'using' && usesTables);
    if (!usesTable) continue;
    const found = readRelation(parts, at + 1, inner);
    if (found) scope.relations.push(found);
  }
  // Brackets around a join hold tables of the query outside of them.
  if (parent && !scope.items && scope.relations.length === 0) {
    const lone = readRelation(parts, 0, inner);
    if (lone && parts.some((part) => wordOf(part) === 'join')) scope.relations.push(lone);
  }
  return scope;
}

/** The table that begins at a part; undefined where none does, as in `SELECT * FROM |`. */
function readRelation(parts: readonly Part[], start: number, inner: Map<Part, Scope>): Relation | undefined {
  let at = start;
  if (wordOf(parts[at]) === 'lateral') at++;
  const part = parts[at];
  const path: string[] = [];
  let query: Scope | undefined;
  if (part && 'group' in part && part.open.text === '(') {
    query = inner.get(part);
    at++;
  } else {
    while (isName(parts[at])) {
      path.push(unquote((parts[at] as Token).text));
      at++;
      if (!isKind(parts[at], 'dot')) break;
      at++;
    }
    if (path.length === 0 || endsTable.has(path[0]!.toLowerCase())) return undefined;
    // A function that gives rows: read_csv(…).
    if (parts[at] && 'group' in parts[at]!) at++;
  }
  if (wordOf(parts[at]) === 'as') at++;
  const named = parts[at];
  const isAlias = isName(named) && !endsTable.has(wordOf(named) ?? '');
  const columns = isAlias ? parts[at + 1] : undefined;
  const columnNames = columns && 'group' in columns ? namesIn(columns.group) : [];
  return { path, alias: isAlias ? unquote((named as Token).text) : '', query, columnNames };
}

function readWith(scope: Scope, parts: readonly Part[], start: number, inner: Map<Part, Scope>): void {
  let at = start;
  if (wordOf(parts[at]) === 'recursive') at++;
  while (isName(parts[at])) {
    const name = unquote((parts[at] as Token).text);
    at++;
    let columnNames: string[] = [];
    const list = parts[at];
    if (list && 'group' in list) {
      columnNames = namesIn(list.group);
      at++;
    }
    while (['as', 'not', 'materialized'].includes(wordOf(parts[at]) ?? '')) at++;
    const body = parts[at];
    const query = body && inner.get(body);
    scope.ctes.set(name.toLowerCase(), { path: [name], alias: name, query, columnNames });
    if (!query || !isKind(parts[at + 1], 'comma')) return;
    at += 2;
  }
}

/** The items of a SELECT list, each with the tokens of all levels. */
function readItems(parts: readonly Part[], start: number): Token[][] {
  const items: Token[][] = [[]];
  for (let at = start; at < parts.length; at++) {
    const part = parts[at]!;
    const said = wordOf(part);
    if (said !== undefined && endsItems.has(said)) break;
    if (at === start && (said === 'distinct' || said === 'all')) {
      const on = wordOf(parts[at + 1]) === 'on';
      if (on) at += 2;
      continue;
    }
    if (isKind(part, 'comma')) items.push([]);
    else items.at(-1)!.push(...flat(part));
  }
  return items.filter((item) => item.length > 0);
}

function flat(part: Part): Token[] {
  if (!('group' in part)) return [part];
  return [part.open, ...part.group.flatMap(flat), ...(part.close ? [part.close] : [])];
}

function namesIn(parts: readonly Part[]): string[] {
  return parts.filter(isName).map((part) => unquote((part as Token).text));
}

function wordOf(part: Part | undefined): string | undefined {
  return part && !('group' in part) && part.kind === 'word' ? part.text.toLowerCase() : undefined;
}

function isKind(part: Part | undefined, kind: Token['kind']): boolean {
  return part !== undefined && !('group' in part) && part.kind === kind;
}

function isName(part: Part | undefined): boolean {
  return isKind(part, 'word') || isKind(part, 'quoted');
}
