import { isClosing, isName, isOpening, keyword } from '../core/sql/clauses.ts';
import { unquoted, type Token } from '../core/sql/tokens.ts';
import type { EditorColumn, EditorTable, NameIndex } from './names.ts';
import type { Relation, Scope } from './sql-scopes.ts';

/** Queries that read from one another are followed to this depth: a recursive one reads from itself. */
const deepest = 12;

/** The tables that can be used at a scope: its own first, then those around it. */
export function visibleRelations(scope: Scope): Relation[] {
  const found: Relation[] = [];
  for (let at: Scope | undefined = scope; at; at = at.parent) found.push(...at.relations);
  return found;
}

/** What a relation is called in expressions. */
export function relationName(relation: Relation): string {
  return relation.alias || (relation.path.at(-1) ?? '');
}

/** The table of the workspace that a relation names; undefined for a WITH query, one in brackets, and unknown names. */
export function tableOf(relation: Relation, scope: Scope, index: NameIndex): EditorTable | undefined {
  if (relation.query || cteOf(relation, scope)) return undefined;
  return index.table(relation.path)?.table;
}

/** The columns that a relation has, as far as the statement or the workspace tells. */
export function relationColumns(
  relation: Relation,
  scope: Scope,
  index: NameIndex,
  depth = 0,
): EditorColumn[] {
  if (depth > deepest) return [];
  const cte = cteOf(relation, scope);
  const columns = relation.query
    ? outputColumns(relation.query, index, depth + 1)
    : cte && cte.relation !== relation
      ? relationColumns(cte.relation, cte.scope, index, depth + 1)
      : (index.table(relation.path)?.table.columns ?? []);
  if (relation.columnNames.length === 0) return columns;
  const renamed = columns.map((column, at) => ({ ...column, name: relation.columnNames[at] ?? column.name }));
  const more = relation.columnNames.slice(columns.length).map((name) => ({ name, type: '' }));
  return [...renamed, ...more];
}

/** The columns that a query gives: the names of its SELECT list, where they are plain to see. */
export function outputColumns(scope: Scope, index: NameIndex, depth = 0): EditorColumn[] {
  if (depth > deepest) return [];
  if (!scope.items) {
    const inner = scope.relations.length === 0 ? scope.children.find((child) => child.items) : undefined;
    if (inner) return outputColumns(inner, index, depth + 1);
    return scope.relations.flatMap((relation) => relationColumns(relation, scope, index, depth + 1));
  }
  return scope.items.flatMap((item) => itemColumns(item, scope, index, depth));
}

/** The names that a SELECT list gives, which GROUP BY, ORDER BY and in DuckDB WHERE too may use. */
export function selectAliases(scope: Scope): string[] {
  return (scope.items ?? []).flatMap((item) => aliasOf(item) ?? []);
}

function itemColumns(item: Token[], scope: Scope, index: NameIndex, depth: number): EditorColumn[] {
  const star = item.findIndex((token) => token.text === '*');
  const isStar = star === 0 || (star === 2 && keyword(item[1]) === '.');
  if (isStar) {
    const wanted = star === 2 ? unquoted(item[0]!).toLowerCase() : undefined;
    const except = new Set(excludedBy(item.slice(star + 1)));
    return scope.relations
      .filter((relation) => wanted === undefined || relationName(relation).toLowerCase() === wanted)
      .flatMap((relation) => relationColumns(relation, scope, index, depth + 1))
      .filter((column) => !except.has(column.name.toLowerCase()));
  }
  const alias = aliasOf(item);
  const path = item.filter(isName);
  const isPath = item.every((token, at) => (at % 2 === 0 ? isName(token) : keyword(token) === '.'));
  const name = alias ?? (isPath && path.length > 0 ? unquoted(path.at(-1)!) : undefined);
  if (name === undefined) return [];
  return [{ name, type: alias === undefined ? typeOf(path, scope, index, depth) : '' }];
}

/** The alias of an item: what follows AS, or a name after the end of an expression. */
function aliasOf(item: Token[]): string | undefined {
  const last = item.at(-1);
  const before = item.at(-2);
  if (!last || !before || !isName(last)) return undefined;
  const follows = isName(before) || isClosing(before) || before.type === 'number' || before.type === 'string';
  return follows && keyword(last) !== 'END' ? unquoted(last) : undefined;
}

function typeOf(path: Token[], scope: Scope, index: NameIndex, depth: number): string {
  const name = unquoted(path.at(-1)!).toLowerCase();
  for (const relation of scope.relations) {
    const column = relationColumns(relation, scope, index, depth + 1).find(
      (candidate) => candidate.name.toLowerCase() === name,
    );
    if (column) return column.type;
  }
  return '';
}

/** The columns that EXCLUDE takes out of a star. */
function excludedBy(tokens: Token[]): string[] {
  if (keyword(tokens[0]) !== 'EXCLUDE') return [];
  const end = tokens.findIndex(isClosing);
  const list = isOpening(tokens[1]) ? tokens.slice(2, end < 0 ? undefined : end) : tokens.slice(1, 2);
  return list.filter(isName).map((token) => unquoted(token).toLowerCase());
}

function cteOf(relation: Relation, scope: Scope): { relation: Relation; scope: Scope } | undefined {
  if (relation.path.length !== 1) return undefined;
  const name = relation.path[0]!.toLowerCase();
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    const found = at.ctes.get(name);
    if (found) return { relation: found, scope: at };
  }
  return undefined;
}
