/** A node of @polyglot-sql/sdk's syntax tree: plain objects whose only key names the kind, such as `{function: {…}}`. */
export type Tree = null | boolean | number | string | Tree[] | { [key: string]: Tree };

export type Branch = { [key: string]: Tree };

/** Whether a value of the tree is an object. */
export function isBranch(tree: Tree | undefined): tree is Branch {
  return typeof tree === 'object' && tree !== null && !Array.isArray(tree);
}

/** A copy of the tree in which every object has gone through `change`, children first. */
export function rewrite(tree: Tree, change: (node: Branch) => Tree): Tree {
  if (Array.isArray(tree)) return tree.map((child) => rewrite(child, change));
  if (!isBranch(tree)) return tree;
  const copy: Branch = {};
  for (const [key, child] of Object.entries(tree)) copy[key] = rewrite(child, change);
  return change(copy);
}

/** Functions of one argument that have a kind of node of their own, and what Spark calls them. */
const namedNodes: Readonly<Record<string, string>> = { initcap: 'initcap', day_of_week: 'dayofweek' };

/** The name (lower case) and arguments of a call of a scalar or aggregate function; undefined for other nodes. */
export function callOf(node: Tree | undefined): { name: string; args: Tree[]; body: Branch } | undefined {
  if (!isBranch(node)) return undefined;
  for (const [key, name] of Object.entries(namedNodes)) {
    const inner = node[key];
    if (isBranch(inner) && inner['this'] !== undefined) return { name, args: [inner['this']], body: inner };
  }
  const body = node['function'] ?? node['aggregate_function'];
  if (!isBranch(body) || typeof body['name'] !== 'string' || !Array.isArray(body['args'])) return undefined;
  return { name: body['name'].toLowerCase(), args: body['args'], body };
}

/** The text of a string literal; undefined for other nodes. */
export function stringOf(node: Tree | undefined): string | undefined {
  const literal = isBranch(node) ? node['literal'] : undefined;
  return isBranch(literal) && literal['literal_type'] === 'string' ? String(literal['value']) : undefined;
}

/** The name of a column, without its table; undefined for other nodes. */
export function columnOf(node: Tree | undefined): string | undefined {
  const column = isBranch(node) ? node['column'] : undefined;
  const name = isBranch(column) ? column['name'] : undefined;
  return isBranch(name) ? String(name['name']) : undefined;
}
