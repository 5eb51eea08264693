import { isBranch, type Branch, type Tree } from './syntax-tree.ts';

/** What the library is known to read otherwise than DuckDB does, in one query. */
export interface QueryFaults {
  /** Why the sources of its columns can't be trusted; '' where they can. */
  columns: string;
  /** Why not all that decides on its rows is told; '' where it is. */
  rows: string;
}

/** All objects of a tree, with the key under which each stands. */
function* branchesOf(tree: Tree, key = ''): Generator<[key: string, branch: Branch]> {
  if (Array.isArray(tree)) for (const child of tree) yield* branchesOf(child, key);
  if (!isBranch(tree)) return;
  yield [key, tree];
  for (const [name, child] of Object.entries(tree)) yield* branchesOf(child, name);
}

const isFilled = (tree: Tree | undefined) => (Array.isArray(tree) ? tree.length > 0 : Boolean(tree));

function nameIn(tree: Tree | undefined): string {
  const name = isBranch(tree) ? tree['name'] : undefined;
  return (isBranch(name) ? nameIn(name) : typeof name === 'string' ? name : '').toLowerCase();
}

/** The name of a column that is written without its table; '' for everything else. */
function bareColumn(branch: Branch): string {
  const column = branch['column'];
  return isBranch(column) && !isFilled(column['table']) ? nameIn(column) : '';
}

/**
 * The names that a list of columns gives to one of its columns and reads in a later one, so that they may mean either:
 * DuckDB takes the table's column where there is one.
 */
function* reusedNames(select: Branch): Generator<string> {
  const given = new Set<string>();
  for (const expression of Array.isArray(select['expressions']) ? select['expressions'] : []) {
    for (const [, branch] of branchesOf(expression)) {
      const name = bareColumn(branch);
      if (given.has(name)) yield name;
    }
    const alias = isBranch(expression) ? expression['alias'] : undefined;
    if (!isBranch(alias) || !isBranch(alias['this'])) continue;
    const name = nameIn({ name: alias['alias'] ?? null });
    if (name !== bareColumn(alias['this'])) given.add(name);
  }
}

/** Names that columns of parts of the query have. */
function namesGiven(tree: Tree): string[] {
  const names: string[] = [];
  for (const [key, branch] of branchesOf(tree))
    if (key === 'alias' && isBranch(branch['this'])) names.push(nameIn({ name: branch['alias'] ?? null }));
  return names;
}

/**
 * What of a parsed query can't be followed, although the library gives an answer.
 * @param columns the names of the columns of the tables that it reads, in lower case
 */
export function queryFaults(tree: Tree, columns: ReadonlySet<string>): QueryFaults {
  const faults: QueryFaults = { columns: '', rows: '' };
  const given = namesGiven(tree);
  const times = (name: string) => given.filter((other) => other === name).length;
  for (const [key, branch] of branchesOf(tree)) {
    if (key === 'star' && ['except', 'replace', 'rename'].some((word) => isFilled(branch[word])))
      faults.columns = 'it takes all columns but for some (EXCLUDE, REPLACE, RENAME)';
    if (key === 'function' && typeof branch['name'] === 'string' && /^columns$/i.test(branch['name']))
      faults.columns = 'it chooses columns by a pattern (COLUMNS)';
    if (/^(un)?pivot$/.test(key)) faults.columns = 'it turns rows into columns (PIVOT)';
    if (key === 'with' && branch['recursive'] === true) faults.columns = 'it reads itself (WITH RECURSIVE)';
    if (key === 'group_by' && branch['all'] === true) faults.rows = 'it groups by all columns (GROUP BY ALL)';
    if (key === 'select' && isFilled(branch['distinct_on']))
      faults.rows = 'it keeps one row of several (DISTINCT ON)';
    if (key !== 'select') continue;
    for (const name of reusedNames(branch))
      if (columns.has(name) || times(name) > 1) faults.columns = `“${name}” may mean two columns in it`;
  }
  return faults;
}
