import type { EditorState } from '@codemirror/state';
import { isName, keyword } from '../core/sql/clauses.ts';
import { unquoted, type Token } from '../core/sql/tokens.ts';
import { columnCard, functionCard, queryCard, tableCard } from './info-card.ts';
import type { EditorColumn, EditorNames, NameIndex } from './names.ts';
import { editorNames, indexOf } from './names.ts';
import { relationColumns, relationName, tableOf, visibleRelations } from './sql-columns.ts';
import { statementAt } from './sql-position.ts';
import { sqlRegion } from './sql-region.ts';
import type { Relation, Scope } from './sql-scopes.ts';
import { readScopes, scopeAt } from './sql-scopes.ts';

/** What is known of a word: its place, and a card made anew for each showing; `done` is called once it is complete. */
export interface WordInfo {
  from: number;
  to: number;
  card: (done?: () => void) => HTMLElement;
}

/** What is known of the table, column or function at a place of a document; undefined for other words. */
export function sqlInfo(state: EditorState, offset: number): WordInfo | undefined {
  const region = sqlRegion(state, offset);
  if (!region) return undefined;
  const names = state.facet(editorNames);
  const { tokens, from, to } = statementAt(region.text, offset - region.from);
  const at = tokens.findIndex(
    (token) => token.from <= offset - region.from && offset - region.from <= token.to && isName(token),
  );
  const token = tokens[at];
  if (!token) return undefined;
  const scope = scopeAt(readScopes(tokens, from, to), token.from);
  const card = cardOf(tokens, at, scope, names);
  return card && { from: region.from + token.from, to: region.from + token.to, card };
}

function cardOf(
  tokens: readonly Token[],
  at: number,
  scope: Scope,
  names: EditorNames,
): WordInfo['card'] | undefined {
  const index = indexOf(names);
  const { path, place } = pathAround(tokens, at);
  const signatures = tokens[at + 1]?.text === '(' ? index.function(path[place]!) : undefined;
  if (signatures) return () => functionCard(signatures);
  return columnInfo(path, place, scope, names) ?? tableInfo(path, place, scope, index);
}

function columnInfo(
  path: readonly string[],
  place: number,
  scope: Scope,
  names: EditorNames,
): WordInfo['card'] | undefined {
  const index = indexOf(names);
  const wanted = path[place]!.toLowerCase();
  const qualifier = place === 0 ? undefined : path[place - 1]!.toLowerCase();
  const isFollowed = place < path.length - 1;
  for (const relation of visibleRelations(scope)) {
    const name = relationName(relation).toLowerCase();
    if (qualifier !== undefined && name !== qualifier) continue;
    if (qualifier === undefined && (isFollowed || isWhole(relation, path) || name === wanted)) continue;
    const column = relationColumns(relation, scope, index).find((one) => one.name.toLowerCase() === wanted);
    if (column)
      return (done) =>
        columnCard(column, relationName(relation), profileOf(relation, column, scope, names), done);
  }
  return undefined;
}

function tableInfo(
  path: readonly string[],
  place: number,
  scope: Scope,
  index: NameIndex,
): WordInfo['card'] | undefined {
  const relations = visibleRelations(scope);
  const wanted = path[place]!.toLowerCase();
  const relation =
    relations.find((one) => isWhole(one, path)) ??
    (place === 0 ? relations.find((one) => relationName(one).toLowerCase() === wanted) : undefined);
  const table = (relation && tableOf(relation, scope, index)) ?? index.table(path)?.table;
  if (table) return () => tableCard(table);
  const columns = relation ? relationColumns(relation, scope, index) : [];
  return relation && columns.length > 0 ? () => queryCard(relationName(relation), columns) : undefined;
}

function profileOf(
  relation: Relation,
  column: EditorColumn,
  scope: Scope,
  names: EditorNames,
): Promise<string[]> | undefined {
  const table = tableOf(relation, scope, indexOf(names));
  return table && names.profile?.(table.name, column.name);
}

/** The names joined by dots around a token, and which of them it is. */
function pathAround(tokens: readonly Token[], at: number): { path: string[]; place: number } {
  let from = at;
  while (keyword(tokens[from - 1]) === '.' && isName(tokens[from - 2])) from -= 2;
  let to = at;
  while (keyword(tokens[to + 1]) === '.' && isName(tokens[to + 2])) to += 2;
  const path = tokens
    .slice(from, to + 1)
    .filter(isName)
    .map(unquoted);
  return { path, place: (at - from) / 2 };
}

function isWhole(relation: Relation, path: readonly string[]): boolean {
  return (
    relation.path.length === path.length &&
    relation.path.every((part, at) => part.toLowerCase() === path[at]!.toLowerCase())
  );
}
