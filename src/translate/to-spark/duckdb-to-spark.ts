import { Dialect, init, transpile } from '@polyglot-sql/sdk';
import { meaningfulTokens, unquoted } from '../../core/sql/tokens.ts';
import { parseTree, printTree, protect, replace, selected } from '../protected-calls.ts';
import { callOf, columnOf, isBranch, rewrite, type Branch, type Tree } from '../syntax-tree.ts';
import { averageOfDouble, castOf, duckdbFunctions } from './functions.ts';
import { requireUnderstood } from './understood.ts';

/** The type that the data model gives to columns of a name; undefined where it gives none, or several. */
export type ColumnTypes = (column: string) => string | undefined;

const whole = ['INTEGER', 'BIGINT'];

/** NULL comes last in DuckDB, whatever the direction. */
function nullsLast(node: Branch): Tree {
  return 'desc' in node && node['nulls_first'] === null ? { ...node, nulls_first: false } : node;
}

/** The columns of an expression. */
function columnsOf(tree: Tree): string[] {
  const found: string[] = [];
  rewrite(tree, (node) => {
    const name = columnOf(node);
    if (name !== undefined) found.push(name);
    return node;
  });
  return found;
}

/** Conditions, which are 0 or 1 as numbers in both engines. */
const conditions = ['gt', 'gte', 'lt', 'lte', 'eq', 'neq', 'and', 'or', 'not', 'is_null', 'in', 'between'];

/** Whether an expression is a whole number, so that a cast doesn't round, which the engines do in two ways. */
function isWhole(tree: Tree, types: ColumnTypes): boolean {
  const kind = isBranch(tree) ? Object.keys(tree)[0]! : '';
  if (conditions.includes(kind)) return true;
  if (['count', 'year', 'month', 'day', 'quarter', 'rank', 'row_number', 'dense_rank'].includes(kind))
    return true;
  if (['year', 'month', 'day', 'quarter'].includes(callOf(tree)?.name ?? '')) return true;
  if (!['sum', 'min', 'max', 'column'].includes(kind)) return false;
  const columns = columnsOf(tree);
  return columns.length > 0 && columns.every((column) => whole.includes(types(column) ?? ''));
}

/** The names that a query gives to expressions: what such a column is, the data model doesn't tell. */
function aliasesIn(query: string): Set<string> {
  const tokens = meaningfulTokens(query);
  return new Set(
    tokens
      .filter((_, place) => tokens[place - 1]?.text.toLowerCase() === 'as')
      .map((token) => unquoted(token).toLowerCase()),
  );
}

function checkCast(node: Branch, types: ColumnTypes): Tree {
  const cast = castOf(node);
  if (!cast) return node;
  const { value, type } = cast;
  if (['int', 'integer', 'big_int'].includes(type) && !isWhole(value, types))
    throw new Error("a cast to a whole number of what may be none can't be translated");
  if (type === 'var_char' || type === 'text') {
    const known = types(columnOf(value) ?? '') ?? '';
    if (![...whole, 'VARCHAR', 'DATE'].includes(known))
      throw new Error("a cast to text of what is no text, whole number or date can't be translated");
  }
  if (
    !['int', 'integer', 'big_int', 'double', 'decimal', 'date', 'var_char', 'text', 'timestamp'].includes(
      type,
    )
  )
    throw new Error(`a cast to ${type} can't be translated`);
  return node;
}

/**
 * Translates a query from DuckDB's SQL into Spark's. Throws an Error that names what can't be translated, which is
 * everything that isn't known to mean the same there.
 */
export async function duckdbToSpark(query: string, types: ColumnTypes): Promise<string> {
  requireUnderstood(query);
  const named = aliasesIn(query);
  const known: ColumnTypes = (column) => (named.has(column.toLowerCase()) ? undefined : types(column));
  await init();
  const duck = parseTree(query, Dialect.DuckDB);
  const guarded = duck.map((statement) =>
    rewrite(statement, (node) => {
      const ordered = nullsLast(checkCast(node, known) as Branch) as Branch;
      const dated = truncatedDay(ordered, known);
      return protect(averageOfDouble(dated, asDouble) as Branch, duckdbFunctions);
    }),
  );
  const carried = transpile(printTree(guarded, Dialect.DuckDB), Dialect.DuckDB, Dialect.Spark);
  if (!carried.success || !carried.sql)
    throw new Error(`can't be translated: ${carried.error ?? 'unknown reason'}`);
  const spark = parseTree(carried.sql.join(';\n'), Dialect.Spark);
  return printTree(
    spark.map((statement) => rewrite(statement, (node) => replace(node, duckdbFunctions, Dialect.Spark))),
    Dialect.Spark,
  );
}

/** Translates a condition from DuckDB's SQL into Spark's. Throws an Error that names what can't be translated. */
export async function duckdbConditionToSpark(condition: string, types: ColumnTypes): Promise<string> {
  return (await duckdbToSpark(`SELECT ${condition}`, types)).replace(/^SELECT\s+/, '');
}

/** What is cut off of a column of days is cut off of a day, said by a cast. */
function truncatedDay(node: Branch, types: ColumnTypes): Branch {
  const call = callOf(node);
  const [unit, day] = call?.args ?? [];
  if (call?.name !== 'date_trunc' || types(columnOf(day) ?? '') !== 'DATE') return node;
  return { function: { ...call.body, args: [unit!, cast(day!, 'DATE')] } };
}

function asDouble(value: Tree): Tree {
  return cast(value, 'DOUBLE');
}

function cast(value: Tree, type: string): Tree {
  const [statement] = parseTree(`SELECT CAST(placeholder AS ${type})`, Dialect.DuckDB);
  return rewrite(selected(statement!), (node) => (columnOf(node) === 'placeholder' ? value : node));
}
