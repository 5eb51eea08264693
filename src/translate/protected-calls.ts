import type { Dialect } from '@polyglot-sql/sdk';
import { generate, parse } from '@polyglot-sql/sdk';
import { errorText } from '../core/error-text.ts';
import type { SparkFunction } from './functions/function.ts';
import { callOf, columnOf, isBranch, rewrite, type Branch, type Tree } from './syntax-tree.ts';

const prefix = 'medallion_';

/** Throws an Error where the text is no SQL. */
export function parseTree(sql: string, dialect: Dialect): Tree[] {
  const result = parse(sql, dialect);
  if (!result.success) throw new Error(`the SQL can't be read: ${result.error ?? 'unknown reason'}`);
  return result.ast as unknown as Tree[];
}

/** Throws an Error where the dialect can't say it. */
export function printTree(tree: Tree[], dialect: Dialect): string {
  const result = generate(tree, dialect);
  if (!result.success || !result.sql)
    throw new Error(`can't be translated: ${result.error ?? 'unknown reason'}`);
  return result.sql.join(';\n');
}

/** The first expression of a parsed SELECT. */
export function selected(statement: Tree): Tree {
  const select = isBranch(statement) ? statement['select'] : undefined;
  const expressions = isBranch(select) ? select['expressions'] : undefined;
  if (!Array.isArray(expressions) || expressions[0] === undefined)
    throw new Error('no SELECT where one is wanted');
  return expressions[0];
}

/** Calls that need care become calls of names that the library doesn't know, so that it leaves them alone. */
export function protect(node: Branch, functions: readonly SparkFunction[]): Tree {
  for (const { name, match } of functions) {
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

/** The protected calls become the other dialect's SQL. */
export function replace(node: Branch, functions: readonly SparkFunction[], dialect: Dialect): Tree {
  const call = callOf(node);
  if (!call?.name.startsWith(prefix)) return node;
  const known = functions.find((candidate) => candidate.name === call.name.slice(prefix.length))!;
  const [statement] = parseTree(`SELECT ${templateOf(known, call.args)}`, dialect);
  return rewrite(selected(statement!), (inner) => {
    const index = /^arg(\d+)$/.exec(columnOf(inner) ?? '')?.[1];
    return index === undefined
      ? inner
      : { paren: { this: call.args[Number(index)]!, trailing_comments: [] } };
  });
}
