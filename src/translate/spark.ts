import { Dialect, generate, init, parse, transpile } from '@polyglot-sql/sdk';
import { errorText } from '../core/error-text.ts';
import { splitInsert } from '../core/config/insert.ts';
import type { SparkFunction } from './functions/function.ts';
import { sparkFunctions } from './functions/functions.ts';
import { callOf, columnOf, isBranch, rewrite, type Branch, type Tree } from './syntax-tree.ts';

const prefix = 'medallion_';

function parseTree(sql: string, dialect: Dialect): Tree[] {
  const result = parse(sql, dialect);
  if (!result.success) throw new Error(`the SQL can't be read: ${result.error ?? 'unknown reason'}`);
  return result.ast as unknown as Tree[];
}

function printTree(tree: Tree[], dialect: Dialect): string {
  const result = generate(tree, dialect);
  if (!result.success || !result.sql)
    throw new Error(`can't be translated: ${result.error ?? 'unknown reason'}`);
  return result.sql.join(';\n');
}

/** DuckDB's semi and anti joins have no side: they keep rows of the left one, as Spark's do. */
function nameJoins(node: Branch): Tree {
  const kinds: Record<string, string> = { LeftSemi: 'Semi', LeftAnti: 'Anti' };
  const kind = kinds[String(node['kind'])];
  return kind === undefined ? node : { ...node, kind };
}

/** Spark calls a column that is cast and not named by the column's own name. */
function nameCasts(node: Branch): Tree {
  const select = node['select'];
  if (!isBranch(select) || !Array.isArray(select['expressions'])) return node;
  const expressions = select['expressions'].map((expression): Tree => {
    const call = callOf(expression);
    const cast = isBranch(expression) ? (expression['cast'] ?? expression['try_cast']) : undefined;
    const inner = call?.name === 'date' ? call.args[0] : isBranch(cast) ? cast['this'] : undefined;
    const name = columnOf(inner);
    if (name === undefined) return expression;
    return aliased(expression, name);
  });
  return { ...node, select: { ...select, expressions } };
}

function aliased(expression: Tree, name: string): Tree {
  const [statement] = parseTree('SELECT x AS placeholder', Dialect.Spark);
  return rewrite(selected(statement!), (node) => {
    if (node['name'] === 'placeholder') return { ...node, name };
    return columnOf(node) === 'x' ? expression : node;
  });
}

/** The first expression of a parsed SELECT. */
function selected(statement: Tree): Tree {
  const select = isBranch(statement) ? statement['select'] : undefined;
  const expressions = isBranch(select) ? select['expressions'] : undefined;
  if (!Array.isArray(expressions) || expressions[0] === undefined)
    throw new Error('no SELECT where one is wanted');
  return expressions[0];
}

/** Calls that need care become calls of names that the library doesn't know, so that it leaves them alone. */
function protect(node: Branch): Tree {
  for (const { name, match } of sparkFunctions) {
    const args = match(node);
    if (!args) continue;
    return {
      function: {
        name: `${prefix}${name}`,
        args,
        distinct: false,
        trailing_comments: [],
        use_bracket_syntax: false,
        no_parens: false,
        quoted: false,
      },
    };
  }
  return node;
}

function templateOf({ template }: SparkFunction, args: Tree[]): string {
  try {
    return template(args);
  } catch (error) {
    throw new Error(`${errorText(error)} can't be translated`, {
      cause: error,
    });
  }
}

/** The protected calls become DuckDB's SQL. */
function replace(node: Branch): Tree {
  const call = callOf(node);
  if (!call?.name.startsWith(prefix)) return node;
  const known = sparkFunctions.find((candidate) => candidate.name === call.name.slice(prefix.length))!;
  const [statement] = parseTree(`SELECT ${templateOf(known, call.args)}`, Dialect.DuckDB);
  return rewrite(selected(statement!), (inner) => {
    const index = /^arg(\d+)$/.exec(columnOf(inner) ?? '')?.[1];
    return index === undefined
      ? inner
      : { paren: { this: call.args[Number(index)]!, trailing_comments: [] } };
  });
}

/**
 * Translates an `INSERT INTO {table_name} (columns) query` from Spark's SQL into DuckDB's.
 * Throws an Error that names what can't be translated.
 */
export async function sparkToDuckdb(sql: string): Promise<string> {
  const { columns, query } = splitInsert(sql);
  const text = await translate(query);
  const list =
    columns.length > 0 ? ` (${columns.map((name) => `"${name.replaceAll('"', '""')}"`).join(', ')})` : '';
  return `INSERT INTO {table_name}${list}\n${text}`;
}

/** Translates a condition from Spark's SQL into DuckDB's. Throws an Error that names what can't be translated. */
export async function sparkConditionToDuckdb(condition: string): Promise<string> {
  return (await translate(`SELECT ${condition}`)).replace(/^SELECT\s+/, '');
}

async function translate(query: string): Promise<string> {
  // The library's parser drops the backslash, so nothing on the tree tells a wildcard from an escaped one.
  if (/\blike\s+'[^']*\\[_%]/i.test(query))
    throw new Error("LIKE with an escaped wildcard can't be translated");
  await init();
  const spark = parseTree(query, Dialect.Spark);
  const guarded = spark.map((statement) => rewrite(rewrite(statement, nameCasts), protect));
  const carried = transpile(printTree(guarded, Dialect.Spark), Dialect.Spark, Dialect.DuckDB);
  if (!carried.success || !carried.sql)
    throw new Error(`can't be translated: ${carried.error ?? 'unknown reason'}`);
  const duck = parseTree(carried.sql.join(';\n'), Dialect.DuckDB);
  return printTree(
    duck.map((statement) => rewrite(rewrite(statement, nameJoins), replace)),
    Dialect.DuckDB,
  );
}
