/** A table's three-part name, as the configuration writes it: `catalog.schema.table`. */
export interface TableName {
  catalog: string;
  schema: string;
  table: string;
}

/** The full name as one text, for messages and as a key. */
export function fullName(name: TableName): string {
  return `${name.catalog}.${name.schema}.${name.table}`;
}

/** The key under which a table is found: names differ in case only are the same table. */
export function tableKey(name: TableName): string {
  return fullName(name).toLowerCase();
}

/** Reads `table`, `schema.table` or `catalog.schema.table`; what is missing comes from `defaults`. */
export function parseTableName(text: string, defaults: { catalog: string; schema: string }): TableName {
  const parts = text.split('.').map((part) => part.trim().replace(/^[`"](.*)[`"]$/, '$1'));
  const table = parts.pop() ?? '';
  const schema = parts.pop() ?? defaults.schema;
  const catalog = parts.pop() ?? defaults.catalog;
  return { catalog, schema, table };
}
