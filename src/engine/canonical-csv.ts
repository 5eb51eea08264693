import type { Dialect } from '../core/dialects/dialect.ts';

/**
 * SQL that reads the canonical CSV of `Connector.convert`. `columns` is SQL of their names and types. The line end is said,
 * for DuckDB takes it from the first one that it sees, which may stand in a value.
 */
export function canonicalCsv(path: string, columns: string, dialect: Dialect): string {
  return (
    `read_csv(${dialect.literal(path)}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', ` +
    `new_line = '\\n', allow_quoted_nulls = false, null_padding = true, parallel = false, ` +
    `max_line_size = 16000000, columns = ${columns})`
  );
}
