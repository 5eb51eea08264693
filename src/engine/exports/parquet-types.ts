import type { SchemaElement } from 'hyparquet';
import type { Decoded } from '../decode.ts';
import type { SqlType } from '../sql-type.ts';
import { toJson } from './json-text.ts';
import { daysOf, timeOf, timestampOf, unscaled } from './time-numbers.ts';

/** A schema element without its name and repetition. */
type Leaf = Omit<SchemaElement, 'name' | 'repetition_type'>;

const text: Leaf = { type: 'BYTE_ARRAY', converted_type: 'UTF8' };
const timestamp = (unit: 'MICROS' | 'NANOS', isAdjustedToUTC = false): Leaf => ({
  type: 'INT64',
  logical_type: { type: 'TIMESTAMP', isAdjustedToUTC, unit },
});
const long = (value: Decoded) => BigInt(value as number);
const same = (value: Decoded): unknown => value;

/** What Parquet has for a plain type of DuckDB, and how a decoded value gets there. Others become text. */
const plain: Record<string, [leaf: Leaf, convert: (value: Decoded) => unknown]> = {
  BOOLEAN: [{ type: 'BOOLEAN' }, same],
  TINYINT: [{ type: 'INT32', converted_type: 'INT_8' }, same],
  SMALLINT: [{ type: 'INT32', converted_type: 'INT_16' }, same],
  INTEGER: [{ type: 'INT32' }, same],
  BIGINT: [{ type: 'INT64' }, long],
  UTINYINT: [{ type: 'INT32', converted_type: 'UINT_8' }, same],
  USMALLINT: [{ type: 'INT32', converted_type: 'UINT_16' }, same],
  UINTEGER: [{ type: 'INT32', converted_type: 'UINT_32' }, same],
  UBIGINT: [{ type: 'INT64', converted_type: 'UINT_64' }, long],
  FLOAT: [{ type: 'FLOAT' }, same],
  DOUBLE: [{ type: 'DOUBLE' }, same],
  BLOB: [{ type: 'BYTE_ARRAY' }, same],
  DATE: [{ type: 'INT32', converted_type: 'DATE' }, (value) => daysOf(value as string)],
  TIME: [
    { type: 'INT64', logical_type: { type: 'TIME', isAdjustedToUTC: false, unit: 'MICROS' } },
    (value) => timeOf(value as string),
  ],
  TIMESTAMP_S: [timestamp('MICROS'), (value) => timestampOf(value as string)],
  TIMESTAMP_MS: [timestamp('MICROS'), (value) => timestampOf(value as string)],
  TIMESTAMP: [timestamp('MICROS'), (value) => timestampOf(value as string)],
  TIMESTAMP_NS: [timestamp('NANOS'), (value) => timestampOf(value as string, 9)],
  'TIMESTAMP WITH TIME ZONE': [timestamp('MICROS', true), (value) => timestampOf(value as string)],
  UUID: [{ type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16, logical_type: { type: 'UUID' } }, same],
};

function decimalLeaf(width: number, scale: number): Leaf {
  const rest = { converted_type: 'DECIMAL', precision: width, scale } as const;
  if (width <= 9) return { type: 'INT32', ...rest };
  return width <= 18
    ? { type: 'INT64', ...rest }
    : { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16, ...rest };
}

/** The elements of a column's schema, its own first, then those inside of it. Every value may be NULL. */
export function elementsOf(name: string, type: SqlType, isRequired = false): SchemaElement[] {
  const repetition_type = isRequired ? 'REQUIRED' : 'OPTIONAL';
  switch (type.kind) {
    case 'decimal':
      return [{ name, repetition_type, ...decimalLeaf(type.width, type.scale) }];
    case 'enum':
      return [{ name, repetition_type, ...text }];
    case 'union':
      return [{ name, repetition_type, type: 'BYTE_ARRAY', converted_type: 'UTF8' }];
    case 'list':
      return [
        { name, repetition_type, converted_type: 'LIST', num_children: 1 },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        ...elementsOf('element', type.item),
      ];
    case 'map':
      return [
        { name, repetition_type, converted_type: 'MAP', num_children: 1 },
        { name: 'key_value', repetition_type: 'REPEATED', num_children: 2 },
        ...elementsOf('key', type.key, true),
        ...elementsOf('value', type.value),
      ];
    case 'struct':
      return [
        { name, repetition_type, num_children: type.members.length },
        ...type.members.flatMap((member) => elementsOf(member.name, member.type)),
      ];
    default:
      return [{ name, repetition_type, ...(plain[type.name]?.[0] ?? text) }];
  }
}

function converter(type: SqlType): (value: Decoded) => unknown {
  switch (type.kind) {
    case 'decimal':
      return (value) => unscaled(value as string | number | bigint);
    case 'enum':
      return same;
    case 'union':
      return toJson(type);
    case 'list': {
      const item = toPhysical(type.item);
      return (value) => (value as Decoded[]).map(item);
    }
    case 'map': {
      const key = toPhysical(type.key);
      const item = toPhysical(type.value);
      return (value) =>
        (value as { key: Decoded; value: Decoded }[]).map((entry) => ({
          key: key(entry.key),
          value: item(entry.value),
        }));
    }
    case 'struct': {
      const members = type.members.map((member) => ({ name: member.name, convert: toPhysical(member.type) }));
      return (value) => {
        const struct = value as Record<string, Decoded>;
        return Object.fromEntries(members.map(({ name, convert }) => [name, convert(struct[name] ?? null)]));
      };
    }
    default:
      return plain[type.name]?.[1] ?? String;
  }
}

/** Makes the conversion from decoded values to those that Parquet's writer takes for `elementsOf`. */
export function toPhysical(type: SqlType): (value: Decoded) => unknown {
  const convert = converter(type);
  return (value) => (value === null ? null : convert(value));
}
