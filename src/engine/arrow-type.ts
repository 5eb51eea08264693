import { Type, type DataType, type Decimal, type Field, type FixedSizeList, type Int } from 'apache-arrow';
import type { Timestamp } from 'apache-arrow';
import type { SqlType } from './sql-type.ts';

/** The name of a type that Arrow has no own type for, as DuckDB's lossless conversion notes it at the field. */
function noted(field: Field): string | undefined {
  const name = field.metadata.get('ARROW:extension:name');
  if (name !== 'arrow.opaque') return name;
  const { type_name } = JSON.parse(field.metadata.get('ARROW:extension:metadata') ?? '{}') as {
    type_name?: string;
  };
  return type_name;
}

const notedTypes: Record<string, string> = {
  'arrow.bool8': 'BOOLEAN',
  'arrow.uuid': 'UUID',
  'arrow.json': 'JSON',
  hugeint: 'HUGEINT',
  uhugeint: 'UHUGEINT',
  bignum: 'BIGNUM',
  bit: 'BIT',
  time_tz: 'TIME WITH TIME ZONE',
};

const timestamps = ['TIMESTAMP_S', 'TIMESTAMP_MS', 'TIMESTAMP', 'TIMESTAMP_NS'];

function plainName(field: Field): string {
  const type = field.type as DataType;
  switch (type.typeId) {
    case Type.Int: {
      const { bitWidth, isSigned } = type as Int;
      const name = { 8: 'TINYINT', 16: 'SMALLINT', 32: 'INTEGER', 64: 'BIGINT' }[bitWidth];
      return `${isSigned ? '' : 'U'}${name}`;
    }
    case Type.Float:
      return String(type) === 'Float32' ? 'FLOAT' : 'DOUBLE';
    case Type.Utf8:
    case Type.LargeUtf8:
      return 'VARCHAR';
    case Type.Bool:
      return 'BOOLEAN';
    case Type.Date:
      return 'DATE';
    case Type.Time:
      return (type as unknown as { unit: number }).unit === 3 ? 'TIME_NS' : 'TIME';
    case Type.Timestamp:
      return (type as Timestamp).timezone
        ? 'TIMESTAMP WITH TIME ZONE'
        : timestamps[(type as Timestamp).unit]!;
    case Type.Interval:
      return 'INTERVAL';
    case Type.Binary:
    case Type.LargeBinary:
      return 'BLOB';
    case Type.Null:
      return '"NULL"';
    default:
      return String(type);
  }
}

/** DuckDB's type of an Arrow field as DuckDB-WASM makes it with lossless conversion; an ENUM comes without its values. */
export function sqlTypeOf(field: Field): SqlType {
  const known = notedTypes[noted(field) ?? ''];
  if (known) return { kind: 'plain', name: known };
  const type = field.type as DataType;
  const children = type.children as Field[];
  switch (type.typeId) {
    case Type.Decimal:
      return { kind: 'decimal', width: (type as Decimal).precision, scale: (type as Decimal).scale };
    case Type.Dictionary:
      return { kind: 'enum', values: [] };
    case Type.List:
      return { kind: 'list', item: sqlTypeOf(children[0]!) };
    case Type.FixedSizeList:
      return { kind: 'list', item: sqlTypeOf(children[0]!), length: (type as FixedSizeList).listSize };
    case Type.Map: {
      const [key, value] = (children[0]!.type as DataType).children as Field[];
      return { kind: 'map', key: sqlTypeOf(key!), value: sqlTypeOf(value!) };
    }
    case Type.Struct:
    case Type.Union:
    case Type.DenseUnion:
    case Type.SparseUnion:
      return {
        kind: type.typeId === Type.Struct ? 'struct' : 'union',
        members: children.map((child) => ({ name: child.name, type: sqlTypeOf(child) })),
      };
    default:
      return { kind: 'plain', name: plainName(field) };
  }
}

/** Whether a type holds an ENUM: its values are not in the batches. */
export function hasEnum(type: SqlType): boolean {
  switch (type.kind) {
    case 'enum':
      return true;
    case 'list':
      return hasEnum(type.item);
    case 'map':
      return hasEnum(type.key) || hasEnum(type.value);
    case 'struct':
    case 'union':
      return type.members.some((member) => hasEnum(member.type));
    default:
      return false;
  }
}
