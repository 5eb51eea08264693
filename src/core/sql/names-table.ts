import type { TableName } from '../names.ts';
import type { TableReference } from './tables-in.ts';

/**
 * Whether a query's reference names a table: by its own name, or with its schema and catalog. Case doesn't matter.
 * Two parts may also be a catalog and a table of its schema `main`, as in DuckDB.
 */
export function namesTable({ parts }: Pick<TableReference, 'parts'>, table: TableName): boolean {
  const written = parts.map((part) => part.toLowerCase());
  const [catalog, schema, name] = [table.catalog, table.schema, table.table].map((part) =>
    part.toLowerCase(),
  );
  if (written.at(-1) !== name) return false;
  if (written.length === 1) return true;
  if (written.length === 2) return written[0] === schema || (written[0] === catalog && schema === 'main');
  return written.length === 3 && written[0] === catalog && written[1] === schema;
}
