import { Facet } from '@codemirror/state';
import { isName } from '../core/sql/clauses.ts';
import { tokensOf, unquoted } from '../core/sql/tokens.ts';

export interface EditorColumn {
  name: string;
  /** DuckDB's type, '' where it isn't known. */
  type: string;
}

export interface EditorTable {
  /** The SQL that names the table, quoted where it must be: `workspace.gold.hcp`. */
  name: string;
  /** What the list of completions shows. */
  label: string;
  /** `cell`, `gold`, `bi`, `silver`, `bronze`; others come last. */
  layer: string;
  columns: EditorColumn[];
  rows?: number;
}

export interface EditorFunction {
  name: string;
  /** `round(x, digits) → DOUBLE`. A function with several signatures is listed once for each. */
  signature: string;
  doc: string;
}

/** All that completion and hover know of the workspace. The editor indexes an object once: hand in a new one to change it. */
export interface EditorNames {
  tables: EditorTable[];
  functions: EditorFunction[];
  /** The table over whose row the text is an expression, by its `name`; absent where the text is a statement. */
  row?: string;
  /** What is known of a column's values, in lines of text; `table` is the table's `name`. */
  profile?(table: string, column: string): Promise<string[]>;
}

export const noNames: EditorNames = { tables: [], functions: [] };

/** The names in an editor's state. */
export const editorNames = Facet.define<EditorNames, EditorNames>({
  combine: (values) => values[0] ?? noNames,
});

/** A table, with the parts of its name as they are without quotes. */
export interface KnownTable {
  table: EditorTable;
  path: string[];
  /** 0 for the layer that is offered first. */
  rank: number;
}

export interface NameIndex {
  /** In the order of their layers. */
  tables: KnownTable[];
  /** A table by its whole name, or by its last parts. */
  table(path: readonly string[]): KnownTable | undefined;
  /** The signatures of a function; undefined for an unknown one. */
  function(name: string): EditorFunction[] | undefined;
  functions: ReadonlyMap<string, EditorFunction[]>;
}

const layers = ['cell', 'gold', 'bi', 'silver', 'bronze'];
const indexes = new WeakMap<EditorNames, NameIndex>();

/** The index of an object of names, made once for each object. */
export function indexOf(names: EditorNames): NameIndex {
  const known = indexes.get(names);
  if (known) return known;
  const made = makeIndex(names);
  indexes.set(names, made);
  return made;
}

function makeIndex(names: EditorNames): NameIndex {
  const tables = names.tables.map((table): KnownTable => {
    const rank = layers.indexOf(table.layer.toLowerCase());
    return { table, path: pathOf(table.name), rank: rank < 0 ? layers.length : rank };
  });
  tables.sort((a, b) => a.rank - b.rank);
  const byPath = new Map<string, KnownTable>();
  const add = (key: string, table: KnownTable): void => {
    if (!byPath.has(key)) byPath.set(key, table);
  };
  for (const table of tables)
    for (let from = 0; from < table.path.length; from++) add(keyOf(table.path.slice(from)), table);
  for (const table of tables) add(keyOf([table.table.label]), table);
  const functions = new Map<string, EditorFunction[]>();
  for (const entry of names.functions) {
    const key = entry.name.toLowerCase();
    const signatures = functions.get(key);
    if (signatures) signatures.push(entry);
    else functions.set(key, [entry]);
  }
  return {
    tables,
    functions,
    table: (path) => byPath.get(keyOf(path)),
    function: (name) => functions.get(name.toLowerCase()),
  };
}

/** The parts of a name in SQL, without quotes. */
function pathOf(name: string): string[] {
  return tokensOf(name).filter(isName).map(unquoted);
}

function keyOf(path: readonly string[]): string {
  return path.join('\0').toLowerCase();
}
