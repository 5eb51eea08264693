import type { Dialect } from '../../core/dialects/dialect.ts';
import { tableKey, type TableName } from '../../core/names.ts';

/** The name of the relation that stands for a table of which only one record counts. */
const record = '_record';

/**
 * A dialect in which a job compiles to a query on one record: the job's source is that record alone, and what would
 * replace the target is the query itself. `withRecord` puts the record before such queries.
 */
export function onRecord(dialect: Dialect, source: TableName): Dialect {
  return {
    ...dialect,
    table: (name) => (tableKey(name) === tableKey(source) ? record : dialect.table(name)),
    replaceView: (_name, query) => query,
    replaceTable: (_name, query) => query,
  };
}

/** A query on the record, with the record: `condition` tells it in its table. */
export function withRecord(query: string, source: TableName, condition: string, dialect: Dialect): string {
  return (
    `WITH ${record} AS MATERIALIZED (SELECT * FROM ${dialect.table(source)} WHERE ${condition})\n` + query
  );
}
