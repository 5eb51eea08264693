import { typeText, type SqlType } from '../sql-type.ts';

const plain: Record<string, string> = {
  TINYINT: 'INTEGER',
  SMALLINT: 'INTEGER',
  INTEGER: 'INTEGER',
  UTINYINT: 'INTEGER',
  USMALLINT: 'INTEGER',
  UINTEGER: 'BIGINT',
  BIGINT: 'BIGINT',
  UBIGINT: 'DECIMAL(20,0)',
  FLOAT: 'DOUBLE',
  DOUBLE: 'DOUBLE',
  BOOLEAN: 'BOOLEAN',
  DATE: 'DATE',
  TIMESTAMP_S: 'TIMESTAMP',
  TIMESTAMP_MS: 'TIMESTAMP',
  TIMESTAMP: 'TIMESTAMP',
  TIMESTAMP_NS: 'TIMESTAMP',
  'TIMESTAMP WITH TIME ZONE': 'TIMESTAMP',
};

/** The data model's type that holds the values of a file's own type; what has none is VARCHAR. */
export function modelType(type: SqlType): string {
  if (type.kind === 'decimal') return type.width <= 38 && type.scale >= 0 ? typeText(type) : 'VARCHAR';
  return (type.kind === 'plain' && plain[type.name]) || 'VARCHAR';
}
