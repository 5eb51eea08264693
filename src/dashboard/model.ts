/** A table that queries may name, and its columns. */
export interface ModelTable {
  /** The full name in lower case, `catalog.schema.table`. */
  key: string;
  /** The name without catalog and schema. */
  name: string;
  /** The name as it is written in SQL. */
  sql: string;
  /** In their order; a type is '' where it isn't known. */
  columns: readonly { name: string; type: string }[];
  /** False where only the configuration knows of it yet, so that no query may name it. */
  exists?: boolean;
}

/** A column that points to the key of another table, by the tables' names without catalog and schema. */
export interface Reference {
  table: string;
  column: string;
  target: string;
  key: string;
}

/** What filters know of the tables: their columns, and how rows of one lead to a row of another. */
export interface Model {
  /** In the order in which a bare name finds them. */
  tables: readonly ModelTable[];
  references: readonly Reference[];
}

/** The references of a data model's lines, `table_name, column_name, references`; lines without one give none. */
export function referencesOf(
  lines: readonly { values: Readonly<Record<string, string | null | undefined>> }[],
): Reference[] {
  return lines.flatMap(({ values }) => {
    const [key, target] = (values['references'] ?? '').split('.').reverse();
    const { table_name: table, column_name: column } = values;
    if (!key || !target || !table || !column) return [];
    return [{ table: table.split('.').at(-1)!, column, target, key }];
  });
}

/** The table that a query's name, in its parts, stands for; undefined where the model has none. */
export function tableNamed(model: Model, parts: readonly string[]): ModelTable | undefined {
  const written = parts.join('.').toLowerCase();
  const names = [written];
  // Two parts may also be a catalog and a table of its schema `main`, as in DuckDB.
  if (parts.length === 2) names.push(`${parts[0]}.main.${parts[1]}`.toLowerCase());
  return model.tables.find(({ key }) => names.some((name) => key === name || key.endsWith(`.${name}`)));
}

/** A table's column by its name, whose case doesn't matter. */
export function columnOf({ columns }: ModelTable, name: string): { name: string; type: string } | undefined {
  return columns.find((column) => column.name.toLowerCase() === name.toLowerCase());
}
