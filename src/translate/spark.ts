import { Dialect, init, transpile } from '@polyglot-sql/sdk';
import { splitInsert } from '../core/config/insert.ts';
import { sparkFunctions } from './functions/functions.ts';
import { parseTree, printTree, protect, replace, selected } from './protected-calls.ts';
import { callOf, columnOf, isBranch, rewrite, type Branch, type Tree } from './syntax-tree.ts';

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
  const guarded = spark.map((statement) =>
    rewrite(rewrite(statement, nameCasts), (node) => protect(node, sparkFunctions)),
  );
  const carried = transpile(printTree(guarded, Dialect.Spark), Dialect.Spark, Dialect.DuckDB);
  if (!carried.success || !carried.sql)
    throw new Error(`can't be translated: ${carried.error ?? 'unknown reason'}`);
  const duck = parseTree(carried.sql.join(';\n'), Dialect.DuckDB);
  return printTree(
    duck.map((statement) =>
      rewrite(rewrite(statement, nameJoins), (node) => replace(node, sparkFunctions, Dialect.DuckDB)),
    ),
    Dialect.DuckDB,
  );
}
