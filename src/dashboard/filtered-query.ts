import { isName, keyword } from '../core/sql/clauses.ts';
import { tablesIn, type TableReference } from '../core/sql/tables-in.ts';
import { meaningfulTokens, unquoted, type Token } from '../core/sql/tokens.ts';
import type { Filter } from './filter.ts';
import { tableNamed, type Model, type ModelTable } from './model.ts';
import { conditionOn } from './reach.ts';
import { isBareAlias } from './sources.ts';

/** A query on filtered tables, and the filters that none of its tables has to do with. */
export interface FilteredQuery {
  sql: string;
  unreached: Filter[];
}

const longLine = 60;

/** A piece of a text that another replaces. */
interface Edit {
  from: number;
  to: number;
  text: string;
}

/**
 * The query with each of its tables replaced by those of its rows that pass the filters: by a column of the
 * table itself, or by one of a table that it leads to through references. Its other parts stay as they are.
 * @param done tables, by the places of their names, that are filtered already
 */
export function filteredQuery(
  sql: string,
  filters: readonly Filter[],
  model: Model,
  done: ReadonlySet<number> = new Set(),
): FilteredQuery {
  if (filters.length === 0) return { sql, unreached: [] };
  const tokens = meaningfulTokens(sql);
  const reached = new Set<Filter>();
  const edits: Edit[] = [];
  const renamed: ModelTable[] = [];
  for (const reference of tablesIn(sql)) {
    const table = tableNamed(model, reference.parts);
    const at = tokens.findIndex(({ from }) => from === reference.from);
    if (!table || /^(DESCRIBE|DESC|SHOW)$/.test(keyword(tokens[at - 1]))) continue;
    const conditions = filters.flatMap((filter) => {
      const condition = conditionOn(table, filter, model);
      if (condition !== undefined) reached.add(filter);
      return condition ?? [];
    });
    if (conditions.length === 0 || done.has(reference.from)) continue;
    const edit = replacement(sql, reference, conditions, tokens, at);
    edits.push(edit);
    if (edit.isRenamed) renamed.push(table);
  }
  const places = new Set(edits.map(({ from }) => from));
  edits.push(...qualifierEdits(tokens, renamed, model, places));
  return { sql: edited(sql, edits), unreached: filters.filter((filter) => !reached.has(filter)) };
}

function replacement(
  sql: string,
  { from, to, parts }: TableReference,
  conditions: readonly string[],
  tokens: readonly Token[],
  at: number,
): Edit & { isRenamed: boolean } {
  const query = `SELECT * FROM ${sql.slice(from, to)} WHERE ${conditions.join(' AND ')}`;
  const before = tokens[at - 1];
  if (keyword(before) === 'TABLE') return { from: before!.from, to, text: query, isRenamed: false };
  const next = tokens.find((token) => token.from >= to);
  const hasAlias = keyword(before) === ':' || keyword(next) === 'AS' || isBareAlias(next);
  const text = inBrackets(query, sql, from);
  if (hasAlias || keyword(before) === 'SUMMARIZE') return { from, to, text, isRenamed: false };
  const last = tokens.findLast((token) => token.to === to)!;
  const alias = last.type === 'string' ? parts.at(-1)! : last.text;
  return { from, to, text: `${text} AS ${alias}`, isRenamed: true };
}

/** A query in brackets; a long one on a line of its own, indented as the line into which it is put. */
function inBrackets(query: string, sql: string, from: number): string {
  if (query.length <= longLine) return `(${query})`;
  const [indent] = /^[ \t]*/.exec(sql.slice(sql.lastIndexOf('\n', from - 1) + 1))!;
  return `(\n${indent}  ${query}\n${indent})`;
}

/** A table with an alias is no longer known by its schema and catalog, so that `schema.table.column` must do without. */
function qualifierEdits(
  tokens: readonly Token[],
  renamed: readonly ModelTable[],
  model: Model,
  places: ReadonlySet<number>,
): Edit[] {
  const edits: Edit[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const names: Token[] = [];
    const start = at;
    while (isName(tokens[at]) && keyword(tokens[at + 1]) === '.') {
      names.push(tokens[at]!);
      at += 2;
    }
    if (names.length < 2 || keyword(tokens[start - 1]) === '.' || places.has(names[0]!.from)) continue;
    for (let length = Math.min(3, names.length); length >= 2; length--) {
      const table = tableNamed(model, names.slice(0, length).map(unquoted));
      if (!table || !renamed.includes(table)) continue;
      edits.push({ from: names[0]!.from, to: names[length - 1]!.from, text: '' });
      break;
    }
  }
  return edits;
}

function edited(sql: string, edits: readonly Edit[]): string {
  let text = '';
  let at = 0;
  for (const edit of [...edits].sort((one, other) => one.from - other.from)) {
    text += sql.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return text + sql.slice(at);
}
