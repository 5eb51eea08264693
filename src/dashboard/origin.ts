import { closing, isName, keyword } from '../core/sql/clauses.ts';
import { unquoted } from '../core/sql/tokens.ts';
import {
  isColumnName,
  isStar,
  readSelect,
  splitAtCommas,
  type CommonQuery,
  type Select,
  type SelectItem,
  type Tokens,
} from './select.ts';
import { sourcesOf, type Source } from './sources.ts';
import { timeUnitOf, type TimeUnit } from './time-unit.ts';

/** The column of a table that an output column is made of. */
export interface Origin {
  column: string;
  /** The part of time that its values are cut to: a week, where the output is `date_trunc('week', column)`. */
  unit?: TimeUnit;
  /** The text that stands for NULL, where the output is `coalesce(column, text)`. */
  forNull?: string;
}

/** Where queries in queries are followed no further: a WITH RECURSIVE may name itself. */
const maximumDepth = 20;
const plainTypes =
  /^(VARCHAR|TEXT|STRING|CHAR|TIMESTAMP|DATETIME|DOUBLE|FLOAT|REAL|DECIMAL|NUMERIC|\w*INT|INTEGER)$/;
const formatUnits: Record<string, TimeUnit> = { '%Y': 'year', '%Y-%m': 'month', '%Y-%m-%d': 'day' };

/**
 * The column that an output column of a query is made of, through casts, parts of time and queries in its FROM. Undefined
 * where it is computed in another way, or from many rows. A column that can't be followed is taken for one of its own name.
 */
export function originOf(query: Tokens, column: string): Origin | undefined {
  return originIn(query, column, [], 0);
}

/** The item of a query's list that gives an output column: by its alias or name, else by its text, which the engine takes for a name. */
export function itemOf({ items }: Select, column: string): SelectItem | undefined {
  const wanted = column.toLowerCase();
  const bare = (text: string) => text.toLowerCase().replace(/[\s"]/g, '');
  return (
    items.find(({ name }) => name !== '' && name.toLowerCase() === wanted) ??
    items.find(
      ({ name, expression }) =>
        name === '' && bare(expression.map(({ text }) => text).join('')) === bare(column),
    )
  );
}

function originIn(
  query: Tokens,
  column: string,
  outer: readonly CommonQuery[],
  depth: number,
): Origin | undefined {
  const select = depth < maximumDepth ? readSelect(query) : undefined;
  if (!select) return { column };
  const scope = [...outer, ...select.commons];
  const read = new OriginReader(sourcesOf(select, scope), scope, depth);
  const item = itemOf(select, column);
  if (item) return read.expression(item.expression);
  return select.items.some(isStar) ? read.column('', column) : undefined;
}

class OriginReader {
  constructor(
    private readonly sources: readonly Source[],
    private readonly scope: readonly CommonQuery[],
    private readonly depth: number,
  ) {}

  /** The origin of an expression's values. */
  expression(tokens: Tokens): Origin | undefined {
    if (keyword(tokens[0]) === '(' && closing(tokens, 0) === tokens.length)
      return this.expression(tokens.slice(1, -1));
    if (isColumnName(tokens)) {
      const names = tokens.filter(isName).map(unquoted);
      return this.column(names.slice(0, -1).join('.').toLowerCase(), names.at(-1)!);
    }
    const cast = tokens.findLastIndex((token) => keyword(token) === '::');
    if (cast > 0 && tokens.length === cast + 2)
      return this.cast(tokens.slice(0, cast), tokens.slice(cast + 1));
    if (!isName(tokens[0]) || keyword(tokens[1]) !== '(' || closing(tokens, 1) !== tokens.length)
      return undefined;
    return this.call(unquoted(tokens[0]).toLowerCase(), tokens.slice(2, -1));
  }

  /** The origin of a column of the sources; `qualifier` is '' where the query names none. */
  column(qualifier: string, name: string): Origin | undefined {
    const sources = qualifier ? this.sources.filter(({ names }) => names.includes(qualifier)) : this.sources;
    for (const { query, columns } of sources) {
      if (!query) continue;
      const inner = innerName(query, columns, name, qualifier !== '' || sources.length === 1);
      if (inner !== undefined) return originIn(query, inner, this.scope, this.depth + 1);
    }
    return { column: name };
  }

  private cast(value: Tokens, [type, ...rest]: Tokens): Origin | undefined {
    const origin = this.expression(value);
    const name = keyword(type);
    if (name === 'DATE' && rest.length === 0) return origin && cut(origin, 'day');
    return plainTypes.test(name) ? origin : undefined;
  }

  private call(name: string, inside: Tokens): Origin | undefined {
    const values = splitAtCommas(inside);
    const [first = [], second = []] = values;
    const as = inside.findLastIndex((token) => keyword(token) === 'AS');
    if (/^(try_)?cast$/.test(name)) return this.cast(inside.slice(0, as), inside.slice(as + 1));
    if (/^(any_value|arbitrary|first)$/.test(name)) return this.expression(first);
    if (/^date_?trunc$/.test(name)) return this.part(textOf(first), second);
    if (name === 'strftime') return this.cutTo(formatUnits[textOf(second) ?? ''], first);
    // Of the parts that are numbers, only the year alone says which days are meant.
    if (name === 'year') return this.cutTo('year', first);
    if (name === 'extract' && /^year$/i.test(inside[0]?.text ?? ''))
      return this.cutTo('year', inside.slice(2));
    if (/^date_?part$/.test(name) && textOf(first)?.toLowerCase() === 'year')
      return this.cutTo('year', second);
    if (!/^(coalesce|ifnull)$/.test(name) || values.length !== 2) return undefined;
    const forNull = textOf(second);
    const origin = this.expression(first);
    return origin && !origin.unit && forNull !== undefined ? { ...origin, forNull } : undefined;
  }

  private part(unit: string | undefined, value: Tokens): Origin | undefined {
    return this.cutTo(unit === undefined ? undefined : timeUnitOf(unit), value);
  }

  private cutTo(unit: TimeUnit | undefined, value: Tokens): Origin | undefined {
    const origin = unit && this.expression(value);
    return origin && cut(origin, unit);
  }
}

/** Days in a month's beginning are months: the coarser part of the two, which is the one cut to before unless that was days. */
function cut({ column, unit, forNull }: Origin, to: TimeUnit): Origin | undefined {
  if (forNull !== undefined) return undefined;
  if (unit === undefined || finer(unit, to)) return { column, unit: to };
  return { column, unit };
}

const order: readonly TimeUnit[] = [
  'second',
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'quarter',
  'year',
  'decade',
];

function finer(one: TimeUnit, other: TimeUnit): boolean {
  return order.indexOf(one) < order.indexOf(other);
}

/** What a query calls a column that is known by a source's own names; undefined where it isn't one of its columns. */
function innerName(
  query: Tokens,
  columns: readonly string[],
  name: string,
  isOnly: boolean,
): string | undefined {
  const select = readSelect(query);
  const at = columns.findIndex((column) => column.toLowerCase() === name.toLowerCase());
  if (at >= 0) return select?.items[at]?.name || undefined;
  if (select && itemOf(select, name)) return name;
  return isOnly ? name : undefined;
}

/** The text between a string's quotes; undefined for anything else. */
function textOf(tokens: Tokens): string | undefined {
  const [token, ...rest] = tokens;
  if (token?.type !== 'string' || rest.length > 0 || !token.text.startsWith("'")) return undefined;
  return token.text.slice(1, -1).replaceAll("''", "'");
}
