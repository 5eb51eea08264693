import { duckdb } from '../core/dialects/duckdb.ts';
import type { Look } from './relation.ts';

/** How values of a type are compared, filtered and drawn. `other` holds lists, structs, maps, blobs and the like. */
export type ColumnKind = 'number' | 'date' | 'timestamp' | 'time' | 'boolean' | 'text' | 'other';

/** A column of a relation, named and typed as DuckDB's DESCRIBE tells. */
export interface GridColumn {
  name: string;
  type: string;
  kind: ColumnKind;
}

const kinds: [pattern: RegExp, kind: ColumnKind][] = [
  [
    /^(?:U?(?:TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DOUBLE|FLOAT|DECIMAL\(\d+,\s?\d+\)|BIGNUM|VARINT)$/i,
    'number',
  ],
  [/^DATE$/i, 'date'],
  [/^TIMESTAMP(?:_S|_MS|_NS| WITH TIME ZONE)?$/i, 'timestamp'],
  [/^TIME(?: WITH TIME ZONE)?$/i, 'time'],
  [/^BOOLEAN$/i, 'boolean'],
  [/^VARCHAR$/i, 'text'],
  [/^ENUM\([^)]*\)$/i, 'text'],
];

/** The kind of a DuckDB type: `DECIMAL(18,2)` is a number, `INTEGER[]` is other. */
export function kindOf(type: string): ColumnKind {
  return kinds.find(([pattern]) => pattern.test(type))?.[1] ?? (isEnum(type) ? 'text' : 'other');
}

/** An ENUM's values may hold parentheses; a list of ENUM ends in brackets. */
function isEnum(type: string): boolean {
  return /^ENUM\([\s\S]*\)$/i.test(type);
}

/** A type as a header has room for: the members of an ENUM or a STRUCT are left out. */
export function shortType(type: string): string {
  const list = /(?:\[\d*\])+$/.exec(type)?.[0] ?? '';
  const name = /^(ENUM|STRUCT|MAP|UNION)\(/i.exec(type)?.[1];
  if (name) return `${name.toUpperCase()}${list}`;
  return type.replace(' WITH TIME ZONE', 'TZ');
}

/** A column's value as text, which DuckDB prints exactly for every type. `value` is an SQL expression. */
export function asText(value: string, type: string): string {
  return /^VARCHAR$/i.test(type) ? value : `CAST(${value} AS VARCHAR)`;
}

/** Whether a value of this type may be longer than a cell has room for. */
export function mayBeLong(kind: ColumnKind): boolean {
  return kind === 'text' || kind === 'other';
}

/** The columns of what stands after FROM. Rejects with the engine's error. */
export async function describeColumns(look: Look, from: string, signal?: AbortSignal): Promise<GridColumn[]> {
  const { rows } = await look(`DESCRIBE SELECT * FROM ${from} AS _r`, signal);
  return rows.map((row) => {
    const type = String(row['column_type']);
    return { name: String(row['column_name']), type, kind: kindOf(type) };
  });
}

/** A column of the relation that stands in the query under the alias `_r`. */
export function reference(name: string): string {
  return `_r.${duckdb.identifier(name)}`;
}
