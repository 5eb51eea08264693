import type { Pick } from '../charts/pick.ts';
import { closing, isName, keyword } from '../core/sql/clauses.ts';
import { statementsOf } from '../core/sql/statements.ts';
import { meaningfulTokens, unquoted } from '../core/sql/tokens.ts';
import { writtenName } from '../core/sql/written-name.ts';
import { computed } from './aggregates.ts';
import { conditionOf, outcomeCondition } from './condition.ts';
import type { Filter } from './filter.ts';
import { filteredQuery } from './filtered-query.ts';
import { columnOf, tableNamed, type Model, type ModelTable } from './model.ts';
import { itemOf } from './origin.ts';
import { conditionOn } from './reach.ts';
import { depthsOf, isColumnName, isStar, readSelect, type Select, type Tokens } from './select.ts';
import { sourcesOf } from './sources.ts';

/**
 * A query for the rows behind a mark or a figure, written to be read: those that the tile's query is computed from, with
 * the picks as conditions on them and the filters in force. Where that can't be told from the query's text (a UNION, a
 * mark known by a measured value alone), it gives the query's own rows.
 */
export function drillQuery(
  sql: string,
  picks: readonly Pick[],
  filters: readonly Filter[],
  model: Model,
): string {
  const text = statementsOf(sql)[0]?.text ?? sql;
  return rowsBehind(text, picks, filters, model) ?? ownRows(text, picks, filters, model);
}

function ownRows(sql: string, picks: readonly Pick[], filters: readonly Filter[], model: Model): string {
  const query = filteredQuery(sql, filters, model).sql;
  if (picks.length === 0) return query;
  const conditions = picks.map((pick) => outcomeCondition(pick, writtenName(pick.column)));
  return withConditions(`SELECT *\nFROM (\n${query}\n) AS answer`, conditions, false);
}

function rowsBehind(
  sql: string,
  picks: readonly Pick[],
  filters: readonly Filter[],
  model: Model,
): string | undefined {
  const select = readSelect(meaningfulTokens(sql));
  if (!select || !canLookBehind(select, picks)) return undefined;
  const sources = sourcesOf(select, select.commons);
  const tables = sources.map(({ table }) => table && tableNamed(model, table));
  const { FROM: from = [], WHERE: where = [] } = select.clauses;
  const [only] = sources.length === 1 && sources[0]!.columns.length === 0 ? tables : [];
  const conditions = pickConditions(sql, select, picks, only);
  const expressions = picks.map(({ column }) => itemOf(select, column)?.expression ?? []);
  if (!conditions || [where, ...expressions].some((tokens) => mentionsAlias(tokens, select, tables)))
    return undefined;
  const head = `${sql.slice(select.from, select.body)}SELECT *\nFROM `;
  const query = withConditions(
    head + textOf(sql, from),
    [...(where.length > 0 ? [bracketed(sql, where)] : []), ...conditions],
    false,
  );
  // A single table's filters read best among the other conditions.
  const done = only ? [head.length + sources[0]!.from - from[0]!.from] : [];
  const own = only ? filters.flatMap((filter) => conditionOn(only, filter, model) ?? []) : [];
  const filtered = filteredQuery(query, filters, model, new Set(done)).sql;
  // A filter that was made by the mark itself says the same.
  const more = own.filter((condition) => !conditions.includes(condition));
  return withConditions(filtered, more, where.length + conditions.length > 0);
}

/** Whether a query's rows are made, without windows, of those of its FROM. */
function canLookBehind({ clauses, items, isDistinct }: Select, picks: readonly Pick[]): boolean {
  if (!clauses['FROM']?.length || clauses['QUALIFY']) return false;
  const ways = items.map(({ expression }) => computed(expression));
  if (ways.includes('window')) return false;
  if ('GROUP' in clauses || isDistinct || ways.includes('group')) return true;
  // Only the query itself tells which rows a LIMIT leaves. With a mark, one of them is known.
  return picks.length > 0 || !['LIMIT', 'OFFSET', 'FETCH'].some((clause) => clause in clauses);
}

/** The picks as conditions on the rows of the FROM; undefined where only the query's own rows tell. */
function pickConditions(
  sql: string,
  select: Select,
  picks: readonly Pick[],
  table: ModelTable | undefined,
): string[] | undefined {
  const { GROUP: group = [] } = select.clauses;
  const hasTotals = group.some((token) => /^(ROLLUP|CUBE|SETS)$/.test(keyword(token)));
  const conditions: string[] = [];
  let isKnown = picks.length === 0;
  for (const pick of picks) {
    const item = itemOf(select, pick.column);
    if (!item && !select.items.some(isStar)) return undefined;
    const expression = item?.expression ?? [];
    if (computed(expression) === 'group') continue;
    isKnown = true;
    // The rows of a total are those of all groups.
    if (hasTotals && 'values' in pick && pick.values.includes(null)) continue;
    const written = item ? textOf(sql, expression) : writtenName(pick.column);
    const isPlain = !item || isColumnName(expression);
    const column = table && isPlain && columnOf(table, item ? unquoted(expression.at(-1)!) : pick.column);
    if (column) conditions.push(conditionOf(pick, written, column.type));
    else conditions.push(outcomeCondition(pick, isPlain || isCall(expression) ? written : `(${written})`));
  }
  return isKnown ? conditions : undefined;
}

/** Whether an expression is one call of a function, so that it needs no brackets. */
function isCall(tokens: Tokens): boolean {
  return isName(tokens[0]) && keyword(tokens[1]) === '(' && closing(tokens, 1) === tokens.length;
}

/** Whether tokens name an output column that isn't also a column of the tables: without the list it is nothing. */
function mentionsAlias(
  tokens: Tokens,
  { items }: Select,
  tables: readonly (ModelTable | undefined)[],
): boolean {
  const aliases = items.filter(
    ({ name, expression }) =>
      name !== '' &&
      !(isColumnName(expression) && isSame(unquoted(expression.at(-1)!), name)) &&
      !tables.some((table) => table && columnOf(table, name)),
  );
  return tokens.some(
    (token, at) =>
      isName(token) &&
      keyword(tokens[at - 1]) !== '.' &&
      !['.', '('].includes(keyword(tokens[at + 1])) &&
      aliases.some(({ name }) => isSame(name, unquoted(token))),
  );
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** The text of tokens, with the comments and the white space between them. */
function textOf(sql: string, tokens: Tokens): string {
  return sql.slice(tokens[0]!.from, tokens.at(-1)!.to);
}

/** A condition's text, in brackets where an AND beside it would tear it apart. */
function bracketed(sql: string, tokens: Tokens): string {
  const depths = depthsOf(tokens);
  const isTorn = tokens.some((token, at) => depths[at] === 0 && keyword(token) === 'OR');
  return isTorn ? `(${textOf(sql, tokens)})` : textOf(sql, tokens);
}

/** A query with conditions behind it, a line each; `more` where it ends in some already. */
function withConditions(query: string, conditions: readonly string[], more: boolean): string {
  return conditions.reduce(
    (text, condition, at) => `${text}\n${more || at > 0 ? '  AND' : 'WHERE'} ${condition}`,
    query,
  );
}
