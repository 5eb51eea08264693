import { Dialect, generate } from '@polyglot-sql/sdk';
import { isBranch, rewrite, type Branch, type Tree } from './syntax-tree.ts';

/**
 * A query whose subqueries in FROM all have a name: DuckDB wants none, but what nobody can name is not followed.
 * @returns the same text where all have one
 */
export function nameSubqueries(sql: string, tree: Tree[]): string {
  let count = 0;
  const named = (relation: Tree | undefined): Tree => {
    const subquery = isBranch(relation) ? relation['subquery'] : undefined;
    if (!isBranch(subquery) || subquery['alias']) return relation ?? null;
    count++;
    const alias = { name: `_subquery_${count}`, quoted: false, trailing_comments: [] };
    return { subquery: { ...subquery, alias } };
  };
  const select = (node: Branch): Tree => {
    const { from, joins } = node;
    const copy = { ...node };
    if (isBranch(from) && Array.isArray(from['expressions']))
      copy['from'] = { ...from, expressions: from['expressions'].map(named) };
    if (Array.isArray(joins))
      copy['joins'] = joins.map((join) => (isBranch(join) ? { ...join, this: named(join['this']) } : join));
    return copy;
  };
  const changed = tree.map((statement) => rewrite(statement, select));
  if (count === 0) return sql;
  const printed = generate(changed, Dialect.DuckDB);
  return printed.success && printed.sql?.[0] ? printed.sql[0] : sql;
}
